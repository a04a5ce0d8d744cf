"""To read: a publication, its chapters, and the permanent addresses of findings."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..addresses import permanent, permanent_path
from ..citations import quotation_marks
from ..figures import figures_in, with_words
from ..models import Chapter, Event, Finding, OldPath, Picture, Publication
from ..similar import similar_posts
from ..text import headings
from .availability import public_publication, redirect_old, withdrawn_or_404
from .catalogue import trail
from .cite_box import cite_box
from .findings import files as findings_files
from .heads import head_of
from .reading import file_pages, finding_runs, findings_by_chapter, reading_parts, with_page_links, with_spoken_names
from .text_source import text_source
from .works import file_address


@require_safe
def publication(request, slug):
    """A publication's own page; an excerpt of one chapter is read here."""
    found, answer = public_publication(request, slug)
    return answer or publication_page(request, found)


def publication_page(request, found):
    """The page of ``found``, whoever may see it: the editor's preview shows drafts with it."""
    chapters = found.public_chapters()
    only = chapters[0] if found.is_read_on_its_page(chapters) else None
    context = {
        "section": "publications",
        "publication": found,
        "chapters": chapters,
        "file_address": file_address(found),
        "findings_files": findings_files(found, chapters),
        "similar": similar_posts(found),
        **_kin(found),
        **head_of(found, chapters, trail((found.title, ""))),
        **(_reading(only) if only else _contents(found, chapters)),
        "text_source": text_source(found, only),
    }
    context["cite"] = cite_box(request.GET, found, read=only, findings=context.get("findings", ()))
    return render(request, "publications/publication_detail.html", context)


@require_safe
def chapter(request, slug, chapter):
    """A chapter with its numbered findings."""
    found = Chapter.objects.for_page().filter(publication__slug=slug, slug=chapter, is_public=True).first()
    if not found or not found.publication.is_public:
        return _missing_chapter(request, slug, chapter)
    return chapter_page(request, found)


def chapter_page(request, found):
    """The page of the public chapter ``found``, whoever may see its publication."""
    siblings = found.publication.public_chapters()
    alone = found.publication.is_read_on_its_page(siblings)
    way = trail((found.publication.title, found.publication.get_absolute_url()), (found.full_title, ""))
    context = {
        "section": "publications",
        "publication": found.publication,
        "chapters": siblings,
        "file_address": file_address(found.publication),
        **_neighbours(found, siblings),
        **_reading(found),
        **head_of(found.publication, siblings, way, found, found.publication if alone else None),
        "text_source": text_source(found.publication, found),
    }
    context["cite"] = cite_box(request.GET, found.publication, found, found, context["findings"])
    return render(request, "publications/chapter_detail.html", context)


@require_safe
def finding(request, uid):
    """A finding for ever: leads to its text, or tells when and why it was withdrawn."""
    rows = Finding.objects.select_related("chapter", "publication__partner", "publication__replaced_by")
    found = rows.filter(uid=uid.lower()).first()
    if not found or not (found.publication.is_public or found.publication.withdrawn_at):
        raise Http404
    if not found.publication.is_public:
        return withdrawn_or_404(request, found.publication)
    if not found.chapter.is_public:
        raise Http404
    if found.withdrawn_at:
        return render(request, "publications/finding_withdrawn.html", {"finding": found}, status=410)
    alone = found.publication.is_read_on_its_page(found.publication.public_chapters())
    page = found.publication if alone else found.chapter
    return redirect(f"{permanent_path(page)}#{found.anchor}")


def _missing_chapter(request, slug, chapter):
    """A chapter of a withdrawn publication, an old address of the publication or of the chapter; else 404."""
    found, answer = public_publication(
        request, slug, moved=lambda publication: reverse("chapter", args=[publication.slug, chapter])
    )
    if answer:
        return answer
    return redirect_old(OldPath.Kind.CHAPTER, chapter, Chapter.objects.published(), within=found.uid)


def _contents(publication, chapters) -> dict:
    """What leads from a publication's page into its text."""
    findings_by_chapter(publication, chapters)
    return {
        "key_findings": publication.key_findings(),
        "has_squares": any(chapter.squares for chapter in chapters),
        "file_pages": file_pages(file_address(publication)),
        "minutes": sum(chapter.minutes for chapter in chapters),
    }


def _reading(chapter) -> dict:
    """What the text of a chapter needs, wherever it stands."""
    pages = file_pages(file_address(chapter.publication))
    findings = list(chapter.findings.order_by("position", "pk"))
    for row in findings:
        row.publication = chapter.publication  # already read: their names need its language
    _add_picture_words([chapter, *findings])
    marked = with_spoken_names(with_page_links(chapter.html, pages), chapter.position)
    return {
        "file_pages": pages,
        "chapter": chapter,
        "findings": findings,
        "finding_runs": finding_runs(findings),
        "parts": reading_parts(marked, findings),
        "headings": headings(chapter.html),
        "marks": quotation_marks(chapter.language or chapter.publication.language),
    }


def _add_picture_words(texts) -> None:
    """What is written in their pictures, under each; asked for only where there are pictures."""
    uids = [uid for text in texts for uid in figures_in(text.html)]
    words = Picture.objects.words(uids) if uids else {}
    for text in texts if words else ():
        text.html = with_words(text.html, words)


def _neighbours(chapter, siblings) -> dict:
    place = [sibling.pk for sibling in siblings].index(chapter.pk)
    return {
        "number": place + 1,
        "previous": siblings[place - 1] if place else None,
        "next": siblings[place + 1] if place + 1 < len(siblings) else None,
    }


def _kin(publication) -> dict:
    """Translations, other versions and corrections, for the publication's own page."""
    family = Publication.objects.published().exclude(pk=publication.pk).filter(publication.kin_q()).newest_first()
    kin = list(family)
    group = publication.translation_group
    translations = [other for other in kin if group and other.translation_group == group]
    corrections = publication.events.filter(kind=Event.Kind.CORRECTED, created_at__lte=timezone.now())
    spoken = {each.language: permanent(each) for each in (*reversed(translations), publication)} if translations else {}
    return {
        "translations": translations,
        "alternates": spoken,
        "versions": [other for other in kin if other not in translations],
        "corrections": corrections.filter(~Q(message="")).order_by("-created_at", "-pk"),
    }
