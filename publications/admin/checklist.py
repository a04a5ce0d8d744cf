"""What stands between a draft and its publication: faults that break a page, and hints that do not."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Publication
from ..text import plain_text

SENTENCE_ENDS = (".", "!", "?", "…", "。", "؟", "։", "।")
CLOSING = "\"'”’»)]*_"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of "Before you publish". ``anchor`` names the part of the page where it is mended."""

    sentence: str
    anchor: str
    blocks: bool = False


def faults(publication: Publication, submission=None) -> list[str]:
    """The sentences of what must be mended before the page can be public."""
    return [check.sentence for check in blocking(publication, submission)]


def blocking(publication: Publication, submission=None) -> list[Check]:
    """No title, no partner, no rights, no public chapter: each breaks a page."""
    found = []
    if not publication.title.strip():
        found.append(Check(_("The title is missing."), "front-matter", blocks=True))
    if not publication.partner_id:
        found.append(Check(_("The partner is missing."), "front-matter", blocks=True))
    if submission is not None and submission.rights_confirmed_at is None:
        found.append(Check(_("Nobody has confirmed the rights."), "about", blocks=True))
    if not any(chapter.is_public for chapter in publication.chapters.all()):
        found.append(Check(_("No chapter is public. Make at least one public."), "chapters", blocks=True))
    return found


def hints(publication: Publication) -> list[Check]:
    """What readers would miss, though the page stands without it."""
    chapters = [chapter for chapter in publication.chapters.all() if chapter.is_public]
    absent = (
        (not publication.contributors.all(), _("No authors: the page names the partner instead."), "contributors"),
        (not publication.issued_year, _("No year of issue."), "front-matter"),
        (not publication.language, _("No language."), "front-matter"),
        (not publication.abstract.strip(), _("No abstract."), "front-matter"),
        (not publication.cover_key, _("No cover: a plain one with the title is shown."), "front-matter"),
        (not publication.topics.all(), _("No topics: “Similar posts” stays empty."), "topics"),
        (not publication.original(), _("No original file to read the full report in."), "about"),
        (
            publication.extent == Publication.Extent.EXCERPT and not publication.headnote.strip(),
            _("An excerpt without a headnote that says what it is taken from."),
            "front-matter",
        ),
    )
    found = [Check(sentence, anchor) for missing, sentence, anchor in absent if missing]
    return [*found, *_empty_chapters(chapters), *_unended_findings(publication)]


def _empty_chapters(chapters) -> list[Check]:
    empty = [chapter for chapter in chapters if not chapter.text.strip()]
    if not empty:
        return []
    sentence = ngettext("%(count)d public chapter has no text.", "%(count)d public chapters have no text.", len(empty))
    return [Check(sentence % {"count": len(empty)}, f"chapter-{empty[0].uid}")]


def _unended_findings(publication) -> list[Check]:
    unended = [
        finding
        for finding in publication.findings.all()
        if not finding.withdrawn_at and not plain_text(finding.html).rstrip(CLOSING).endswith(SENTENCE_ENDS)
    ]
    if not unended:
        return []
    sentence = ngettext(
        "%(count)d finding ends without a full stop.", "%(count)d findings end without a full stop.", len(unended)
    )
    return [Check(sentence % {"count": len(unended)}, f"finding-{unended[0].uid}")]
