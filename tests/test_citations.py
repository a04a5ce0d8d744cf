"""Citations, each expected string written by hand from the format's description."""

import json

import pytest

from publications.citations import (
    Name,
    Shown,
    Work,
    bare_doi,
    bibtex,
    csl,
    csl_json,
    finding_name,
    graph,
    meta_tags,
    ris,
)

REPORT = Work(
    key="steppe-reset",
    title="Steppe Reset",
    subtitle="Water & land",
    publisher="Institute of Water",
    url="https://portal.example/publications/steppe-reset/",
    language="en",
    names=(Name("Aigul Serik"), Name("Peter van der Berg"), Name("Council of Elders", is_organisation=True)),
    issued=(2023, 5, 12),
    abstract="What 50 % of\nwells tell.",
    keywords=("water", "reform"),
    pdf_url="https://portal.example/publications/steppe-reset/steppe-reset.pdf",
    isbn="978-601-00-1234-5",
    doi="10.1000/x_1",
)
CHAPTER = Work(
    key="reboot-interim-results",
    title="Reboot",
    publisher="Council",
    url="https://portal.example/publications/reboot/interim-results/",
    issued=(2020,),
    chapter="Interim results",
)
FINDING = Work(**{**CHAPTER.__dict__, "url": "https://portal.example/f/abcdefgh/", "finding": "4"})


def test_ris_of_a_report():
    assert ris(REPORT).split("\r\n") == [
        "TY  - RPRT",
        "AU  - Serik, Aigul",
        "AU  - van der Berg, Peter",
        "AU  - Council of Elders",
        "TI  - Steppe Reset: Water & land",
        "PY  - 2023",
        "DA  - 2023/05/12/",
        "PB  - Institute of Water",
        "LA  - en",
        "SN  - 978-601-00-1234-5",
        "DO  - 10.1000/x_1",
        "UR  - https://portal.example/publications/steppe-reset/",
        "L1  - https://portal.example/publications/steppe-reset/steppe-reset.pdf",
        "AB  - What 50 % of wells tell.",
        "KW  - water",
        "KW  - reform",
        "ER  - ",
        "",
    ]


def test_ris_of_a_chapter_and_a_finding():
    assert ris(CHAPTER).split("\r\n")[:6] == [
        "TY  - CHAP",
        "AU  - Council",
        "TI  - Interim results",
        "T2  - Reboot",
        "PY  - 2020",
        "DA  - 2020///",
    ]
    assert "N1  - Finding 4" in ris(FINDING).split("\r\n")


def test_bibtex_of_a_report():
    assert bibtex(REPORT) == (
        "@techreport{steppe-reset,\n"
        "  author = {Serik, Aigul and van der Berg, Peter and {Council of Elders}},\n"
        "  title = {{Steppe Reset: Water \\& land}},\n"
        "  institution = {Institute of Water},\n"
        "  year = {2023},\n"
        "  month = may,\n"
        "  language = {en},\n"
        "  isbn = {978-601-00-1234-5},\n"
        "  doi = {10.1000/x\\_1},\n"
        "  url = {https://portal.example/publications/steppe-reset/},\n"
        "  abstract = {What 50 \\% of wells tell.},\n"
        "  keywords = {water, reform},\n"
        "}\n"
    )


def test_bibtex_of_a_finding():
    assert bibtex(FINDING) == (
        "@incollection{reboot-interim-results,\n"
        "  author = {{Council}},\n"
        "  title = {{Interim results}},\n"
        "  booktitle = {{Reboot}},\n"
        "  publisher = {Council},\n"
        "  year = {2020},\n"
        "  language = {en},\n"
        "  url = {https://portal.example/f/abcdefgh/},\n"
        "  note = {Finding 4},\n"
        "}\n"
    )


def test_bibtex_cannot_be_broken_by_a_title():
    broken = Work(**{**REPORT.__dict__, "title": "50 % of {all} \\ x_y^2 ~ #1 $", "subtitle": ""})
    expected = r"title = {{50 \% of \{all\} \textbackslash{} x\_y\textasciicircum{}2 \textasciitilde{} \#1 \$}},"
    assert expected in bibtex(broken)


def test_bibtex_names_braces_without_a_partner():
    broken = Work(**{**REPORT.__dict__, "title": "}{ and }", "subtitle": ""})
    expected = r"title = {{\textbraceright{}\textbraceleft{} and \textbraceright{}}},"
    assert expected in bibtex(broken)


def test_csl_of_a_report_and_a_chapter():
    assert csl(REPORT) == {
        "id": "steppe-reset",
        "type": "report",
        "title": "Steppe Reset: Water & land",
        "author": [
            {"family": "Serik", "given": "Aigul"},
            {"family": "van der Berg", "given": "Peter"},
            {"literal": "Council of Elders"},
        ],
        "issued": {"date-parts": [[2023, 5, 12]]},
        "publisher": "Institute of Water",
        "language": "en",
        "URL": "https://portal.example/publications/steppe-reset/",
        "DOI": "10.1000/x_1",
        "ISBN": "978-601-00-1234-5",
        "abstract": "What 50 % of wells tell.",
        "keyword": "water, reform",
    }
    assert json.loads(csl_json(CHAPTER)) == [
        {
            "id": "reboot-interim-results",
            "type": "chapter",
            "title": "Interim results",
            "container-title": "Reboot",
            "author": [{"literal": "Council"}],
            "issued": {"date-parts": [[2020]]},
            "publisher": "Council",
            "language": "en",
            "URL": "https://portal.example/publications/reboot/interim-results/",
        }
    ]


