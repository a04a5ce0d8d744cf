"""References in five styles: what the manuals say (references.py), words of each language, names, hostile texts."""

from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from citeproc import SCHEMA_PATH
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from publications.citations import STYLES, Name, Work, reference
from publications.citations import styles as module

from .references import CHAPTER, EXPECTED, FINDING, ONE, SITE, TELL, TODAY, WORKS, like

CASES = [(style, case, expected) for style, cases in EXPECTED.items() for case, expected in cases.items()]


@pytest.mark.parametrize(("style", "case", "expected"), CASES, ids=[f"{style}: {case}" for style, case, _ in CASES])
def test_reference_is_what_the_manual_says(style, case, expected):
    written = reference(WORKS[case], style, TODAY)
    assert written.html == expected.replace(" & ", " &amp; ")
    assert written.text == unescape(expected.replace("<i>", "").replace("</i>", ""))


@pytest.mark.parametrize(
    ("style", "case", "expected"),
    [
        ("apa", "two authors", "(Serik & van der Berg, 2023)"),
        ("apa", "three authors", "(Serik et al., 2023)"),
        ("apa", "finding", "(Serik, 2023, Finding 4, PDF p. 36)"),
        ("apa", "no date", "(Serik, n.d.)"),
        ("chicago", "two authors", "(Serik and van der Berg 2023)"),
        ("chicago", "finding", "(Serik 2023, Finding 4, PDF p. 36)"),
        ("harvard", "two authors", "(Serik and van der Berg, 2023)"),
        ("harvard", "chapter", "(Serik, 2023, PDF pp. 35–39)"),
        ("mla", "finding", "(Serik, Finding 4, PDF p. 36)"),
        ("mla", "no author", "(Wells of the Steppe)"),
        ("gost", "Russian finding", "[Иванов, Ахметова, 2023, Вывод 4, с. 36]"),
        ("gost", "four authors", "[Wells of the steppe, 2023]"),
    ],
)
def test_pointer_in_the_text(style, case, expected):
    assert reference(WORKS[case], style, TODAY).in_text == expected


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("apa", "ru", "Serik, A. (2023). What the wells tell. В Wells of the steppe (PDF с. 35–39)."),
        ("apa", "kk", "Serik, A. (2023). What the wells tell. Кітапта Wells of the steppe (PDF б. 35–39)."),
        ("chicago", "ru", "Serik, Aigul. 2023. «What the Wells Tell». В Wells of the Steppe, PDF с. 35–39."),
        ("harvard", "ru", "Serik, A. (2023) «What the wells tell», в Wells of the steppe. Institute of Water, PDF с. 35–39. "
         f"Доступно по адресу: {TELL} (Дата обращения: 23 ноября 2026)."),
        ("harvard", "kk", "Serik, A. (2023) «What the wells tell», кітапта Wells of the steppe. Institute of Water, "
         f"PDF б. 35–39. Қолжетімді: {TELL} (Қаралған күні: 23 қараша 2026)."),
        ("mla", "ru", "Serik, Aigul. «What the Wells Tell». Wells of the Steppe, Institute of Water, 12 мая 2023, "),
        ("gost", "kk", "Serik A. What the wells tell [Электронный ресурс] // Wells of the steppe. "),
    ],
)  # fmt: skip
def test_words_are_in_the_reader_s_language(style, language, expected):
    assert reference(CHAPTER, style, TODAY, language).text.startswith(expected)


@pytest.mark.parametrize(
    ("issued", "expected"), [((2023, 5, 12), "12 мая 2023"), ((2023, 5), "май 2023"), ((2023, 9), "сент. 2023")]
)
def test_russian_month_has_the_form_of_its_place(issued, expected):
    assert f"Institute of Water, {expected}, {SITE}" in reference(like(ONE, issued=issued), "mla", TODAY, "ru").text


@pytest.mark.parametrize(
    ("language", "title", "page"),
    [
        ("de", "Brunnen", "S. 36 (PDF)"),
        ("ar", "الآبار", "ص 36 (PDF)"),
        ("ky", "Кудуктар", "С. 36 (PDF)"),
        ("uz-Latn", "Quduqlar", "P. 36 (PDF)"),
    ],
)
def test_gost_names_pages_in_the_work_s_language(language, title, page):
    work = like(FINDING, title=title, language=language)
    assert f" {page}. URL" in reference(work, "gost", TODAY).text


