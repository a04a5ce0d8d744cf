"""Publication, chapter and finding: what stands on their pages, in which order, and what their addresses answer."""

import json
import re
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.files import cover_path, keep, store
from publications.models import Chapter, Event, Publication

from .factories import (
    make_chapter,
    make_document,
    make_editor,
    make_finding,
    make_partner,
    make_publication,
    make_user,
)
from .unnamed import unnamed

pytestmark = pytest.mark.django_db

SEED = {
    "title": "Kazakhstan. Tokayev. Reboot. Analytical report",
    "slug": "reboot",
    "extent": "excerpt",
    "issued_year": 2020,
    "headnote": "Below is the text of the *final* chapter.",
}


def words(response):
    """The page as it is read: text only, single spaces."""
    body = response.content.decode().partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def make_excerpt():
    council = make_partner("Kazakhstan Council on International Relations")
    made = make_publication("draft", chapters=0, partner=council, topics=["reform"], **SEED)
    make_chapter(made, title="Introduction", is_public=False, text="Not for the page.")
    interim = make_chapter(made, position=1, title="Interim results", label="4", text="It begins.\n\n[[findings]]\n")
    for number in range(1, 10):
        make_finding(interim, position=number, label=str(number), statement=f"Finding text {number}.")
    make_document(made, size=2_200_000)
    made.publish()
    return made


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_excerpt_reads_on_its_own_page_in_order(client):
    make_excerpt()
    make_publication(title="Another report", topics=["reform"])
    shown = words(client.get("/publications/reboot/"))
    order = [
        "From our Partners",
        "Partner Publications",
        "Kazakhstan. Tokayev. Reboot. Analytical report",
        "By Kazakhstan Council on International Relations, 2020",
        "Below is the text of the final chapter.",
        "Interim results",
        "It begins.",
        *(f"Finding text {number}." for number in range(1, 10)),
        "Read full report (PDF, 2.1 MB)",
        "Cite this report",
        "Similar Posts",
        "Another report",
    ]
    places, start = [], 0
    for text in order:
        start = shown.index(text, start)
        places.append(start)
    assert places == sorted(places)
    assert "Not for the page" not in shown


def test_only_chapter_of_an_excerpt_is_canonical_to_the_publication(client):
    make_excerpt()
    page = client.get("/ru/publications/reboot/interim-results/").content.decode()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/publications/reboot/">' in page


def test_full_publication_lists_chapters_and_key_findings(client):
    made = make_publication(chapters=2, findings=3, slug="full")
    starred = made.findings.order_by("pk")[1]
    starred.is_key = True
    starred.save()
    context = client.get("/publications/full/").context
    assert [(row.title, row.finding_count) for row in context["chapters"]] == [
        (row.title, 3) for row in made.chapters.order_by("position")
    ]
    assert context["key_findings"] == [starred]
    assert "chapter" not in context


def test_page_tells_when_it_was_updated_and_where_its_doi_leads(client):
    made = make_publication(slug="full", doi="https://doi.org/10.5555/canals")
    row = Publication.objects.filter(pk=made.pk)
    row.update(publish_at=made.updated_at)
    page = client.get("/publications/full/").content.decode()
    assert '<a href="https://doi.org/10.5555/canals" rel="noopener">10.5555/canals</a>' in page
    assert "<dt>Updated</dt>" not in page
    row.update(publish_at=made.updated_at - timedelta(days=2))
    assert "<dt>Updated</dt>" in client.get("/publications/full/").content.decode()


def test_chapter_page_shows_each_finding_once_with_its_anchor(client):
    made = make_publication(chapters=2, findings=3, slug="full")
    first, second = made.chapters.order_by("position")
    response = client.get(first.get_absolute_url())
    page = response.content.decode()
    assert re.findall(r'<li class="finding" id="([^"]+)"', page) == ["finding-1", "finding-2", "finding-3"]
    assert "Chapter 1 of 2" in words(response)
    assert (response.context["previous"], response.context["next"]) == (None, second)
    assert "PDF pages 1–2" not in page  # there is no file to turn to


