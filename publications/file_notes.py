"""What reading noted about the file itself, in words: what it is, and what its makers could do about it."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_RANGES = 12


@dataclass(frozen=True, slots=True)
class Note:
    """``sentence`` says what was seen, ``advice`` what to do in the next file; ``pages`` are those in question."""

    code: str
    sentence: str
    advice: str
    pages: tuple[int, ...] = ()


def notes(draft: dict) -> list[Note]:
    """The notes of a draft as stored, in its order. Codes that have no words here are left out."""
    found = []
    for row in draft.get("file_notes") or ():
        pages, text = tuple(row.get("pages") or ()), row.get("text") or ""
        words = _page_words(row["code"], pages, text) or _file_words(row["code"], text)
        if words:
            found.append(Note(row["code"], words[0], words[1], pages))
    return found


def grave(found: list[Note]) -> list[Note]:
    """The notes because of which words are missing: worth a better file now, not only next time. Two pages of pictures
    are a cover and a back."""
    least = {"picture-pages": 3, "unreadable-letters": 1}
    return [note for note in found if len(note.pages) >= least.get(note.code, len(note.pages) + 1)]


def _page_words(code: str, pages: tuple[int, ...], text: str) -> tuple[str, str] | None:
    names = {"pages": ranges(pages), "fonts": text}
    count = len(pages)
    words = {
        "picture-pages": (
            ngettext("Page %(pages)s is a picture without text.", "Pages %(pages)s are pictures without text.", count),
            ngettext(
                "Nobody can search it or listen to it. Export the report from the program it was written in.",
                "Nobody can search them or listen to them. Export the report from the program it was written in.",
                count,
            ),
        ),
        "recognised-pages": (
            ngettext(
                "Page %(pages)s is a picture; its words were recognised and may hold mistakes.",
                "Pages %(pages)s are pictures; their words were recognised and may hold mistakes.",
                count,
            ),
            _("Export the report from the program it was written in."),
        ),
        "unreadable-letters": (
            ngettext(
                "On page %(pages)s the file draws letters without saying which they are.",
                "On pages %(pages)s the file draws letters without saying which they are.",
                count,
            ),
            _("Export it again so that letters stay text (fonts with “ToUnicode”) and do not become shapes."),
        ),
        "fonts-missing": (
            _("The file uses fonts that it does not contain: %(fonts)s."),
            _("Embed all fonts when you export; otherwise readers see others in their place."),
        ),
    }
    if code not in words:
        return None
    sentence, advice = words[code]
    return sentence % names, advice


def _file_words(code: str, text: str) -> tuple[str, str] | None:
    words = {
        "locked": (
            _("The file forbids copying or changing its text."),
            _("Save it without restrictions, so that readers and screen readers can use it."),
        ),
        "no-language": (
            _("The file does not say which language it is in."),
            _("Set the language in the document's properties: screen readers choose their voice by it."),
        ),
        "untagged": (
            _("The file has no tags for headings, lists and tables."),
            _("Export it as “tagged” or “accessible” PDF."),
        ),
        "no-title": (
            _("The file's properties hold no title."),
            _("Set the title in the document's properties."),
        ),
        "no-bookmarks": (
            _("The file has no bookmarks."),
            _("When you export, have bookmarks made from the headings."),
        ),
        "changes-accepted": (
            _("The file holds tracked changes; we read it as if all were accepted."),
            _("If some of them should not stand, reject them and send the file again."),
        ),
        "comments-dropped": (
            _("The file holds comments; they are not shown."),
            _("Delete them before you share the file: whoever downloads it can read them."),
        ),
    }
    return words.get(code)


def ranges(pages: tuple[int, ...]) -> str:
    """Page numbers in words: "3–5, 9"; "…" ends a long list."""
    if not pages:
        return ""
    starts = [0, *(place for place, (page, after) in enumerate(pairwise(pages), 1) if after != page + 1), len(pages)]
    parts = [(pages[start], pages[end - 1]) for start, end in pairwise(starts)]
    named = [str(first) if first == last else f"{first}–{last}" for first, last in parts[:MOST_RANGES]]
    return ", ".join(named) + (" …" if len(parts) > MOST_RANGES else "")
