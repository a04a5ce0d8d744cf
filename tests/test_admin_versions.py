"""What an editor chooses of other publications, on the publication's page: similar posts, versions, a replacement."""

import re

import pytest

from publications.models import SimilarChoice

from .admin_forms import admin_save
from .factories import make_editor, make_publication
from .review_rows import staff
from .test_portal import errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return staff(make_editor())


def page_of(publication) -> str:
    return f"/admin/publications/publication/{publication.pk}/change/"


def decide(editor, publication, *decisions):
    """Send (other publication, kind) as new rows of the similar posts."""
    rows = {"similar_choices-TOTAL_FORMS": str(len(decisions)), "similar_choices-INITIAL_FORMS": "0"}
    for place, (other, kind) in enumerate(decisions):
        rows |= {f"similar_choices-{place}-other": other.pk, f"similar_choices-{place}-kind": kind}
    return admin_save(editor, page_of(publication), **rows)


@pytest.mark.parametrize("kind", ["pin", "ban"])
def test_publication_is_neither_pinned_nor_banned_on_its_own_page(editor, kind):
    publication = make_publication()
    assert errors(decide(editor, publication, (publication, kind))) == ["A publication is not similar to itself."]
    assert not SimilarChoice.objects.exists()


def test_two_decisions_on_one_publication_are_refused_in_plain_words(editor):
    publication, other = make_publication(), make_publication()
    said = errors(decide(editor, publication, (other, "pin"), (other, "ban")))
    assert "There is already a decision on this publication." in said
    assert not SimilarChoice.objects.exists()


@pytest.mark.parametrize(("status", "waits"), [("draft", True), ("withdrawn", True), ("published", False)])
def test_pin_that_readers_do_not_see_yet_is_told(editor, status, waits):
    publication, other = make_publication(), make_publication(status, title="Wells")
    assert decide(editor, publication, (other, "pin")).status_code == 302
    told = re.findall(r'<li class="info">(.*?)</li>', editor.get(page_of(publication)).content.decode())
    sentence = "“Wells” is not public now. Readers see it among the similar posts once it is published."
    assert told == [sentence] * waits
    assert SimilarChoice.objects.get().other == other


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("edition_of", "A publication is not an edition of itself."),
        ("replaced_by", "A publication cannot be replaced by itself."),
    ],
)
def test_publication_is_no_version_of_itself(editor, field, sentence):
    publication = make_publication()
    response = admin_save(editor, page_of(publication), headnote="Typed before", **{field: publication.pk})
    assert errors(response) == [sentence]
    assert "Typed before" in response.content.decode()
    publication.refresh_from_db()
    assert getattr(publication, field) is None
