"""What a visitor gets at an address: the thing, where it moved to, a notice that it was withdrawn, or nothing."""

from django.http import Http404
from django.shortcuts import redirect, render

from ..models import OldPath, Publication, Topic


def public_publication(request, slug, rows=None, moved=None):
    """(publication, None) when it is public, else (None, response). Raises Http404.

    ``rows`` is the queryset to take it from; ``moved(publication)`` gives the address that an old slug leads to.
    """
    rows = Publication.objects.for_page() if rows is None else rows
    found = rows.filter(slug=slug).first()
    if found and found.is_public:
        return found, None
    if found:
        return None, withdrawn_or_404(request, found)
    return None, redirect(
        _moved(OldPath.Kind.PUBLICATION, slug, Publication.objects.announced(), moved), permanent=True
    )


def withdrawn_or_404(request, publication):
    """410 with title, date, reason and replacement, if the publication was public before it was withdrawn."""
    was_public = (
        publication.withdrawn_at and publication.publish_at and publication.publish_at <= publication.withdrawn_at
    )
    if publication.status != Publication.Status.WITHDRAWN or not was_public:
        raise Http404
    replacement = publication.replaced_by
    context = {
        "publication": publication,
        "replacement": replacement if replacement and replacement.is_public else None,
    }
    return render(request, "publications/publication_withdrawn.html", context, status=410)


def _moved(kind, slug, rows, address=None, within=""):
    uid = OldPath.objects.filter(kind=kind, within=within, slug=slug).values_list("uid", flat=True).first()
    thing = rows.filter(uid=uid).first() if uid else None
    if not thing:
        raise Http404
    return address(thing) if address else thing.get_absolute_url()


def redirect_old(kind, slug, rows, address=None, within=""):
    """301 to where the one of ``rows`` that had this slug is now, or to its ``address(row)``. Raises Http404."""
    return redirect(_moved(kind, slug, rows, address, within), permanent=True)


def redirect_former_topic(slug, address=None):
    """301 to the topic that was at this address before it was moved or merged, or to its ``address(topic)``.

    Raises Http404.
    """
    found = Topic.objects.formerly_at(slug)
    if not found:
        raise Http404
    return redirect(address(found) if address else found.get_absolute_url(), permanent=True)
