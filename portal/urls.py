"""Where everything hangs."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path

from publications.urls import personal, plain, public

urlpatterns = [
    *plain,
    *personal,
    path("admin/", admin.site.urls),
    *i18n_patterns(*public, prefix_default_language=False),
]

handler400 = "publications.views.errors.bad_request"
handler403 = "publications.views.errors.forbidden"
handler404 = "publications.views.errors.not_found"
handler500 = "publications.views.errors.server_error"
