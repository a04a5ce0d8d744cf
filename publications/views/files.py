"""Files at their public addresses: originals, covers, logos. Only of what the visitor may see."""

import hashlib
import mimetypes

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..covers import finished_key
from ..files import COVER_SUFFIXES, cover_path, cover_suffixes, cover_widths, picture_path, serve
from ..models import Partner, Picture, Portal, Publication
from .availability import public_publication

YEAR = 365 * 24 * 60 * 60


@require_safe
def original(request, slug, name, suffix):
    """The report itself, in the folder of its page. The address stays when the bytes are replaced."""
    found, answer = public_publication(
        request,
        slug,
        rows=Publication.objects.select_related("partner", "replaced_by").prefetch_related("documents"),
        moved=lambda publication: reverse(f"publication-{suffix}", args=[publication.slug, publication.slug]),
    )
    if answer:
        return answer
    document = found.original()
    if not document or document.suffix != suffix:
        raise Http404
    if name != found.slug:
        return redirect(f"publication-{suffix}", slug=slug, name=slug, permanent=True)
    return _served(request, document.path, document.media_type, f"{slug}.{suffix}", document.sha256)


@require_safe
def cover(request, key, width, suffix):
    """A cover; of a draft only for those who may read the draft. The key names the content, so it never changes."""
    if width not in cover_widths(key) or suffix not in cover_suffixes(key):
        raise Http404
    # a page that was sent before the cover was finished still asks for the unfinished one
    same = Publication.objects.filter(cover_key__in={key, finished_key(key)})
    public = same.published().exists()
    if not public and not same.readable_by(request.user).exists():
        raise Http404
    path, name = cover_path(key, width, suffix), f"cover-{width}.{suffix}"
    response = _served(request, path, COVER_SUFFIXES[suffix], name, f"{key}-{width}-{suffix}", max_age=YEAR)
    if not public:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def picture(request, uid, width):
    """A figure of a chapter; of a draft only for those who may read the draft."""
    found = Picture.objects.published().filter(uid=uid).first()
    public = found is not None
    found = found or get_object_or_404(Picture.objects.readable_by(request.user), uid=uid)
    if width not in found.widths:
        raise Http404
    path, name = picture_path(found.key, width), f"picture-{found.uid}-{width}.webp"
    response = _served(request, path, "image/webp", name, f"{found.key}-{width}", max_age=YEAR)
    if not public:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def logo(request, name):
    """The portal's logo, or a partner's; of one that has nothing public only for its members and for staff."""
    path, media_type = f"logos/{name}", mimetypes.guess_type(name)[0] or ""
    same = Partner.objects.filter(logo=path)
    public = same.with_publications().exists() or Portal.objects.filter(logo=path).exists()
    if not media_type.startswith("image/") or not (public or same.readable_by(request.user).exists()):
        raise Http404
    response = _served(request, path, media_type, name, hashlib.sha256(name.encode()).hexdigest(), max_age=YEAR)
    if not public:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def _served(request, *file, **options):
    """The stored file, or 404 when the storage has lost it."""
    try:
        return serve(request, *file, **options)
    except FileNotFoundError as lost:
        raise Http404 from lost
