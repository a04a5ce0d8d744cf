"""The editor's workplace: Django's admin, one file a model, with the review screen beside it."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from taggit import admin as taggit_admin  # registers its Tag, which stands in no table of ours
from taggit.models import Tag

from . import document, event, oldpath, partner, portal, publication, submission, topic, user

__all__ = [
    "document",
    "event",
    "oldpath",
    "partner",
    "portal",
    "publication",
    "submission",
    "taggit_admin",
    "topic",
    "user",
]

admin.site.unregister(Tag)
admin.site.login = secure_admin_login(admin.site.login)
admin.site.site_header = admin.site.site_title = _("Editing")
admin.site.index_title = _("What to do")
