"""The owner's pages as readers will see them, from texts that are typed and not saved yet."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed
from django.urls import path
from django.utils import translation

from ..models import Portal
from ..views.about import owners_page


def own_page_preview(model_admin, request, name, language):
    """The page ``name`` for readers of ``language``; nothing is kept of what was sent."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    if name not in Portal.PAGES or language not in dict(settings.LANGUAGES):
        raise Http404
    typed = {code: request.POST.get(f"{name}_{code}", "").strip() for code, _name in settings.LANGUAGES}
    texts = {code: text.replace("\r\n", "\n").replace("\x00", "") for code, text in typed.items()}
    portal = Portal(pages={name: texts})
    portal.set_html()
    with translation.override(language):
        return owners_page(request, portal, name)


def own_page_urls(model_admin):
    """The address below the portal's admin that the form's buttons send to."""
    view = model_admin.admin_site.admin_view(lambda request, **names: own_page_preview(model_admin, request, **names))
    return [path("pages/<str:name>/<str:language>/", view, name="publications_portal_page")]
