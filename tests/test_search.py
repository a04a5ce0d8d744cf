"""Search: what is found in either spelling, what is never found, what a query may hold; the same on both databases."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.models import Chapter, Publication, SearchEntry
from publications.search import highlighted, index_publication, search, snippet, words_of

from .factories import make_chapter, make_finding, make_partner, make_publication

pytestmark = pytest.mark.django_db


def indexed(status="published", *, statement="Nothing of note.", text="Nothing.", **fields):
    made = make_publication("draft", chapters=0, **fields)
    chapter = make_chapter(made, title="Results", text=text)
    make_finding(chapter, label="1", statement=statement)
    if status != "draft":
        made.publish()
    index_publication(made)
    return made


def found(query, **options):
    return [(entry.kind, entry.publication.title) for entry in search(query, **options).entries]


def test_finds_report_chapter_and_finding():
    indexed(title="Water in towns")
    indexed(title="Towns", text="On water.")
    indexed(title="Villages", statement="Water is carried.")
    assert sorted(found("water")) == [
        ("chapter", "Towns"),
        ("finding", "Villages"),
        ("publication", "Water in towns"),
    ]
    assert search("water").counts == {"publication": 1, "chapter": 1, "finding": 1}
    assert found("water", kind="finding") == [("finding", "Villages")]


def test_title_ranks_before_text():
    indexed(title="Other", text="Water, again water, and water.")
    indexed(title="Water")
    assert found("water") == [("publication", "Water"), ("chapter", "Other")]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Қазақстан", "казакстан"),
        ("казакстан", "Қазақстан"),
        ("өңірлердегі", "онирлердеги"),
        ("үһ ұғымы әдіс", "ух угымы адис"),
        ("учёт", "учет"),
        ("учет", "учёт"),
        ("реформа", "реформы"),
        ("реформы", "реформа"),
        ("reform", "reforms"),
        ("reforms", "REFORM"),
        ("ﬁnance", "finance"),
        ("cost-benefit/analysis", "analysis cost benefit"),
        ("под_чёркнуто", "подчеркнуто"[:3]),
    ],
)
def test_either_spelling_finds_the_other(written, typed):
    indexed(title="A", statement=f"Here stands {written} in a sentence.")
    assert found(typed) == [("finding", "A")]


def test_every_word_must_be_there():
    indexed(title="A", statement="Water and roads.")
    indexed(title="B", statement="Water alone.")
    assert found("water roads") == [("finding", "A")]
    assert found("water railway") == []


@pytest.mark.parametrize("query", ["", "   ", "\x00", '"*():&|!<->', "' OR 1=1 --", "%_", "🙂", "\\", "NEAR(", "-"])
def test_signs_are_no_operators(query):
    indexed(title="A")
    assert found(query) == []


def test_query_of_any_length_is_answered():
    indexed(title="A", statement="Water.")
    assert found("water " * 3000) == [("finding", "A")]
    assert found("w" * 5000) == []
    assert found("ﷺ" * 5000) == []
    assert len(words_of(" ".join(str(number) for number in range(100)))) == 12
    assert found("wa\x00ter") == [("finding", "A")]


def test_only_what_is_public_at_the_moment_is_found():
    made = {status: indexed(status, title=status, statement="Water.") for status in ("draft", "published")}
    assert found("water") == [("finding", "published")]
    made["draft"].publish()
    assert sorted(found("water")) == [("finding", "draft"), ("finding", "published")]
    made["published"].withdraw("Wrong.")
    assert found("water") == [("finding", "draft")]
    Chapter.objects.update(is_public=False)
    assert found("water") == []


def test_withdrawn_finding_is_not_found():
    made = indexed(title="A", statement="Water.")
    made.findings.get().withdraw("Wrong.")
    assert found("water") == []


def test_index_follows_the_text():
    made = indexed(title="A", statement="Water.")
    finding = made.findings.get()
    finding.statement = "Roads."
    finding.save()
    index_publication(made)
    assert (found("water"), found("roads")) == ([], [("finding", "A")])
    assert SearchEntry.objects.filter(publication=made).count() == 3


def test_index_forgets_what_was_deleted():
    made = indexed("draft", title="Water")
    Publication.objects.filter(pk=made.pk).first().findings.all().delete()
    made.delete()
    assert SearchEntry.objects.count() == 0
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM publications_searchwords")
            assert cursor.fetchone() == (0,)


def test_rebuild_writes_what_is_missing(capsys):
    indexed(title="Water")
    SearchEntry.objects.all().delete()
    assert found("water") == []
    call_command("rebuild_search")
    assert capsys.readouterr().out == "1 publications indexed.\n"
    assert found("water") == [("publication", "Water")]


def test_snippet_marks_the_word_and_escapes_the_rest():
    text = "<b>Opening</b> " + "word " * 60 + "then Қазақстан stands & ends " + "more " * 60
    shown = snippet(text, words_of("казакстан"))
    assert "<mark>Қазақстан</mark> stands &amp; ends" in shown
    assert (shown.startswith("… "), shown.endswith("…")) == (True, True)
    assert snippet("Kept. " * 60, ["kept"]).endswith("</mark>…")
    assert highlighted("<i>a", ["b"]) == "&lt;i&gt;a"


def test_pages_go_on_to_the_last():
    made = make_publication("draft", chapters=0)
    chapter = make_chapter(made, text="None.")
    for number in range(45):
        make_finding(chapter, label=str(number), statement="Water.")
    made.publish()
    index_publication(made)
    assert [len(search("water", page=page).entries) for page in (1, 2, 3, 99)] == [20, 20, 5, 5]
    assert (search("water").pages, search("water").total) == (3, 45)
    seen = {entry.pk for page in (1, 2, 3) for entry in search("water", page=page).entries}
    assert len(seen) == 45


def test_page_groups_filters_and_leads_to_the_anchor(client):
    house = make_partner("House", slug="house")
    made = indexed(title="A", statement="Water.", partner=house, slug="a")
    indexed(title="B", statement="Water.", issued_year=2020)
    response = client.get("/search/?q=water&partner=house")
    page = response.content.decode()
    assert f'href="/publications/a/{made.chapters.get().slug}/#finding-1"' in page
    assert "1 result for “water”" in page
    assert response.context["chips"] == [("House", "/search/?q=water")]
    assert {choice.label for choice in response.context["facets"].partners} >= {"House"}
    assert client.get("/search/?q=water&kind=nonsense&page=abc").context["results"].total == 2


def test_page_says_which_other_spelling_it_shows(client):
    indexed(title="A", statement="Қазақстан сулары.")
    page = client.get("/search/", {"q": "казакстан"}).content.decode()
    assert "Also showing results for қазақстан" in page
    assert "Also showing" not in client.get("/search/", {"q": "қазақстан"}).content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("zebra", "No results for “zebra”. Check the spelling, use fewer words, or browse all publications."),
        ("&&&", "Type at least one letter or digit."),
        ("<script>", "No results for “&lt;script&gt;”."),
    ],
)
def test_page_without_results_says_why(client, query, sentence):
    assert sentence in client.get("/search/", {"q": query}).content.decode()


def test_nul_in_a_query_is_refused_with_a_sentence(client):
    response = client.get("/search/?q=%00")
    assert (response.status_code, "NUL" in response.content.decode()) == (400, True)


def test_query_count_does_not_grow(client):
    counts = []
    for number in (3, 12):
        for _place in range(number):
            indexed(statement="Water.")
        with CaptureQueriesContext(connection) as captured:
            client.get("/search/?q=water")
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[0] <= 6
