"""What surrounds every page: the header's links and marks, the breadcrumb, and what a long title may do to them."""

import re

import pytest
from django.urls import reverse

from .factories import make_chapter, make_finding, make_partner, make_publication, make_submission, make_user

pytestmark = pytest.mark.django_db


def language_links(answer):
    """Where the header's language menu leads, by language."""
    return dict(re.findall(r'<li><a lang="(\w+)" hreflang="\w+" href="([^"]+)"', answer.content.decode()))


def current(answer):
    """The words of the header's links that are marked as where one is."""
    header = answer.content.decode().partition('<details class="menu">')[0]
    return re.findall(r'aria-current="true">(?:<svg.*?</svg>)?(?:<span class="word">)?([^<]+)(?:</span>)?</a>', header)


def signed_in(client):
    user = make_user(partner=make_partner())
    client.force_login(user)
    return user, user.partners.get()


def test_language_menu_keeps_what_was_searched_and_filtered(client):
    make_publication(topics=["water"])
    assert language_links(client.get("/publications/?topic=water&sort=title")) == {
        "en": "/publications/?topic=water&amp;sort=title",
        "ru": "/ru/publications/?topic=water&amp;sort=title",
        "kk": "/kk/publications/?topic=water&amp;sort=title",
    }
    assert language_links(client.get("/ru/search/", {"q": "вода & <x>"}))["en"] == (
        "/search/?q=%D0%B2%D0%BE%D0%B4%D0%B0+%26+%3Cx%3E"
    )


def test_language_alternates_of_a_listing_have_no_query(client):
    make_publication()
    page = client.get("/publications/?page=1&utm_source=mail", follow=True).content.decode()
    assert re.findall(r'hreflang="ru" href="http[^"]*?(/ru/[^"]*)"', page) == ["/ru/publications/"]


def test_language_menu_of_personal_pages_comes_back_with_the_query(client):
    _user, partner = signed_in(client)
    links = language_links(client.get("/submissions/?page=2"))
    assert links["ru"] == "/accounts/language/ru/?next=/submissions/%3Fpage%3D2"
    submission = make_submission(partner, status="unreadable", failure="damaged")
    refused = client.post(reverse("submission-message", args=[submission.uid]), {"message": ""})
    assert (refused.status_code, language_links(refused)["kk"]) == (
        400,
        f"/accounts/language/kk/?next={submission.get_absolute_url()}",
    )


def test_header_marks_where_one_is(client):
    _user, partner = signed_in(client)
    make_publication(topics=["water"])
    submission = make_submission(partner)
    pages = {
        "/publications/": ["Publications"],
        "/topics/water/": ["Topics"],
        "/search/": ["Search"],
        "/submit/": ["Submit a report"],
        "/submissions/": ["My reports"],
        submission.get_absolute_url(): ["My reports"],
    }
    assert {path: current(client.get(path)) for path in pages} == pages


def test_message_page_leads_back_to_the_submission_after_signing_in(client):
    _user, partner = signed_in(client)
    submission = make_submission(partner)
    answer = client.get(reverse("submission-message", args=[submission.uid]))
    assert (answer.status_code, answer["Location"]) == (302, submission.get_absolute_url())


def test_long_titles_are_cut_around_the_text_and_whole_in_it(client):
    title = " ".join(["word"] * 90)
    made = make_publication(title=title)
    page = client.get(made.get_absolute_url()).content.decode()
    assert f'<span aria-current="page" dir="auto">{" ".join(["word"] * 16)}…</span>' in page
    assert f'<h1 lang="en">{title}</h1>' in page
    assert f">{' '.join(['word'] * 48)}…</a></h2>" in client.get("/publications/").content.decode()


def test_key_findings_show_no_page_marks(client):
    made = make_publication("draft", chapters=0)
    chapter = make_chapter(made)
    make_chapter(made, position=1)
    make_finding(chapter, label="1", statement="Half [[p. 6]] is lost.", is_key=True)
    made.publish()
    page = client.get(made.get_absolute_url()).content.decode()
    assert '<div class="statement" lang="en"><p>Half is lost.</p>' in page
    assert 'id="page-6"' in client.get(chapter.get_absolute_url()).content.decode()


def test_byline_of_a_chapter_names_authors_partner_and_year_in_this_order(client):
    partner = make_partner("Water Institute")
    made = make_publication(partner=partner, title="Wells", contributors=["A. Saparova", "D. Whitfield"], chapters=2)
    alone = make_publication(partner=partner, title="Pipes", chapters=2)

    def byline(publication):
        page = client.get(publication.chapters.first().get_absolute_url()).content.decode()
        found = re.search(r'<p class="byline">(.*?)</p>', page, re.DOTALL)[1]
        return " ".join(re.sub(r"<[^>]+>", "", found).replace("&nbsp;", " ").split())

    assert byline(made) == "Wells · By A. Saparova, D. Whitfield · Water Institute, 2024"
    assert byline(alone) == "Pipes · By Water Institute, 2024"


def test_search_without_hits_says_so_once(client):
    make_publication()
    page = client.get("/search/?q=zzzz").content.decode()
    assert page.count('role="status"') == 2  # the sentence, and the frame's own empty place for what scripts say
    assert page.count("No results for “zzzz”") == 1
    assert "0 results" not in page


def test_no_reader_meets_the_code_of_a_country(client):
    partner = make_partner("Water Institute", country="KZ")
    make_publication(partner=partner)
    pages = [client.get(path).content.decode() for path in ("/partners/", partner.get_absolute_url())]
    assert [re.findall(r"\bKZ\b", page) for page in pages] == [[], []]
    assert ["Water Institute" in page for page in pages] == [True, True]


def test_a_partner_speaks_its_own_language_in_every_interface(client):
    partner = make_partner(about="Ауыл туралы", default_language="kk")
    make_publication(partner=partner)
    for path in ("/ru/partners/", f"/ru{partner.get_absolute_url()}"):
        assert '<p lang="kk">Ауыл туралы</p>' in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("/ru", "/ru/"),
        ("/kk/topics", "/kk/topics/"),
        ("/ru/search?q=x", "/ru/search/?q=x"),
        ("/publications", "/publications/"),
        ("/en", "/en/"),
        ("/en/", "/"),
        ("/en/publications/?topic=water", "/publications/?topic=water"),
        ("/en//example.org/%5Cx", "/example.org/%5Cx"),
        ("/en/%5C%2Fexample.org", "/example.org"),
    ],
)
def test_address_typed_by_hand_leads_on(client, typed, leads_to):
    answer = client.get(typed)
    assert (answer.status_code, answer.headers["Location"]) == (301, leads_to)


def test_icon_is_found_where_programs_ask_for_it(client):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/static/icons/favicon")