@pytest.mark.parametrize(
    ("name", "style", "expected"),
    [
        ("محمد علي", "apa", "علي, محمد. (2023)"),
        ("al Hasan Omar", "harvard", "Omar, al Hasan (2023)"),
        ("محمد علي", "gost", "علي محمد. Wells"),
        ("محمد علي", "mla", "علي, محمد. Wells"),
        ("Жан-Пьер Дюма", "gost", "Дюма Ж.-П. Wells"),
        ("Avicenna", "mla", "Avicenna. Wells"),
        ("И. И. Иванов", "apa", "Иванов, И. И. (2023)"),
        ("Vincent van Gogh", "gost", "van Gogh V. Wells"),
    ],
)
def test_names_of_every_script_are_shortened_or_left(name, style, expected):
    assert reference(like(ONE, names=(Name(name),)), style, TODAY).text.startswith(expected)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["Anna - Serik", "Anna- Serik", "- Serik", "- -", "\u2013 Serik", "Serik, -"])
def test_names_with_lone_dashes_are_written(name, style):
    assert (
        "Wells of the Steppe"
        in reference(Work("w", "Wells of the Steppe", SITE, SITE, names=(Name(name),)), style, TODAY).text
    )


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("where the money comes from", "Where the Money Comes From"),
        ("Long-term loans and a well-known bank", "Long-Term Loans and a Well-Known Bank"),
        ("an iPhone in NATO's 2nd office", "An iPhone in NATO's 2nd Office"),
        ("water: the last of it", "Water: The Last of It"),
    ],
)
def test_english_titles_have_the_capitals_of_headlines(printed, expected):
    assert f"<i>{expected}</i>" in reference(like(ONE, title=printed), "mla", TODAY).html


def test_an_ellipsis_in_a_title_keeps_its_dots():
    assert "<i>Wait …</i> Institute" in reference(like(ONE, title="Wait ..."), "apa", TODAY).html


def test_unknown_style_is_a_key_error():
    with pytest.raises(KeyError):
        reference(ONE, "vancouver", TODAY)


TEXTS = some.text(max_size=40)


@given(title=TEXTS, chapter=TEXTS, name=TEXTS, publisher=TEXTS, finding=some.text(max_size=5))
def test_any_text_makes_safe_html_that_reads_as_the_text(title, chapter, name, publisher, finding):
    work = like(ONE, title=title or "?", chapter=chapter, names=(Name(name),), publisher=publisher, finding=finding)
    for style in STYLES:
        written = reference(work, style, TODAY)
        bare = written.html.replace("<i>", "").replace("</i>", "")
        assert "<" not in bare and ">" not in bare
        assert bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == written.text


def test_our_style_files_fit_the_schema_of_csl():
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    files = sorted(Path(module.MANUALS).glob("*.csl"))
    assert [file.stem for file in files] == sorted(STYLES)
    assert [(file.stem, schema.validate(etree.parse(file)), str(schema.error_log)) for file in files] == [
        (file.stem, True, "") for file in files
    ]


def test_our_words_are_terms_of_csl():
    words = ElementTree.parse(module.MANUALS / "words.xml")
    locales = words.findall("{http://purl.org/net/xbiblio/csl}locale")
    counts = [sum(1 for _term in locale.iter("{http://purl.org/net/xbiblio/csl}term")) for locale in locales]
    assert counts == [34, 35]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "(李小龙 & علي, 2023)"),
        ("chicago", "(李小龙 and علي 2023)"),
        ("harvard", "(李小龙 and علي, 2023)"),
        ("mla", "(李小龙 and علي)"),
        ("gost", "[علي, 2023]"),
    ],
)
def test_pointer_in_the_text_holds_the_family_name_alone(style, expected):
    names = (Name("李小龙"), Name("محمد علي"))
    work = Work("k", "Wells", "Institute of Water", SITE, names=names, issued=(2023,))
    assert reference(work, style, TODAY).in_text == expected


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("apa", "en", "What “wells” tell. In "),
        ("chicago", "en", "“What ‘Wells’ Tell.” In "),
        ("harvard", "en", "‘What “wells” tell’, in "),
        ("mla", "en", "“What ‘Wells’ Tell.” "),
        ("mla", "ru", "«What “Wells” Tell». "),
    ],
)
def test_quotation_in_a_quoted_title_has_the_other_marks(style, language, expected):
    work = Work("k", "Steppe", "Institute of Water", SITE, issued=(2023,), chapter="What “wells” tell")
    assert expected in reference(work, style, TODAY, language).text
