"""What reading was sure of and what a person should look at, in words: certainty of each field, doubts, removed lines."""

import re
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..drafting import working_title
from ..to_check import EXPECTED, is_thing
from .reasons import in_words

WORDS = {
    "sure": gettext_lazy("sure"),
    "check": gettext_lazy("check"),
    "missing": gettext_lazy("missing"),
    "edited": gettext_lazy("edited"),
}
# Fields of the form, by the name under which reading keeps its evidence.
FIELDS = {
    "title": "title",
    "subtitle": "subtitle",
    "issued": "issued_year",
    "language": "language",
    "abstract": "abstract",
    "isbn": "isbn",
    "issn": "issn",
    "licence": "licence",
    "doi": "doi",
    "cover": "cover_file",
    "contributors": "contributors",
}
REMOVED_KINDS = {
    "running head": gettext_lazy("Running head"),
    "running foot": gettext_lazy("Running foot"),
    "folio": gettext_lazy("Page numbers"),
    "repeated title": gettext_lazy("Repeated title"),
    "contents": gettext_lazy("Contents page"),
    "cover": gettext_lazy("Cover and imprint"),
    "watermark": gettext_lazy("Watermark"),
    "line number": gettext_lazy("Line numbers"),
    "in a picture": gettext_lazy("Words in a picture"),
    "hidden text": gettext_lazy("Hidden text"),
}
# Doubts about missing words come before those about their form: what is not there cannot be seen.
GRAVEST = [
    *("words-lost", "unreadable-letters", "picture-page", "recognised", "no-chapters", "unclear-reading-order"),
    *("contents-entry-not-found", "finding-number-missing", "picture-missing", "table-as-text"),
]
NUMBER = re.compile(r"\d+")
SEEN_AT_ONCE = 5  # places of one kind of doubt
ONE_GROUP = {
    "folio",
    "contents",
    "cover",
    "line number",
    "in a picture",
    "hidden text",
}  # each line of these has a text of its own


@dataclass(frozen=True, slots=True)
class Mark:
    """How sure reading was of a value, and where it found it."""

    certainty: str
    page: int | None = None
    text: str = ""
    why: str = ""
    is_thing: bool = False

    @property
    def word(self):
        return WORDS[self.certainty]


@dataclass(frozen=True, slots=True)
class Doubts:
    """One kind of doubt: a sentence, and the places in question as (page, words)."""

    sentence: str
    places: list

    @property
    def first(self):
        """What is seen at once: all, unless so many that the next kinds would be out of sight."""
        return self.places if len(self.places) <= SEEN_AT_ONCE + 1 else self.places[:SEEN_AT_ONCE]

    @property
    def others(self):
        """What unfolds."""
        return self.places[len(self.first) :]


@dataclass(frozen=True, slots=True)
class RemovedLines:
    """Removed lines of one kind and text (digits apart), each as (index, page, text, is back)."""

    kind: str
    text: str
    lines: list


def draft_of(submission) -> dict:
    return (submission.reading or {}).get("draft", {})


def front_marks(draft: dict, publication) -> dict[str, Mark]:
    """By the form's field. A value that differs from the one that was read has been edited and is no thing to check."""
    marks = {}
    for name, field in FIELDS.items():
        evidence = draft.get("evidence", {}).get(name)
        if evidence:
            stored = _stored(publication, name)
            edited = _value(draft, name) != stored and not (
                not draft.get(name) and stored == _filled_in(publication, name)
            )
            marks[field] = _mark(evidence, edited=edited, expected=name in EXPECTED)
    return marks


def _filled_in(publication, name):
    """What drafting puts where reading found nothing: it is nobody's word, so the field is still to be checked."""
    if name == "title":
        return next((working_title(document)[:500] for document in publication.documents.all()), None)
    return {"language": publication.partner.default_language, "licence": publication.partner.default_licence}.get(name)


def _mark(evidence: dict, *, edited: bool, expected: bool) -> Mark:
    certainty = "edited" if edited else evidence["certainty"]
    thing = is_thing(certainty, expected=expected)
    return Mark(certainty, evidence.get("page"), evidence.get("text", ""), in_words(evidence.get("why", "")), thing)


def _value(draft, name):
    if name == "issued":
        return (draft.get("issued_year"), draft.get("issued_month"), draft.get("issued_day"))
    if name == "contributors":
        return list(draft.get("contributors", ()))
    return None if name == "cover" else draft.get(name, "")


def _stored(publication, name):
    if name == "issued":
        return (publication.issued_year, publication.issued_month, publication.issued_day)
    if name == "contributors":
        return [contributor.name for contributor in publication.contributors.all()]
    return None if name == "cover" else getattr(publication, name)


