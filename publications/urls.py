"""All addresses. Public pages take the language as a prefix; files, permanent links and personal pages do not."""

from django.urls import path

from .account_urls import account_addresses
from .views import accounts, health, submission

public = []

plain = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

personal = [
    path("submit/", submission.submit, name="submit"),
    path("submissions/", submission.submissions, name="submissions"),
    path("submissions/<str:uid>/", submission.submission, name="submission"),
    path("submissions/<str:uid>/message/", submission.message, name="submission-message"),
    path("admin/login/", accounts.admin_login),  # stands before the admin's own
    path("accounts/language/<str:code>/", accounts.language, name="language"),
    path("accounts/demo-mail/", accounts.demo_mails, name="demo-mail"),
    *account_addresses,
]
