"""Findings are called what their report calls them, wherever they are named."""

import re

import pytest

from publications import search

from .factories import make_chapter, make_editor, make_finding, make_publication
from .review_rows import make_drafted, opened, press, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """A Russian report with two conclusions, two recommendations and a finding without a word."""
    made = make_publication(title="Отчёт", slug="report", language="ru", chapters=2)
    chapter = make_chapter(made, title="Итоги", slug="results", position=3)
    rows = [("Вывод", "1"), ("Вывод", "2"), ("Рекомендация", "1"), ("Рекомендация", "2"), ("", "7")]
    for position, (word, label) in enumerate(rows):
        make_finding(chapter, position=position, word=word, label=label, is_key=True, statement=f"Довод {position}.")
    search.index_publication(made)
    return made


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_chapter_page_names_each_finding(client, made):
    page = client.get("/publications/report/results/").content.decode()
    links = re.findall(r'<a class="finding-number"[^>]*>(.*?)</a>', page)
    assert [text_of(link) for link in links] == [
        "Вывод 1 1", "Вывод 2 2", "Рекомендация 1 1", "Рекомендация 2 2", "Finding 7 7",
    ]  # fmt: skip
    assert re.findall(r"<span [^>]*>|<span>", links[0])[0] == '<span class="visually-hidden">'
    assert '<span class="visually-hidden" lang="en">Finding 7</span>' in links[4]
    assert re.findall('<p class="finding-word" aria-hidden="true">(.*?)</p>', page) == [
        *("Вывод", "Вывод", "Рекомендация", "Рекомендация"),
    ]
    assert 'Copy the link: <bdi lang="ru">Рекомендация 1</bdi></span>' in page
    assert 'Cite: <bdi lang="ru">Рекомендация 1</bdi></span>' in page


def test_contents_beside_the_text_lead_to_each_kind_of_finding(client, made):
    page = client.get("/publications/report/results/").content.decode()
    links = re.findall(r'<a href="#(finding-[^"]+)">(.*?)</a>', page)
    assert [text_of(words) for _anchor, words in links] == [
        "Вывод 1 – Вывод 2",
        "Рекомендация 1 – Рекомендация 2",
        "Finding 7",
    ]
    anchors = list(made.findings.values_list("anchor", flat=True))
    assert [anchor for anchor, _words in links] == [anchors[0], anchors[2], anchors[4]]


def test_key_findings_are_named(client, made):
    page = client.get("/publications/report/").content.decode()
    assert page.count('<bdi lang="ru">Рекомендация 1</bdi>&nbsp;·') == 1
    assert "Finding 7&nbsp;·" in page


def test_search_names_what_it_found(client, made):
    page = client.get("/search/?q=Довод&kind=finding").content.decode()
    names = {text_of(name) for name in re.findall(r'<p class="eyebrow">(.*?)</p>', page)}
    assert names == {"Вывод 1", "Вывод 2", "Рекомендация 1", "Рекомендация 2", "Finding 7"}


def test_notice_of_a_withdrawn_finding_names_it(client, made):
    row = made.findings.get(word="Рекомендация", label="2")
    row.withdraw("Counted twice.")
    answer = client.get(f"/f/{row.uid}/")
    page = answer.content.decode()
    assert answer.status_code == 410
    assert '<h1><bdi lang="ru">Рекомендация 2</bdi></h1>' in page
    assert "Withdrawn: Рекомендация 2" in re.search("<title>(.*?)</title>", page, re.S)[1]
    assert made.events.get(kind="finding-withdrawn").message == "Рекомендация 2: Counted twice."
    chapter = client.get("/publications/report/results/").content.decode()
    assert '<span class="visually-hidden">Рекомендация 2</span>' in chapter


def test_editor_changes_the_word_on_the_review_screen():
    submission = make_drafted()
    client = staff(make_editor())
    fields = opened(client, submission)
    response = press(client, submission, "save", fields, **{"finding-0-word": "Key message"})
    assert response.status_code == 302
    words = submission.publication.findings.order_by("position").values_list("word", flat=True)
    assert list(words) == ["Key message", "", ""]


def test_admin_offers_the_word(client, made):
    client.force_login(make_editor())
    page = client.get(f"/admin/publications/publication/{made.pk}/change/").content.decode()
    assert len(re.findall(r'name="findings-\d+-word"', page)) == 6
