"""From a Draft to a Publication: the one write over many models, whole or not at all."""

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from . import mail, search
from .files import KeptPicture
from .models import Chapter, Contributor, Event, Finding, ForbiddenMove, Picture, Publication, Submission
from .models.chapter import statement_html
from .models.identity import slug_from
from .models.work_kind import kind_said
from .reading.draft import Doubt, Draft, DraftChapter, Removed
from .to_check import things_to_check
from .topic_proposals import known_topics_in

PAGE_MARK = re.compile(r"\[\[p\. (\d+)\]\]")
FINDINGS_MARK = re.compile(r"\[\[findings (\d+)\]\]")
PICTURE_PLACE = re.compile(r"\]\(picture:(\d+)(?=[ )])")
PICTURE_LINE = re.compile(r"^[ \t]*!\[[^\n]*\]\(picture:(\d+)(?: \"[^\n]*\")?\)[ \t]*$\n?", re.MULTILINE)
MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


class Superseded(Exception):
    """Another reader has taken over this submission; nothing was written."""


def draft_publication(
    submission: Submission, draft: Draft, cover_key: str = "", pictures: Mapping[int, KeptPicture] | None = None
) -> Publication:
    """Write the publication, chapters, findings and topics of ``draft`` and move the submission to "drafted".

    Raises Superseded, and leaves nothing behind, when the submission is no longer this reader's.
    """
    with transaction.atomic():
        if not submission.still_mine():
            raise Superseded(submission.uid)
        publication = _publication(submission, draft, cover_key)
        draft = _with_pictures(publication, draft, pictures or {})
        anchors = _anchors(draft)
        chapters = _chapters(publication, draft, anchors)
        _findings(publication, draft, anchors, chapters)
        topics = known_topics_in("\n".join(chapter.text for chapter in draft.chapters), publication.language)
        document = submission.document
        # a Word file that does not tell its pages is read as one page
        document.publication, document.pages = publication, draft.pages if document.is_pdf or draft.pages > 1 else None
        document.save(update_fields=["publication", "pages"])
        stored = asdict(draft)
        things = things_to_check(stored)
        submission.move(
            Submission.Status.DRAFTED,
            publication=publication,
            reading={"draft": stored, "put_back": [], "topics": [topic.name for topic in topics], "things": things},
            recognised_pages=list(draft.recognised_pages),
            failure="pictures" if draft.needs_text_recognition else "",
            lease_until=None,
        )
        search.index_publication(publication)
        mail.queue_to_editors("drafted", {**mail.about(submission), "things": things})
        mail.queue_file_notes(submission, [asdict(note) for note in draft.file_notes])
    return publication


def working_title(document) -> str:
    """What a page is called until somebody gives it a title: the name of the file."""
    return Path(document.name).stem


def _publication(submission: Submission, draft: Draft, cover_key: str) -> Publication:
    title = draft.title or working_title(submission.document) or submission.reference
    publication = Publication.objects.create(
        partner=submission.partner,
        title=title[:500],
        subtitle=draft.subtitle[:500],
        issued_year=draft.issued_year,
        issued_month=draft.issued_month if draft.issued_year else None,
        issued_day=draft.issued_day if draft.issued_month else None,
        kind=kind_said(draft.title, draft.subtitle),
        language=draft.language or submission.partner.default_language,
        abstract=draft.abstract,
        isbn=draft.isbn[:20],
        issn=draft.issn[:9],
        doi=draft.doi[:200],
        licence=draft.licence[:100] or submission.partner.default_licence,
        cover_key=cover_key,
    )
    Contributor.objects.bulk_create(
        Contributor(
            publication=publication, position=place, name=name[:200], is_organisation=name in draft.organisations
        )
        for place, name in enumerate(draft.contributors)
    )
    return publication


