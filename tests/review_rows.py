"""A submission with its draft as reading gives it, and the fields that a browser would send from the review screen."""

from django.test import Client

from publications.drafting import draft_publication
from publications.models import Submission
from publications.reading.draft import Doubt, Draft, DraftChapter, DraftFinding, Evidence, Removed

from .factories import make_submission


def a_draft() -> Draft:
    """Two chapters, three findings in the second, a removed running head, one doubt."""
    evidence = dict.fromkeys(Draft.FRONT_MATTER, Evidence("sure", 1, "Reboot", "largest words on page 1"))
    evidence["contributors"] = Evidence("check", 1, "Council", "the line under the title")
    evidence["abstract"] = Evidence("missing")
    return Draft(
        media_type="application/pdf",
        pages=4,
        title="Reboot",
        contributors=("Council of Sample Studies",),
        issued_year=2020,
        language="en",
        chapters=(
            DraftChapter("Introduction", 1, 1, 2, "How it began.\n", evidence=Evidence("sure", 1)),
            DraftChapter("Interim results", 1, 3, 4, "What was found.\n\n[[findings 0]]\n", label="4"),
        ),
        findings=tuple(
            DraftFinding(1, str(number), text, 3, Evidence("sure", 3))
            for number, text in enumerate(["First finding.", "Second finding", "Third finding."], 1)
        ),
        keywords=("social protection", "reform"),
        removed=(
            Removed(3, "Reboot 37", "running head", "on 3 pages", True),
            Removed(4, "Analytical report 38", "running head", "on 3 pages", True),
        ),
        doubts=(Doubt("finding-without-full-stop", 3, "Second finding"),),
        evidence=evidence,
    )


def make_drafted(draft=None, **fields) -> Submission:
    """A submission that was read and drafted."""
    submission = make_submission(**fields)
    assert submission.take(60)
    draft_publication(submission, draft or a_draft())
    submission.refresh_from_db()
    return submission


def unreadable(**fields) -> Submission:
    submission = make_submission(**fields)
    assert submission.take(60)
    submission.move(Submission.Status.UNREADABLE, failure="damaged")
    return submission


def address(submission) -> str:
    return f"/admin/publications/submission/{submission.pk}/review/"


def fields_of(response) -> dict:
    """What a browser would send for this page, unchanged: the value of each field of the shown forms."""
    forms = response.context["forms"]
    sent = {"revision": str(response.context["revision"]), "page": "1"}
    for formset in (forms.contributors, forms.chapters, forms.findings):
        for field in formset.management_form:
            sent[field.html_name] = field.value()
    for form in (forms.front, *forms.contributors, *forms.chapters, *forms.findings):
        for field in form:
            value = field.value()
            if value is None or value is False or value == "" or field.name == "DELETE":
                continue
            if isinstance(value, list):
                value = ", ".join(value)
            sent[field.html_name] = "on" if value is True else str(value).replace("\n", "\r\n")
    return sent


def staff(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def opened(client, submission) -> dict:
    """Open the review screen and give its fields as a browser would send them back."""
    response = client.get(address(submission))
    assert response.status_code == 200
    return fields_of(response)


def press(client, submission, button: str, fields: dict, **changes):
    return client.post(address(submission), {**fields, **changes, "action": button})


def said(response) -> list[str]:
    """The messages that the answered request left for the next page."""
    return [str(message) for message in response.wsgi_request._messages]
