"""A chapter's text with its findings where they belong."""

import re
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.html import format_html
from django.utils.translation import get_language, gettext

from ..page_marks import each_page_mark
from ..text import split_at_findings

TABLE = '<div class="table-box" tabindex="0" role="group">'
WAY_BACK = re.compile(r'(<a href="#(?:chapter\d+:)?fnref(\d+)(?::\d+)?" class="footnote-backref"[^>]*>)([^<]*)</a>')
MOST_RUNS = 4
MOST_SQUARES = 400  # of a report that numbers every sentence the strip would be as long as the text


@dataclass(frozen=True)
class Part:
    """A stretch of the text, with the findings that come before it."""

    html: str
    findings: list = field(default_factory=list)


def reading_parts(html: str, findings: list) -> list[Part]:
    """The text cut at the places of findings, every finding in exactly one of them.

    The first place takes them from the beginning; each further one from the finding that it names. Where the text has
    no place, they stand at its end.
    """
    (_none, opening), *places = split_at_findings(html)
    if not places:
        return [Part(opening), Part("", findings)] if findings else [Part(opening)]
    where = {finding.anchor: place for place, finding in enumerate(findings)}
    starts, latest = [0], 0
    for anchor, _html in places[1:]:
        latest = max(latest, where.get(anchor, len(findings)))
        starts.append(latest)
    ends = [*starts[1:], len(findings)]
    parts = [Part(opening)]
    for (_anchor, after), start, end in zip(places, starts, ends, strict=True):
        parts.append(Part(after, findings[start:end]))
    return parts


def finding_runs(findings: list) -> list[tuple]:
    """(first, last) of each stretch of findings that the report calls by one word: its findings, its recommendations.

    Where the words change so often that the list would be as long as the text, all are one stretch.
    """
    runs = [list(rows) for _word, rows in groupby(findings, key=lambda row: row.word)]
    runs = runs if len(runs) <= MOST_RUNS else [findings]
    return [(rows[0], rows[-1]) for rows in runs]


def file_pages(file_address: str) -> str:
    """What a page's number is put after to open the file there; "" for a file that does not open at a page."""
    return f"{file_address}#page=" if file_address.endswith(".pdf") else ""


def with_page_links(html: str, pages: str) -> str:
    """A chapter's HTML with a link into the file at each place where one of its pages begins."""
    if not pages:
        return html
    said = gettext("PDF page %s")
    return each_page_mark(
        html,
        lambda mark, page: (
            mark
            + format_html(
                '<a class="page-link" href="{}{}" data-page="{}" lang="{}"><span class="visually-hidden">{}</span></a>',
                *(pages, page, page, get_language(), said % page),
            )
        ),
    )


def with_spoken_names(html: str, key) -> str:
    """A chapter's HTML with names for what shows none, in the reader's language: boxes of tables, and the arrows that
    lead from a note back to its place, also where ``one_of_many`` renamed it. ``key`` keeps the ids of several chapters
    on a page apart."""
    name = '<span class="visually-hidden" id="{0}" lang="{1}">{2}</span>'
    first, *others = html.split(TABLE)
    for number, piece in enumerate(others, start=1):
        box = format_html(
            name + '<div class="table-box" tabindex="0" role="group" aria-labelledby="{0}">',
            *(f"table-{key}-{number}", get_language(), gettext("Table %s") % number),
        )
        first += box + piece
    said = gettext("Back to the place of note %s")
    back = '<span aria-hidden="true">{}</span><span class="visually-hidden" lang="{}">{}</span></a>'
    return WAY_BACK.sub(lambda link: link[1] + format_html(back, link[3], get_language(), said % link[2]), first)


def findings_by_chapter(publication, chapters) -> None:
    """Give each of ``chapters`` its findings as ``squares``, with what their names and addresses need."""
    by_key = {chapter.pk: chapter for chapter in chapters}
    for chapter in chapters:
        chapter.publication, chapter.squares = publication, []
    if sum(chapter.finding_count for chapter in chapters) > MOST_SQUARES:
        return
    rows = publication.findings.filter(chapter__in=by_key, withdrawn_at__isnull=True)
    for row in rows.order_by("position", "pk").only(
        "publication_id", "chapter_id", "label", "word", "anchor", "is_key"
    ):
        row.chapter = by_key[row.chapter_id]
        row.chapter.squares.append(row)