def _with_pictures(publication: Publication, draft: Draft, kept: Mapping[int, KeptPicture]) -> Draft:
    """The draft with its places of pictures naming the stored ones. What could not be shown leaves its caption, and a
    doubt that says where it is in the file."""
    rows = {
        place: Picture(publication=publication, kind=read.kind, page=read.page, words=read.words)
        for place, read in enumerate(draft.pictures)
        if place in kept
    }
    for place, row in rows.items():
        row.key, row.width, row.height = kept[place].key, kept[place].width, kept[place].height
    Picture.objects.bulk_create(rows.values())

    def caption(line: re.Match[str]) -> str:
        place = int(line[1])
        if place in rows:
            return line[0]
        return MARKUP.sub(r"\\\1", draft.pictures[place].caption) + "\n" if place < len(draft.pictures) else ""

    def shown(text: str) -> str:
        text = PICTURE_LINE.sub(caption, text)
        return PICTURE_PLACE.sub(lambda place: f"]({rows[int(place[1])].reference}", text) if rows else text

    missing = [picture for place, picture in enumerate(draft.pictures) if place not in rows]
    return replace(
        draft,
        chapters=tuple(replace(chapter, text=shown(chapter.text)) for chapter in draft.chapters),
        findings=tuple(replace(finding, text=shown(finding.text)) for finding in draft.findings),
        doubts=(*draft.doubts, *(Doubt("picture-missing", picture.page, picture.caption) for picture in missing)),
    )


def _anchors(draft: Draft) -> list[str]:
    """An anchor for each finding, by its printed number: ``finding-3``. Where the report has lists under different words,
    each finding's speaks its own word: ``recommendation-3``. What comes again has a count added."""
    given: set[str] = set()
    anchors = []
    words = [slug_from(finding.word, "finding")[:15].strip("-") for finding in draft.findings]
    several = len(set(words)) > 1
    for word, finding in zip(words, draft.findings, strict=True):
        base = f"{word if several else 'finding'}-{slug_from(finding.label, 'x')[:20]}"
        anchor, number = base, 1
        while anchor in given:
            number += 1
            anchor = f"{base}-{number}"
        given.add(anchor)
        anchors.append(anchor)
    return anchors


def _chapters(publication: Publication, draft: Draft, anchors: list[str]) -> dict[int, Chapter]:
    """Chapters for the headings of the first level; deeper ones become headings inside. By index in the draft."""
    groups: list[list[int]] = []
    for index, chapter in enumerate(draft.chapters):
        if chapter.level == 1 or not groups:
            groups.append([])
        groups[-1].append(index)
    made: dict[int, Chapter] = {}
    for position, group in enumerate(groups):
        rows = [draft.chapters[index] for index in group]
        chapter = Chapter.objects.create(
            publication=publication,
            position=position,
            label=rows[0].label[:20],
            kind=rows[0].kind,
            title=rows[0].title[:500],
            language=rows[0].language[:12],
            text=_with_anchors(_joined(rows), anchors),
            first_page=rows[0].page,
            last_page=max(row.last_page for row in rows),
        )
        made.update(dict.fromkeys(group, chapter))
    return made


def _joined(rows: list[DraftChapter]) -> str:
    """Headings with their texts as one text. Each page is marked once, before the heading that begins it."""
    parts = [rows[0].text.strip()]
    marked = set(PAGE_MARK.findall(parts[0]))
    for row in rows[1:]:
        title = MARKUP.sub(r"\\\1", f"{row.label} {row.title}".strip())
        text = row.text.strip()
        first = PAGE_MARK.match(text)
        if first:
            text = text[first.end() :].lstrip()
            parts.append("" if first[1] in marked else first[0])
        marked.update(PAGE_MARK.findall(row.text))
        parts += ["" if row.headed else f"{'#' * min(6, max(2, row.level))} {title}", text]
    return "\n\n".join(part for part in parts if part) + "\n"


def _with_anchors(text: str, anchors: list[str]) -> str:
    def place(mark: re.Match[str]) -> str:
        index = int(mark[1])
        return f"[[findings {anchors[index]}]]" if index < len(anchors) else ""

    return FINDINGS_MARK.sub(place, text)


