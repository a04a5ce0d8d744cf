"""All addresses. Public pages take the language as a prefix; files, permanent links and personal pages do not."""

from django.urls import path

from .views import health

public = []

plain = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

personal = []