def test_findings_stand_at_their_places(client):
    made = make_publication("draft", chapters=0, slug="full")
    text = "Opening.\n\n[[findings]]\n\nBetween.\n\n[[findings finding-2]]\n\nClosing."
    chapter = make_chapter(made, findings=3, text=text)
    made.publish()
    parts = client.get(chapter.get_absolute_url()).context["parts"]
    assert [(unnamed(part.html).strip(), [finding.label for finding in part.findings]) for part in parts] == [
        ("<p>Opening.</p>", []),
        ("<p>Between.</p>", ["1"]),
        ("<p>Closing.</p>", ["2", "3"]),
    ]


def test_findings_without_a_place_stand_at_the_end(client):
    made = make_publication("draft", chapters=0)
    chapter = make_chapter(made, findings=2, text="All.")
    made.publish()
    parts = client.get(chapter.get_absolute_url()).context["parts"]
    assert [len(part.findings) for part in parts] == [0, 2]


def test_query_counts_do_not_grow(client):
    few = make_publication(chapters=2, findings=2, topics=["a"], contributors=["A B"], slug="few")
    many = make_publication(
        chapters=12, findings=9, topics=["a", "b", "c"], contributors=["A B", "C D", "E F"], slug="many"
    )
    for made in (few, many):
        make_document(made)
    pages = [f"{made.get_absolute_url()}{made.chapters.first().slug}/" for made in (few, many)]
    assert queries(client, pages[0]) == queries(client, pages[1])
    assert queries(client, pages[0]) <= 6
    assert queries(client, "/publications/few/") == queries(client, "/publications/many/")


def test_reading_pages_set_no_cookie(client):
    made = make_publication(slug="full", findings=1)
    finding = made.findings.get()
    paths = ("/publications/full/", made.chapters.get().get_absolute_url(), f"/f/{finding.uid}/")
    for path in paths:
        response = client.get(path)
        assert response.cookies == {}
        assert "cookie" not in response.headers.get("Vary", "").lower()


def test_finding_keeps_its_address(client):
    made = make_publication("draft", chapters=0, slug="full")
    chapter = make_chapter(made, title="Results", findings=0)
    fourth = [make_finding(chapter, position=place, label=str(place)) for place in range(1, 6)][3]
    made.publish()
    assert client.get(f"/f/{fourth.uid}/").headers["Location"] == "/publications/full/results/#finding-4"
    make_finding(chapter, position=3, label="3a")
    chapter.title = "Other name"
    chapter.save()
    chapter.move_to("outcomes")
    made.move_to("renamed")
    response = client.get(f"/f/{fourth.uid.upper()}/")
    assert (response.status_code, response.headers["Location"]) == (302, "/publications/renamed/outcomes/#finding-4")
    page = client.get("/publications/renamed/outcomes/").content.decode()
    assert fourth.statement in page.partition('id="finding-4"')[2].partition("</li>")[0]


def test_finding_of_an_excerpt_leads_to_the_publication(client):
    made = make_excerpt()
    finding = made.findings.order_by("position")[3]
    assert client.get(f"/f/{finding.uid}/").headers["Location"] == "/publications/reboot/#finding-4"


def test_withdrawn_finding_leaves_its_number_and_a_notice(client):
    made = make_publication(findings=3, slug="full")
    gone = made.findings.order_by("position")[1]
    gone.withdraw("Counted twice.")
    response = client.get(f"/f/{gone.uid}/")
    assert response.status_code == 410
    assert "Counted twice." in words(response)
    assert gone.statement not in words(response)
    page = client.get(made.chapters.get().get_absolute_url())
    assert gone.statement not in words(page)
    item = page.content.decode().partition('id="finding-2"')[2].partition("</li>")[0]
    assert "Withdrawn" in item


@pytest.mark.parametrize(
    ("status", "code"), [("draft", 404), ("embargoed", 404), ("published", 200), ("withdrawn", 410)]
)
def test_status_decides_what_every_address_answers(client, status, code):
    made = make_publication(status, title="The title", slug="full", findings=1, topics=["reform"])
    make_document(made)
    chapter, finding = made.chapters.get(), made.findings.get()
    paths = [
        "/publications/full/",
        f"/publications/full/{chapter.slug}/",
        "/publications/full/cite.ris",
        "/publications/full/findings.json",
        f"/f/{finding.uid}/",
        "/publications/full/full.pdf",
    ]
    answers = {path: client.get(path) for path in paths}
    expected = dict.fromkeys(paths, code)
    if status == "published":
        expected |= {f"/f/{finding.uid}/": 302, "/publications/full/full.pdf": 404}  # the factory stores no bytes
    assert {path: answer.status_code for path, answer in answers.items()} == expected
    for answer in answers.values():
        if status != "published":
            assert finding.statement not in answer.content.decode()
        if status == "withdrawn":
            assert "The title" in words(answer)
            assert "The figures were wrong." in words(answer)


