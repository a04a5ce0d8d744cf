"""All addresses. Public pages take the language as a prefix; files, permanent links and personal pages do not."""

from django.conf import settings
from django.urls import path

from . import feeds, sitemaps
from .account_urls import account_addresses
from .models import Portal
from .views import (
    about,
    accounts,
    catalogue,
    citation,
    contents,
    files,
    findings,
    health,
    printing,
    publication,
    search,
    submission,
)

PUBLICATION = "publications/<slug:slug>/"

public = [
    path("", catalogue.start, name="start"),
    path("publications/", catalogue.publications, name="publications"),
    path(PUBLICATION, publication.publication, name="publication"),
    path(f"{PUBLICATION}print/", printing.whole_publication, name="publication-print"),  # stands before the chapters
    path(f"{PUBLICATION}<slug:chapter>/", publication.chapter, name="chapter"),
    path("partners/", catalogue.partners, name="partners"),
    path("partners/<slug:slug>/", catalogue.partner, name="partner"),
    path("topics/", catalogue.topics, name="topics"),
    path("topics/<slug:slug>/", catalogue.topic, name="topic"),
    path("search/", search.search_page, name="search"),
    *(path(f"{name}/", about.own_page, {"name": name}, name=name) for name in Portal.PAGES),
    path("for-partners/", about.for_partners, name="for-partners"),
    path("feeds/", about.feeds, name="feeds"),
    path("sitemap/", contents.contents, name="contents"),
]

plain = [
    path(f"{PUBLICATION}<slug:name>.pdf", files.original, {"suffix": "pdf"}, name="publication-pdf"),
    path(f"{PUBLICATION}<slug:name>.docx", files.original, {"suffix": "docx"}, name="publication-docx"),
    path(f"{PUBLICATION}cite.<str:style>", citation.citation, name="publication-citation"),
    path(f"{PUBLICATION}findings.json", findings.as_json, name="publication-findings"),
    path(f"{PUBLICATION}findings.csv", findings.as_csv, name="publication-findings-csv"),
    path("f/<str:uid>/", publication.finding, name="finding"),
    path("covers/<str:key>-<int:width>.<str:suffix>", files.cover, name="cover"),
    path("pictures/<str:uid>-<int:width>.webp", files.picture, name="picture"),
    path("logos/<str:name>", files.logo, name="logo"),
    path("feeds/publications.<str:form>", feeds.publications, name="feed"),
    path("feeds/partners/<slug:slug>.<str:form>", feeds.partner, name="partner-feed"),
    path("feeds/topics/<slug:slug>.<str:form>", feeds.topic, name="topic-feed"),
    path("feeds/languages/<slug:code>.<str:form>", feeds.language, name="language-feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemap-<str:kind>-<int:number>.xml", sitemaps.file, name="sitemap-file"),
    path("accent.css", about.accent, name="accent"),
    path(f"{settings.LANGUAGE_CODE}/", about.without_prefix, name="prefixed-start"),
    path(f"{settings.LANGUAGE_CODE}/<path:rest>", about.without_prefix, name="prefixed"),
    path("favicon.ico", about.favicon, name="favicon"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path(".well-known/security.txt", about.security, name="security"),
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