def _findings(publication: Publication, draft: Draft, anchors: list[str], chapters: dict[int, Chapter]) -> None:
    Finding.objects.bulk_create(
        Finding(
            publication=publication,
            chapter=chapters[finding.chapter],
            position=position,
            label=finding.label[:20],
            word=_word(finding.word),
            anchor=anchors[position],
            statement=finding.text,
            html=statement_html(finding.text),
            page=finding.page,
        )
        for position, finding in enumerate(draft.findings)
    )


def _word(printed: str) -> str:
    """The printed word as a name: set in capitals it is one in the look of its line only."""
    word = " ".join(printed.split())[:60]
    return word.capitalize() if word.isupper() else word


def put_back(submission: Submission, index: int, by=None) -> Chapter:
    """Write the removed line ``index`` into the chapter from whose page it was taken. Gives that chapter.

    Raises ForbiddenMove with a sentence when there is no such line, it is back already, or no chapter has its page.
    """
    with transaction.atomic():
        row = Submission.objects.select_for_update().get(pk=submission.pk)
        reading = row.reading or {}
        lines = reading.get("draft", {}).get("removed", [])
        if not 0 <= index < len(lines):
            raise ForbiddenMove(_("There is no such removed line."))
        if index in reading["put_back"]:
            raise ForbiddenMove(_("This line is already back in the text."))
        line = Removed(**lines[index])
        # First the revision, which locks the publication: whoever saves the page meanwhile waits and is then told.
        Publication.objects.filter(pk=row.publication_id).update(revision=F("revision") + 1, updated_at=timezone.now())
        chapter = _chapter_with_page(row.publication, line)
        chapter.text = _with_line(chapter, line)
        chapter.save()
        Submission.objects.filter(pk=row.pk).update(reading={**reading, "put_back": [*reading["put_back"], index]})
        Event.objects.create(kind=Event.Kind.PUT_BACK, submission=row, by=by, message=f"{line.page}: {line.text}")
        search.index_publication(row.publication)
    return chapter


def _chapter_with_page(publication: Publication | None, line: Removed) -> Chapter:
    holding = publication.chapters.filter(first_page__lte=line.page, last_page__gte=line.page) if publication else None
    chapters = list(holding) if holding is not None else []
    if not chapters and publication:
        chapters = list(publication.chapters.filter(first_page__gt=line.page).order_by("first_page", "position")[:1])
        if publication.chapters.filter(first_page__lt=line.page).exists():
            chapters = []  # only what stands before all chapters, a cover or an imprint, can open the first of them
    if not chapters:
        sentence = _("No chapter of the draft holds page %(page)s. Copy the line into the text by hand.")
        raise ForbiddenMove(sentence % {"page": line.page})
    return chapters[0] if line.at_top else chapters[-1]


def _with_line(chapter: Chapter, line: Removed) -> str:
    """The chapter's text with the line as a paragraph of its own at the top or bottom of its page."""
    blocks = chapter.text.strip().split("\n\n")
    words = MARKUP.sub(r"\\\1", line.text)
    here, following = f"[[p. {line.page}]]", f"[[p. {line.page + 1}]]"
    mark = here if line.at_top else following
    place = next((place for place, block in enumerate(blocks) if mark in block), None)
    if line.page < (chapter.first_page or 0):
        place = 0
    elif place is None:
        place = 0 if line.at_top else len(blocks)
    elif line.at_top and blocks[place].startswith(here):
        rest = blocks[place].removeprefix(here).strip()
        blocks[place : place + 1] = [f"{here} {words}", *([rest] if rest else [])]
        return "\n\n".join(blocks) + "\n"
    elif not blocks[place].startswith(mark):
        place += 1
    blocks.insert(place, words)
    return "\n\n".join(block for block in blocks if block) + "\n"