def test_withdrawn_before_it_was_public_stays_unknown(client):
    made = make_publication("embargoed", slug="early")
    made.withdraw("Too early.")
    assert client.get("/publications/early/").status_code == 404


def test_withdrawn_publication_names_its_replacement(client):
    better = make_publication(title="Better")
    made = make_publication(slug="worse")
    made.withdraw("Wrong.", replaced_by=better)
    assert "It is replaced by: Better" in words(client.get("/publications/worse/"))


def test_hidden_chapter_has_no_page(client):
    made = make_publication(chapters=2, slug="full", findings=1)
    hidden = made.chapters.first()
    Chapter.objects.filter(pk=hidden.pk).update(is_public=False)
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(f"/f/{hidden.findings.get().uid}/").status_code == 404
    assert [row["chapter"] for row in client.get("/publications/full/findings.json").json()["findings"]] == [
        made.chapters.last().title
    ]


def test_old_addresses_redirect(client):
    made = make_publication(chapters=1, slug="old", topics=["x"])
    make_document(made)
    chapter = made.chapters.get()
    former = chapter.slug
    made.move_to("new")
    moved = {
        "/publications/old/": "/publications/new/",
        "/kk/publications/old/": "/kk/publications/new/",
        f"/publications/old/{former}/": f"/publications/new/{former}/",
        "/publications/old/old.pdf": "/publications/new/new.pdf",
        "/publications/new/old.pdf": "/publications/new/new.pdf",
        "/publications/old/cite.bib": "/publications/new/cite.bib",
    }
    answers = {path: client.get(path) for path in moved}
    assert {path: answer.headers.get("Location") for path, answer in answers.items()} == moved
    assert {answer.status_code for answer in answers.values()} == {301}
    chapter.refresh_from_db()
    chapter.move_to("outcomes")
    answer = client.get(f"/publications/new/{former}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/publications/new/outcomes/")


def test_old_address_of_a_draft_tells_nothing(client):
    made = make_publication("draft", slug="old")
    made.move_to("new-and-secret")
    assert client.get("/publications/old/").status_code == 404


def test_file_is_served_in_ranges_from_the_folder_of_its_page(client):
    made = make_publication(slug="full")
    digest, path, size = store(BytesIO(b"%PDF-1.7 the whole report"))
    make_document(made, sha256=digest, path=path, size=size)
    response = client.get("/publications/full/full.pdf", headers={"Range": "bytes=0-7"})
    assert (response.status_code, b"".join(response.streaming_content)) == (206, b"%PDF-1.7")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get("/publications/full/full.docx").status_code == 404
    again = client.get("/publications/full/full.pdf", headers={"If-None-Match": f'"{digest}"'})
    assert again.status_code == 304


def test_cover_of_a_draft_is_for_its_readers_only(client):
    partner = make_partner()
    made = make_publication("draft", partner=partner, cover_key="0" * 32)
    assert client.get(f"/covers/{'0' * 32}-320.webp").status_code == 404
    client.force_login(make_user(partner=make_partner()))
    assert client.get(f"/covers/{'0' * 32}-320.webp").status_code == 404
    keep(cover_path("0" * 32, 320, "webp"), b"picture")
    client.force_login(make_editor())
    response = client.get(f"/covers/{'0' * 32}-320.webp")
    assert (response.status_code, b"".join(response.streaming_content)) == (200, b"picture")
    assert response.headers["Cache-Control"] == "private, no-cache"
    client.logout()
    made.publish()
    response = client.get(f"/covers/{'0' * 32}-320.webp")
    assert (response.status_code, b"".join(response.streaming_content)) == (200, b"picture")
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Cookie" not in response.headers.get("Vary", "")
    for nonsense in ("999.webp", "320.exe"):
        assert client.get(f"/covers/{'0' * 32}-{nonsense}").status_code == 404


