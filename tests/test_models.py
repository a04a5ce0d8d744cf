"""Rules of data, status moves, identities and addresses."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from publications.models import (
    Event,
    Finding,
    ForbiddenMove,
    OldPath,
    Partner,
    Publication,
    Submission,
    Topic,
    topics_named,
)
from publications.models.identity import fold, new_uid, slug_from

from .factories import (
    make_chapter,
    make_editor,
    make_finding,
    make_partner,
    make_publication,
    make_submission,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_uids_are_short_and_differ():
    made = {new_uid() for _number in range(1000)}
    assert len(made) == 1000
    assert {len(uid) for uid in made} == {8}


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Kazakhstan. Tokayev. Reboot", "kazakhstan-tokayev-reboot"),
        ("Городской автобус", "gorodskoy-avtobus"),
        ("Ауыл кітапханалары", "auyl-kitapkhanalary"),
        ("…", "x"),
    ],
)
def test_slugs_are_made_from_any_script(title, slug):
    assert slug_from(title, "x") == slug


def test_long_slug_is_cut_between_words():
    assert slug_from("word " * 40, "x") == "-".join(["word"] * 16)


def test_partner_names_are_unique_in_any_case_of_any_script():
    make_partner("Институт воды")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_partner("ИНСТИТУТ  ВОДЫ")


def test_same_title_gets_another_slug():
    first, second = make_publication(title="Water"), make_publication(title="Water")
    assert (first.slug, second.slug) == ("water", "water-2")


def test_former_slug_is_never_given_to_another_publication():
    first = make_publication(title="Water")
    first.move_to("rivers")
    second = make_publication(title="Water")
    assert (first.slug, second.slug) == ("rivers", "water-2")
    assert OldPath.objects.get(slug="water").uid == first.uid


def test_going_back_to_a_former_slug_leaves_no_loop():
    publication = make_publication(title="Water")
    publication.move_to("rivers")
    publication.move_to("water")
    assert publication.slug == "water"
    assert list(OldPath.objects.values_list("slug", "uid")) == [("rivers", publication.uid)]


def test_publish_puts_the_present_time_and_one_event():
    editor = make_editor()
    publication = make_publication("draft")
    before = timezone.now()
    publication.publish(by=editor)
    assert before <= publication.publish_at <= timezone.now()
    assert list(publication.events.values_list("kind", "by")) == [("published", editor.pk)]


def test_embargo_opens_by_itself():
    publication = make_publication("embargoed")
    assert not Publication.objects.published().exists()
    Publication.objects.update(publish_at=timezone.now() - timedelta(seconds=1))
    assert Publication.objects.published().get() == publication


@pytest.mark.parametrize(
    ("status", "move"),
    [
        ("published", lambda publication: publication.publish()),
        ("draft", lambda publication: publication.withdraw("Wrong.")),
        ("withdrawn", lambda publication: publication.withdraw("Wrong.")),
        ("published", lambda publication: publication.withdraw("  ")),
    ],
)
def test_forbidden_moves_change_nothing(status, move):
    publication = make_publication(status)
    events = Event.objects.count()
    with pytest.raises(ForbiddenMove):
        move(publication)
    publication.refresh_from_db()
    assert (publication.status, Event.objects.count()) == (status, events)


def test_second_of_two_who_publish_at_once_is_told():
    publication = make_publication("draft")
    same = Publication.objects.get(pk=publication.pk)
    publication.publish()
    with pytest.raises(ForbiddenMove, match="the publication is “Published”"):
        same.publish()


def test_withdrawn_publication_can_be_published_again_at_its_old_time():
    publication = make_publication()
    first_time = publication.publish_at
    publication.withdraw("The figures were wrong.")
    publication.publish()
    assert (publication.publish_at, publication.withdrawal_reason) == (first_time, "")


SUBMISSION_MOVES = {
    ("received", "reading"),
    ("reading", "reading"),
    ("reading", "drafted"),
    ("reading", "unreadable"),
    ("reading", "received"),
    ("unreadable", "received"),
    ("unreadable", "returned"),
    ("unreadable", "rejected"),
    ("unreadable", "accepted"),
    ("drafted", "returned"),
    ("drafted", "rejected"),
    ("drafted", "accepted"),
    ("returned", "rejected"),
    ("returned", "accepted"),
}


@pytest.mark.parametrize("start", Submission.Status.values)
@pytest.mark.parametrize("to", Submission.Status.values)
def test_submission_moves_only_as_the_plan_allows(start, to):
    submission = make_submission(status=start, reason="Earlier.")
    allowed = (start, to) in SUBMISSION_MOVES
    try:
        submission.move(Submission.Status(to), reason="Because.")
    except ForbiddenMove:
        assert not allowed
    else:
        assert allowed
    submission.refresh_from_db()
    assert submission.status == (to if allowed else start)
    assert submission.events.count() == int(allowed)


def test_decision_without_a_reason_is_refused():
    submission = make_submission(status="drafted")
    with pytest.raises(ForbiddenMove, match="Give the reason"):
        submission.move(Submission.Status.REJECTED, reason=" ")


def test_only_one_reader_takes_a_submission():
    submission = make_submission()
    same = Submission.objects.get(pk=submission.pk)
    assert submission.take(60)
    assert not same.take(60)


def test_reader_that_lost_its_lease_is_replaced_and_may_not_write():
    first = make_submission()
    assert first.take(-1)
    second = Submission.objects.get(pk=first.pk)
    assert second.take(60)
    with transaction.atomic():
        assert (first.still_mine(), second.still_mine()) == (False, True)
    assert second.attempts == 2


def test_same_file_is_submitted_once_per_partner():
    submission = make_submission()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_submission(submission.partner, sha256=submission.sha256)
    assert make_submission(sha256=submission.sha256).partner != submission.partner


def test_anchor_is_given_once_and_never_again():
    chapter = make_chapter(make_publication("draft", chapters=0))
    first = make_finding(chapter, label="4")
    second = make_finding(chapter, label="4")
    assert (first.anchor, second.anchor) == ("finding-4", "finding-4-2")
    first.label = "5"
    first.save()
    assert first.anchor == "finding-4"


def test_finding_that_was_public_is_not_deleted_but_withdrawn():
    publication = make_publication(findings=2)
    finding = publication.findings.first()
    with pytest.raises(ForbiddenMove):
        finding.delete()
    finding.withdraw("Counted twice.")
    assert list(Finding.objects.published()) == [publication.findings.last()]
    assert (finding.html, finding.withdrawal_reason) == (finding.html, "Counted twice.")


def test_draft_goes_with_its_chapters_and_findings():
    publication = make_publication("draft", findings=2)
    publication.delete()
    assert Finding.objects.count() == 0


def test_topics_are_found_in_any_case_and_through_aliases():
    water = Topic.objects.create(name="Вода")
    Topic.objects.create(name="H2O", alias_of=water)
    assert topics_named([" вода ", "h2o", "Soil", "", "soil"]) == [water, Topic.objects.get(name="Soil")]


def test_names_that_unfold_into_more_than_a_column_holds_are_kept():
    long = "\ufdfa" * 100
    [topic] = topics_named([long])
    assert topics_named([long]) == [topic]
    assert (topic.name, make_partner(long).name) == (long, long)


def test_partners_count_only_what_is_public():
    partner = make_partner()
    for status in ("draft", "published", "published", "embargoed", "withdrawn"):
        make_publication(status, partner=partner)
    make_partner()
    assert [(row, row.public_count) for row in Partner.objects.with_publications().with_counts()] == [(partner, 2)]


def test_readable_by_gives_each_person_their_own():
    ours, theirs = make_partner(), make_partner()
    mine = make_publication("draft", partner=ours)
    other = make_publication("draft", partner=theirs)
    public = make_publication(partner=theirs)
    member = make_user(partner=ours)
    readable = {
        person: set(Publication.objects.readable_by(user))
        for person, user in (("visitor", AnonymousUser()), ("member", member), ("editor", make_editor()))
    }
    assert readable == {"visitor": {public}, "member": {mine, public}, "editor": {mine, other, public}}


def test_fold_joins_spellings():
    assert fold("  Ｋａｚ  АҚШ ") == fold("kaz ақш")
