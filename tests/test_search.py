"""Search: what is found in either spelling, what is never found, what a query may hold; the same on both databases."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.models import Chapter, Publication, SearchEntry, SearchWord
from publications.search import highlighted, index_publication, parse, search
from publications.search.expressions import wanted
from publications.search.snippets import Marker, snippet
from publications.search.suggestions import distance, slips

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
        ("под_чёркнуто", "чёркн"),
    ],
)
def test_either_spelling_finds_the_other(written, typed):
    indexed(title="A", statement=f"Here stands {written} in a sentence.")
    assert found(typed) == [("finding", "A")]


def test_every_word_must_be_there():
    indexed(title="A", statement="Water and roads.")
    indexed(title="B", statement="Water alone.")
    assert found("water roads") == [("finding", "A")]


def test_without_a_text_that_has_all_words_those_with_some_are_shown():
    indexed(title="A", statement="Water and roads.")
    indexed(title="B", statement="Water alone.")
    results = search("roads water railway")
    assert results.is_relaxed
    assert [entry.publication.title for entry in results.entries] == ["A", "B"]
    assert not search("roads water").is_relaxed
    assert found('"roads water" railway') == []


@pytest.mark.parametrize("query", ["", "   ", "\x00", '"*():&|!<->', "' OR 1=1 --", "%_", "🙂", "\\", "NEAR(", "-"])
def test_signs_are_no_operators(query):
    indexed(title="A")
    assert found(query) == []


def test_query_of_any_length_is_answered():
    indexed(title="A", statement="Water.")
    assert found("water " * 3000) == [("finding", "A")]
    assert found("w" * 5000) == []
    assert found("ﷺ" * 5000) == []
    assert len(parse(" ".join(str(number) for number in range(100))).words) == 12
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
    shown = snippet(text, Marker(parse("казакстан"), "kk"))
    assert "<mark>Қазақстан</mark> stands &amp; ends" in shown
    assert (shown.startswith("… "), shown.endswith("…")) == (True, True)
    assert snippet("Kept. " * 60, Marker(parse("kept"))).endswith("</mark>…")
    assert highlighted("<i>a", Marker(parse("b"))) == "&lt;i&gt;a"


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


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("en", "The studies were cancelled", "study"),
        ("en", "The studies were cancelled", "cancelling"),
        ("ru", "Школами руководят районы", "школа"),
        ("ru", "бюджетов", "бюджеты"),
        ("fr", "les recommandations", "recommandation"),
        ("de", "die Häuser", "Häusern"),
        ("kk", "мектептегі оқушылар", "мектеп"),
        ("kk", "кітапханаларымыздың", "кітапхана"),
        ("kk", "аялдамаларда", "аялдамаға"),
        ("kk", "Қазақстан", "казахстан"),
        ("ru", "Казахстана", "қазақстан"),
    ],
)
def test_word_finds_its_other_forms(language, written, typed):
    indexed(title="A", statement=f"{written}.", language=language)
    assert found(typed) == [("finding", "A")]
    assert "<mark>" in search(typed).entries[0].snippet


def test_word_as_typed_stands_before_its_other_forms():
    indexed(title="Other form", statement="Село и сёла.", language="ru")
    indexed(title="As typed", statement="Сход селей.", language="ru")
    assert found("селей")[0] == ("finding", "As typed")


def test_phrase_stands_as_it_is_typed():
    indexed(title="A", statement="Two keys open the box.")
    indexed(title="B", statement="Keys for two boxes.")
    assert found('"two keys"') == [("finding", "A")]
    assert found("«two keys» box") == [("finding", "A")]
    assert len(found("two keys")) == 2
    assert found('"two keys') == [("finding", "A")]


def test_minus_leaves_out_what_holds_the_word_and_reports_about_it():
    indexed(title="Wells", statement="Water for gardens.")
    indexed(title="Canals and gardens", statement="Water alone.")
    kept = indexed(title="Bills", statement="Water alone.")
    assert found("water -garden") == [("finding", kept.title)]
    assert found("-garden") == []
    assert len(found("water-garden")) == 1  # a hyphen inside a word is no minus


def test_only_common_words_are_told_and_others_passed_over(client):
    indexed(title="A", statement="The price of water.")
    assert found("the price of the water") == [("finding", "A")]
    page = client.get("/search/", {"q": "of the"}).content.decode()
    assert "“of the” holds only words that are in nearly every text." in page
    assert found("және") == []


def test_misspelt_word_is_answered_with_a_known_one(client):
    indexed(title="A", statement="Electricity for Кітапхана.", language="kk")
    assert search("electrcity").suggestion == "electricity"
    assert search("eletcricity").suggestion == "electricity"
    assert search("elektrycity").suggestion == "electricity"
    assert search("кітапхнаа").suggestion == "кітапхана"
    assert search("zzzzzzz").suggestion == ""
    page = client.get("/search/", {"q": "electrcity"}).content.decode()
    assert '<a href="/search/?q=electricity">electricity</a>' in page


def test_suggestion_tells_no_word_of_a_draft():
    draft = indexed("draft", title="Secret", statement="Zanzibarine.")
    assert search("zanzibarune").suggestion == ""
    draft.publish()
    assert search("zanzibarune").suggestion == "zanzibarine"


def test_slips_are_counted_as_damerau_did():
    assert {"ater", "watre", "waters", "cater"} <= slips("water")
    assert "water" not in slips("water")
    pairs = {("water", "water"): 0, ("water", "watre"): 1, ("water", "wine"): 3, ("ab", "ba"): 1, ("", "ab"): 2}
    assert {pair: distance(*pair) for pair in pairs} == pairs
    assert distance("a" * 90, "b" * 10) == 3


def test_vocabulary_counts_entries_and_is_counted_anew():
    made = indexed(title="Water", statement="Water and roads.")
    numbers = dict(SearchWord.objects.filter(entries__gt=0).values_list("word", "entries"))
    assert (numbers["water"], numbers["roads"]) == (2, 1)
    made.title = "Rain"
    made.save()
    index_publication(made)
    index_publication(made)
    assert SearchWord.objects.get(word="water").entries == 1
    before = dict(SearchWord.objects.filter(entries__gt=0).values_list("word", "entries"))
    SearchWord.objects.update(entries=7)
    call_command("rebuild_search")
    assert dict(SearchWord.objects.values_list("word", "entries")) == before


def test_words_in_nearly_every_text_are_walked_from_the_newest(monkeypatch):
    old, new = indexed(title="Water, the oldest"), indexed(title="B", statement="Water.")
    assert found("water")[0] == ("publication", old.title)
    monkeypatch.setattr("publications.search.finding.COMMON", 1)
    assert found("water")[0] == ("publication", old.title)  # few enough to be measured
    monkeypatch.setattr("publications.search.finding.CAP", 1)
    assert found("water") == [("finding", new.title), ("publication", old.title)]
    monkeypatch.setattr("publications.search.finding.COMMON", 9)
    assert found("water")[0] == ("publication", old.title)


def test_vocabulary_tells_which_words_are_common():
    SearchWord.objects.add([("canal", 4), ("canals", 5), ("cana", 1), ("water", 7), ("wa", 1)])
    for query, many, common in (
        ("canal", 8, True),
        ("canal", 9, False),
        ("canal water", 6, True),
        ("canal wells", 6, False),
        ('"canal water"', 6, True),
        ("wa", 1, False),  # too short to be a beginning
        ("cana", 9, True),
    ):
        assert (query, SearchWord.objects.are_common(wanted(parse(query)), many)) == (query, common)


def test_of_very_many_hits_the_newest_are_measured_and_those_that_say_it_in_the_title(monkeypatch):
    indexed(title="A", statement="Water and water.")
    best, middle, new = (indexed(title=title, statement="Water.") for title in ("Water", "B", "C"))
    monkeypatch.setattr("publications.search.finding.CAP", 2)
    monkeypatch.setattr("publications.search.finding.MEASURED", 2)
    assert [title for _kind, title in found("water")] == [best.title, new.title, middle.title]


def test_word_left_out_is_left_out_of_what_has_some_words_too():
    indexed(title="Wells of the steppe"), indexed(title="Wells of the mountains")
    assert [title for _kind, title in found("wells canals -mountains")] == ["Wells of the steppe"]
    assert [title for _kind, title in found('"the steppe" -canals')] == ["Wells of the steppe"]


def test_of_many_unknown_words_none_is_guessed():
    indexed(title="Canals and wells")
    assert search("canels wels").suggestion == "canals wells"
    assert search("canels wels xxxxq yyyyq zzzzq").suggestion == ""


def test_result_opens_the_very_paragraph(client):
    text = "## Start\n\nNothing here.\n\nThe operator keeps **two keys** and a book.\n\nThe end."
    made = indexed(title="A", text=text, slug="a")
    address = re.search(r'href="([^"]*/a/[^"#]+#[^"]+)"', client.get("/search/", {"q": "operator"}).content.decode())[1]
    page = client.get(address).content.decode()
    named = address.partition("#")[2]
    assert re.search(rf'<p id="{named}">The operator', page)
    assert made.slug in address


def test_author_partner_topic_and_year_find_the_report():
    house = make_partner("House of Rain")
    made = indexed(title="A", topics=["water"], contributors=["Aigul Serik"], partner=house, issued_year=2019)
    index_publication(made)
    for query in ("serik", "house of rain", "water 2019", "rain serik"):
        assert found(query) == [("publication", "A")]


@pytest.mark.parametrize(("query", "helped"), [("", True), ("of the", True), ("zxqw", True), ("water", False)])
def test_how_to_search_is_told_where_nothing_was_found(client, query, helped):
    indexed(title="Water in towns")
    page = client.get("/search/", {"q": query}).content.decode()
    assert ("Put a phrase in quotation marks" in page) is helped


def test_title_names_the_query_and_what_is_chosen(client):
    indexed(title="Water in towns")
    page = client.get("/search/?q=water&language=en").content.decode()
    assert "<title>water: English · Search · " in page