def test_findings_as_json(client):
    made = make_publication(title="The title", slug="full", findings=2)
    first, second = made.findings.order_by("position")
    made.findings.filter(pk=second.pk).update(word="Recommendation")
    second.withdraw("Counted twice.")
    second.refresh_from_db()
    data = client.get("/publications/full/findings.json").json()
    chapter = made.chapters.get().title
    assert data["publication"]["url"] == "http://127.0.0.1:8000/publications/full/"
    assert data["findings"] == [
        {
            "uid": first.uid,
            "url": f"http://127.0.0.1:8000/f/{first.uid}/",
            "chapter": chapter,
            "label": "1",
            "word": "",
            "name": "Finding 1",
            "anchor": "finding-1",
            "statement": first.statement,
            "page": 2,
        },
        {
            "uid": second.uid,
            "url": f"http://127.0.0.1:8000/f/{second.uid}/",
            "chapter": chapter,
            "label": "2",
            "word": "Recommendation",
            "name": "Recommendation 2",
            "anchor": "finding-2",
            "withdrawn": second.withdrawn_at.date().isoformat(),
            "reason": "Counted twice.",
        },
    ]


def test_citation_of_a_publication_a_chapter_and_a_finding(client):
    made = make_publication(title="Whole", slug="full", chapters=0, contributors=["Aigul Serik"])
    chapter = make_chapter(made, title="Part", slug="part", findings=1)
    ris = client.get("/publications/full/cite.ris").content.decode()
    assert "TY  - RPRT\r\nAU  - Serik, Aigul\r\nTI  - Whole\r\n" in ris
    assert "TI  - Part\r\nT2  - Whole\r\n" in client.get("/publications/full/cite.ris?chapter=part").content.decode()
    item = json.loads(client.get("/publications/full/cite.json?finding=finding-1").content)[0]
    assert (item["title"], item["note"]) == ("Part", "Finding 1")
    assert item["URL"] == f"http://127.0.0.1:8000/f/{chapter.findings.get().uid}/"
    chapter.findings.update(word="Recommendation")
    item = json.loads(client.get("/publications/full/cite.json?finding=finding-1").content)[0]
    assert item["note"] == "Recommendation 1"
    for nonsense in ("cite.doc", "cite.ris?chapter=nope", "cite.ris?finding=nope"):
        assert client.get(f"/publications/full/{nonsense}").status_code == 404


def test_head_holds_the_scholarly_tags(client):
    made = make_publication(title="Whole", slug="full", contributors=["Aigul Serik"], topics=["water"])
    make_document(made)
    page = client.get("/ru/publications/full/").content.decode()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/publications/full/">' in page
    assert '<meta name="citation_title" content="Whole">' in page
    assert '<meta name="citation_author" content="Serik, Aigul">' in page
    assert '<meta name="citation_pdf_url" content="http://127.0.0.1:8000/publications/full/full.pdf">' in page
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1]
    assert json.loads(block)["@graph"][0]["name"] == "Whole"


def test_title_cannot_end_the_data_block(client):
    make_publication(title="</script><script>alert(1)</script>", slug="sly")
    page = client.get("/publications/sly/").content.decode()
    assert "<script>alert" not in page
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1]
    assert json.loads(block)["@graph"][0]["name"] == "</script><script>alert(1)</script>"


def test_translations_versions_and_corrections(client):
    group = {"translation_group": "steppe"}
    made = make_publication(title="Steppe", slug="steppe", **group)
    russian = make_publication(title="Степь", language="ru", slug="step", **group)
    second = make_publication(title="Steppe, second edition", edition_of=made)
    make_publication("draft", title="Дала", language="kk", **group)
    Event.objects.create(kind=Event.Kind.CORRECTED, publication=made, message="Table 3 mended.")
    response = client.get("/publications/steppe/")
    assert (response.context["translations"], response.context["versions"]) == ([russian], [second])
    assert [event.message for event in response.context["corrections"]] == ["Table 3 mended."]
    page = response.content.decode()
    assert '<link rel="alternate" hreflang="ru" href="http://127.0.0.1:8000/publications/step/">' in page
    assert "Дала" not in page


def test_no_public_page_has_inline_code(client):
    make_excerpt()
    make_publication(slug="full", topics=["reform"], findings=2, abstract="An abstract.")
    paths = ["/", "/publications/", "/publications/reboot/", "/publications/full/", "/partners/", "/topics/reform/"]
    for path in [*paths, "/search/?q=report", "/about/", "/feeds/", "/nope"]:
        page = client.get(path).content.decode()
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script>(?!\s*</script>)", page) == []
