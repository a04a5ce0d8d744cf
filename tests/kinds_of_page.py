"""Every kind of page once: for the checks and the pictures that go through all of them.

Those of readers stand on the rows of ``site_rows.make_site()``, those of partners and editors on the demo's. What has to
be done on a page before it is the one that is meant stands in ``journeys/steps.py``, under the same name.
"""

REPORT = "/publications/canals-of-the-steppe/"

PAGES = {
    "start": "/",
    "listing": "/publications/",
    "filtered": "/publications/?topic=irrigation&language=en&from=2020&to=2024&sort=oldest",
    "nothing": "/publications/?from=2198&to=2199",
    "second-page": "/publications/?sort=title&after=canaa222",
    "publication": REPORT,
    "publication-cited": f"{REPORT}?cite=gost",
    "printed": f"{REPORT}print/",
    "generated-cover": "/publications/wells-without-owners/",
    "excerpt": "/publications/last-chapter-of-the-atlas/",
    "right-to-left": "/publications/miyah-al-qanat/",
    "right-to-left-chapter": "/publications/miyah-al-qanat/al-nataij/",
    "withdrawn": "/publications/numbers-that-were-wrong/",
    "chapter": f"{REPORT}what-the-canal-carries/",
    "chapter-cited": f"{REPORT}what-the-canal-carries/?cite=mla&finding=finding-2",
    "finding-withdrawn": "/f/canaa223/",
    "partners": "/partners/",
    "partner": "/partners/institute-of-canals/",
    "topics": "/topics/",
    "topic": "/topics/irrigation/",
    "search-empty": "/search/",
    "search": "/search/?q=canal",
    "search-findings": "/search/?q=sluice&kind=finding",
    "search-suggestion": "/search/?q=canel",
    "no-results": "/search/?q=zzzzqqqq",
    "common-words": "/search/?q=the+of+and",
    "about": "/about/",
    "contact": "/contact/",
    "imprint": "/imprint/",
    "privacy": "/privacy/",
    "accessibility": "/accessibility/",
    "for-partners": "/for-partners/",
    "feeds": "/feeds/",
    "contents": "/sitemap/",
    "not-found": "/nothing-here/",
}
SIGN_IN = {
    "sign-in": "/accounts/login/code/",
    "staff-sign-in": "/accounts/login/",
    "password-reset": "/accounts/password/reset/",
    "closed": "/accounts/signup/",
}
IN_USE = {  # something on them is opened or chosen
    "menu-open": "/",
    "filters-open": "/publications/",
    "passage-chosen": f"{REPORT}what-the-canal-carries/",
}
IN_DEMO = {  # for which the demo has a fuller example, as the documentation shows it
    "start": "/",
    "listing": "/publications/",
    "publication": "/publications/water-for-small-towns/",
    "chapter": "/publications/water-for-small-towns/where-the-money-goes/",
    "excerpt": "/publications/kazakhstan-tokayev-reboot/",
    "search": "/search/?q=water",
    "partner": "/partners/steppe-water-institute/",
    "topic": "/topics/water/",
}
PARTNER = {
    "submit": "/submit/",
    "nothing-sent": "/submit/",
    "expired-form": "/submit/",
    "submissions": "/submissions/",
    "status": "/submissions/",
    "sign-out": "/accounts/logout/",
    "not-allowed": "/admin/",
}
EDITOR = {
    "desk": "/admin/",
    "submission-list": "/admin/publications/submission/",
    "review": "/admin/publications/submission/",
    "publication-list": "/admin/publications/publication/",
    "publication-form": "/admin/publications/publication/",
    "partner-list": "/admin/publications/partner/",
    "partner-form": "/admin/publications/partner/add/",
    "topic-list": "/admin/publications/topic/",
    "event-list": "/admin/publications/event/",
    "portal-form": "/admin/publications/portal/",
    "second-factor": "/accounts/2fa/",
}
RATIONED = {  # each visit uses up what the portal allows in a minute
    "code-sent": "/accounts/login/code/",
    "too-many-tries": "/accounts/login/code/",
}
FIXED = {  # files that stand in when the portal itself does not answer
    "fault": "templates/500.html",
    "unavailable": "deploy/pages/unavailable.html",
    "too-large": "deploy/pages/too-large.html",
}
STATUS = {"withdrawn": 410, "finding-withdrawn": 410, "not-found": 404, "not-allowed": 403}
UNPREFIXED = {"finding-withdrawn"}  # permanent addresses have no language


def address(name: str, language: str) -> str:
    """The address of the page ``name`` as readers of ``language`` ask for it."""
    plain = (PAGES | IN_USE)[name]
    return plain if language == "en" or name in UNPREFIXED else f"/{language}{plain}"