@pytest.mark.parametrize(
    ("word", "label", "language", "expected"),
    [
        ("Recommendation", "3", "en", "Recommendation 3"),
        ("Рекомендация", "2.1", "ru", "Рекомендация 2.1"),
        ("ұсыныс", "3", "kk", "3-ұсыныс"),
        ("Tavsiya", "3", "uz-Latn", "3-Tavsiya"),
        ("", "3", "kk", "3-тұжырым"),
        ("", "R3", "fr", "finding R3"),
        ("Conclusion", "", "en", "Conclusion"),
    ],
)
def test_finding_is_named_as_the_report_names_it(word, label, language, expected):
    assert finding_name(word, label, language) == expected


def test_note_of_a_finding_names_it_in_the_work_s_language():
    named = Work(**{**FINDING.__dict__, "finding_word": "Recommendation"})
    assert "N1  - Recommendation 4" in ris(named).split("\r\n")
    assert "  note = {Recommendation 4},\n" in bibtex(named)
    assert csl(named)["note"] == "Recommendation 4"
    assert csl(Work(**{**FINDING.__dict__, "language": "ru"}))["note"] == "Вывод 4"
    assert "note" not in csl(CHAPTER)


@pytest.mark.parametrize(
    ("printed", "family", "given", "suffix"),
    [
        ("Aigul Serik", "Serik", "Aigul", ""),
        ("Peter van der Berg", "van der Berg", "Peter", ""),
        ("Martin Luther King Jr.", "King", "Martin Luther", "Jr."),
        ("Martin Luther King, Jr.", "King", "Martin Luther", "Jr."),
        ("King, Martin Luther, Jr.", "King", "Martin Luther", "Jr."),
        ("Серік, Айгүл", "Серік", "Айгүл", ""),
        ("Avicenna", "Avicenna", "", ""),
        ("  Айгерим   Нурланова ", "Нурланова", "Айгерим", ""),
        ("Иванов И. И.", "Иванов", "И. И.", ""),
        ("И. И. Иванов", "Иванов", "И. И.", ""),
        ("Иванов И.И.", "Иванов", "И.И.", ""),
        ("Иванов Иван Иванович", "Иванов", "Иван Иванович", ""),
        ("Иван Иванович Иванов", "Иванов", "Иван Иванович", ""),
        ("Роман Аркадьевич Абрамович", "Абрамович", "Роман Аркадьевич", ""),
        ("Ахметов Нұрлан Серікұлы", "Ахметов", "Нұрлан Серікұлы", ""),
        ("Smith J.", "Smith", "J.", ""),
    ],
)
def test_name_is_parted(printed, family, given, suffix):
    assert Name(printed).parts() == (family, given, suffix)


def test_bibtex_keeps_an_and_inside_one_name_together():
    work = Work(**{**CHAPTER.__dict__, "names": (Name("Institute of War and Peace"), Name("Aigul Serik"))})
    assert "author = {{Institute of War and Peace} and Serik, Aigul}," in bibtex(work)


def test_meta_tags_of_a_report():
    assert meta_tags(REPORT) == [
        ("citation_title", "Steppe Reset: Water & land"),
        ("citation_author", "Serik, Aigul"),
        ("citation_author", "van der Berg, Peter"),
        ("citation_author", "Council of Elders"),
        ("citation_publication_date", "2023/05/12"),
        ("citation_technical_report_institution", "Institute of Water"),
        ("citation_language", "en"),
        ("citation_isbn", "978-601-00-1234-5"),
        ("citation_doi", "10.1000/x_1"),
        ("citation_abstract", "What 50 % of wells tell."),
        ("citation_keywords", "water; reform"),
        ("citation_pdf_url", "https://portal.example/publications/steppe-reset/steppe-reset.pdf"),
        ("citation_abstract_html_url", "https://portal.example/publications/steppe-reset/"),
        ("citation_public_url", "https://portal.example/publications/steppe-reset/"),
    ]


def test_meta_tags_of_a_chapter():
    assert meta_tags(CHAPTER) == [
        ("citation_title", "Interim results"),
        ("citation_author", "Council"),
        ("citation_publication_date", "2020"),
        ("citation_inbook_title", "Reboot"),
        ("citation_publisher", "Council"),
        ("citation_language", "en"),
        ("citation_public_url", "https://portal.example/publications/reboot/interim-results/"),
    ]


def test_graph_names_the_whole_of_a_chapter():
    shown = Shown("https://portal.example/publications/reboot/", is_text_here=True)
    thing = graph.chapter(CHAPTER, shown)
    assert (thing["@type"], thing["name"], thing["@id"]) == ("Chapter", "Interim results", CHAPTER.url)
    assert thing["isPartOf"] == {"@id": "https://portal.example/publications/reboot/"}
    assert thing["author"] == [{"@type": "Organization", "name": "Council"}]


def test_date_to_the_month_gives_the_year_to_scholarly_tags():
    work = Work(**{**CHAPTER.__dict__, "issued": (2020, 5)})
    assert dict(meta_tags(work))["citation_publication_date"] == "2020"
    assert "DA  - 2020/05//" in ris(work).split("\r\n")


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/x_1",
        " doi:10.1000/x_1",
        "DOI 10.1000/x_1",
        "doi.org/10.1000/x_1",
        "https://doi.org/10.1000/x_1",
        "http://dx.doi.org/10.1000/x_1",
        "https://www.doi.org/10.1000/x_1",
    ],
)
def test_doi_is_told_from_what_stands_before_it(written):
    assert bare_doi(written) == "10.1000/x_1"