def chapter_marks(draft: dict, chapters) -> dict[int, Mark]:
    """By primary key: chapters that still have the title and page that were read."""
    read = {(row["title"][:500], row["page"]): row["evidence"] for row in draft.get("chapters", ())}
    return _row_marks((chapter.pk, read.get((chapter.title, chapter.first_page))) for chapter in chapters)


def finding_marks(draft: dict, findings) -> dict[int, Mark]:
    """By primary key: findings that still have the label, page and words that were read."""
    read = {(row["label"][:20], row["page"], row["text"]): row["evidence"] for row in draft.get("findings", ())}
    return _row_marks((row.pk, read.get((row.label, row.page, row.statement))) for row in findings)


def _row_marks(pairs) -> dict[int, Mark]:
    return {pk: _mark(evidence, edited=False, expected=False) for pk, evidence in pairs if evidence}


def doubts(draft: dict) -> list[Doubts]:
    """The doubts by kind, the gravest first, the others in the order in which they first occur."""
    kinds: dict[str, list] = {}
    for row in draft.get("doubts", ()):
        kinds.setdefault(row["code"], []).append((row.get("page"), row.get("text", "")))
    ordered = sorted(kinds, key=lambda code: GRAVEST.index(code) if code in GRAVEST else len(GRAVEST))
    return [Doubts(doubt_sentence(code, len(kinds[code])), kinds[code]) for code in ordered]


def doubt_sentence(code: str, count: int) -> str:
    """``count`` doubts of one kind, in words."""
    sentences = {
        "finding-without-full-stop": ngettext(
            "%(count)d finding ends without a full stop.", "%(count)d findings end without a full stop.", count
        ),
        "finding-number-missing": ngettext(
            "A number is missing in the findings.", "%(count)d numbers are missing in the findings.", count
        ),
        "heading-not-in-contents": ngettext(
            "%(count)d heading does not stand on the contents page.",
            "%(count)d headings do not stand on the contents page.",
            count,
        ),
        "contents-entry-not-found": ngettext(
            "%(count)d entry of the contents page was not found in the report.",
            "%(count)d entries of the contents page were not found in the report.",
            count,
        ),
        "bookmark-not-found": ngettext(
            "%(count)d bookmark of the file was not found in the report.",
            "%(count)d bookmarks of the file were not found in the report.",
            count,
        ),
        "picture-page": ngettext(
            "%(count)d page is a picture without text.", "%(count)d pages are pictures without text.", count
        ),
        "words-lost": ngettext(
            "Some words of %(count)d page stand neither in the draft nor among the removed lines.",
            "Some words of %(count)d pages stand neither in the draft nor among the removed lines.",
            count,
        ),
        "unreadable-letters": ngettext(
            "%(count)d page has letters that the file draws without saying which they are: compare it with the text.",
            "%(count)d pages have letters that the file draws without saying which they are: compare them with the text.",
            count,
        ),
        "no-chapters": _("No chapters were found: the whole text is one chapter."),
        "unclear-reading-order": ngettext(
            "On %(count)d page the reading order is unclear.", "On %(count)d pages the reading order is unclear.", count
        ),
        "table-as-text": ngettext(
            "%(count)d table was taken over as plain text.", "%(count)d tables were taken over as plain text.", count
        ),
        "table-as-picture": ngettext(
            "%(count)d table is shown as a picture.", "%(count)d tables are shown as pictures.", count
        ),
        "picture-missing": ngettext(
            "%(count)d picture could not be taken over. Its caption stands in the text.",
            "%(count)d pictures could not be taken over. Their captions stand in the text.",
            count,
        ),
        "recognised": ngettext(
            "On %(count)d page the text was recognised from a picture. Check it letter by letter.",
            "On %(count)d pages the text was recognised from a picture. Check it letter by letter.",
            count,
        ),
    }
    sentence = sentences.get(code) or ngettext("%(count)d place to look at.", "%(count)d places to look at.", count)
    return sentence % {"count": count}


def removed(submission) -> list[RemovedLines]:
    """Removed lines grouped by kind and by text with its numbers masked, the largest group first."""
    back = set((submission.reading or {}).get("put_back", ()))
    lines = [
        (row["kind"], _masked(row["text"]), (index, row["page"], row["text"], index in back))
        for index, row in enumerate(draft_of(submission).get("removed", ()))
    ]
    lines.sort(key=lambda line: line[:2])
    groups = []
    for (kind, _text), rows in groupby(lines, key=lambda line: (line[0], "" if line[0] in ONE_GROUP else line[1])):
        members = sorted(row[2] for row in rows)
        groups.append(RemovedLines(REMOVED_KINDS.get(kind, kind), members[0][2], members))
    return sorted(groups, key=lambda group: -len(group.lines))


def _masked(text: str) -> str:
    """Each number as one nought, so that pages 9 and 10 stand together."""
    return NUMBER.sub("0", text)
