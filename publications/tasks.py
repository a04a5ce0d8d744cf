"""What the worker does, by name. Delivery is at least once: each task carries an id and begins with a conditional update."""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_q.models import Schedule
from django_q.tasks import async_task

from . import covers, drafting, files, mail, recognition, sandbox, search
from .models import Publication, Submission
from .models.listing import relist_all
from .reading.draft import Draft

log = logging.getLogger(__name__)
PROGRESS_SECONDS = 0.5
MOST_ATTEMPTS = 5
COVER_WIDTH = 1200
PICTURE_WIDTH = 1280
NIGHT = 21  # the hour (UTC) of tasks that look through everything: night in Central Asia


def limits(seconds: int) -> sandbox.Limits:
    return sandbox.Limits(memory=settings.READING_MEMORY_MB, seconds=seconds)


def read_submission(pk: int) -> str:
    """Read the submitted file and make the draft. Gives the submission's status for the queue's log."""
    submission = Submission.objects.select_related("partner", "document").filter(pk=pk).first()
    if submission is None or not submission.take(settings.READING_LEASE_SECONDS):
        return "not mine"
    try:
        with files.local_path(submission.document.path) as path:
            draft = _read(path, submission)
            _go_on(submission)
            cover_key = _cover(path)
            pictures = _pictures(path, draft)
        drafting.draft_publication(submission, draft, cover_key, pictures)
    except (sandbox.SandboxError, FileNotFoundError) as error:
        _give_up(submission, getattr(error, "code", "missing"), error)
    except drafting.Superseded:
        return "taken over"
    submission.refresh_from_db()
    return submission.status


def _read(path: str, submission: Submission) -> Draft:
    """The draft; where pages are pictures and a recogniser is installed, with what it saw on them."""
    draft = Draft.from_dict(sandbox.read(path, limits(settings.READING_SECONDS), _progress(submission)))
    if not draft.picture_pages or not settings.RECOGNITION_SECONDS or not submission.document.is_pdf:
        return draft

    def tell(message: dict) -> None:
        _go_on(submission)

    language = draft.language or submission.partner.default_language
    seconds = settings.RECOGNITION_SECONDS
    seen = recognition.pages(path, draft.picture_pages, language, seconds, limits(settings.READING_SECONDS), tell)
    _go_on(submission)
    if not seen:
        return draft
    return Draft.from_dict(sandbox.read(path, limits(settings.READING_SECONDS), recognised=seen))


def _go_on(submission: Submission) -> None:
    """Keep the submission for the next step. Raises Superseded when another reader has taken over."""
    if not submission.keep(settings.READING_LEASE_SECONDS):
        raise drafting.Superseded(submission.uid)


def _progress(submission: Submission):
    """Tell the status page how far the reading is, at most twice a second."""
    last = 0.0

    def tell(message: dict) -> None:
        nonlocal last
        page = message.get("page")
        if page and time.monotonic() - last > PROGRESS_SECONDS:
            last = time.monotonic()
            mine = Submission.objects.filter(pk=submission.pk, attempts=submission.attempts)
            mine.update(pages_read=page)

    return tell


def _cover(path: str) -> str:
    """The key of the cover, or "" where the first page gives none (a DOCX, a page that cannot be drawn)."""
    try:
        return files.keep_cover(sandbox.cover_image(path, COVER_WIDTH, limits(settings.COVER_SECONDS)))
    except (sandbox.SandboxError, files.UnreadableImage) as error:
        log.info("no cover: %s", error)
        return ""


def _pictures(path: str, draft: Draft) -> dict[int, files.KeptPicture]:
    """The draft's pictures by their place in it; drafting tells of those that are missing here."""
    regions = [
        {"part": picture.part} if picture.part else {"page": picture.page, "box": picture.box}
        for picture in draft.pictures
    ]
    kept = {}
    try:
        shown = sandbox.pictures(path, regions, PICTURE_WIDTH, limits(settings.READING_SECONDS))
    except sandbox.SandboxError as error:
        log.warning("no pictures: %s", error)
        return {}
    for place, content in shown.items():
        try:
            kept[place] = files.keep_picture(content)
        except files.UnreadableImage as error:
            log.warning("picture %s: %s", place, error)
    return kept


def _give_up(submission: Submission, code: str, error: Exception) -> None:
    """The file is kept; partner and editor are told in words what ``code`` means.

    Only the last reader may say so: one that lost its lease leaves the word to the one that took over.
    """
    log.warning("submission %s: %s", submission.uid, error)
    with transaction.atomic():
        if submission.still_mine():
            submission.move(Submission.Status.UNREADABLE, failure=code, lease_until=None)
            mail.queue_unreadable(submission)


def send_message(name: str, to: list[str], context: dict, language: str = "") -> None:
    """Send one mail; the queue tries again when the mail server does not answer."""
    mail.send(name, to, context, language)


def take_up_stranded() -> int:
    """Queue again what lost its reader; after each fifth attempt say so instead. Gives the number queued.

    (An editor may have a report read again; the attempts go on counting, because they tell the readers apart.)
    """
    queued = 0
    for submission in Submission.objects.stranded().select_related("partner", "document").defer("reading"):
        if submission.status == Submission.Status.READING and submission.attempts % MOST_ATTEMPTS == 0:
            _give_up(submission, "crashed", RuntimeError("the reader was ended each time"))
        else:
            async_task("publications.tasks.read_submission", submission.pk)
            queued += 1
    return queued


def mend_listings() -> int:
    """Compare the narrow tables of topics and partners with what they repeat, mend what differs and say so in the log."""
    wrong = relist_all()
    if wrong:
        log.error("%s rows of the listings of topics and partners were wrong and are mended", wrong)
    return wrong


def finish_cover(key: str) -> int:
    """Make a cover's slow formats, then let the publications that show it show them. Gives how many these are.

    Of a cover that was replaced meanwhile nothing is made; one that is replaced meanwhile stays replaced.
    """
    showing = Publication.objects.filter(cover_key=key)
    if not covers.is_unfinished(key) or not showing.exists():
        return 0
    try:
        whole = covers.finished(key)
    except (FileNotFoundError, files.UnreadableImage) as error:
        log.warning("the cover %s stays as it is: %s", key, error)
        return 0
    finished = showing.update(cover_key=whole)
    covers.forget_sent(key)
    return finished


def finish_covers() -> int:
    """Queue again the covers whose task was lost. Gives their number."""
    unfinished = Publication.objects.filter(cover_key__endswith=covers.UNFINISHED).exclude(cover_key="")
    keys = list(unfinished.order_by().values_list("cover_key", flat=True).distinct())
    for key in keys:
        async_task("publications.tasks.finish_cover", key)
    return len(keys)


def index_missing(after: int = 0) -> None:
    """Complete the search index, some publications a task; queued when a worker starts."""
    last = search.index_next(search.unindexed(), after)
    if last is not None:
        async_task("publications.tasks.index_missing", last)


def index_named(kind: str, key: int, after: int = 0) -> None:
    """Write anew what the search index says of a renamed or merged topic, or of a renamed partner, some publications a
    task."""
    last = search.index_next(search.naming(kind, key), after)
    if last is not None:
        async_task("publications.tasks.index_named", kind, key, last)


def index_these(keys: list[int]) -> None:
    """Write anew what the search index says of these publications: a deleted topic no longer tells where it stood."""
    search.index_next(Publication.objects.filter(pk__in=keys))


def ensure_schedules() -> None:
    """The standing tasks; called when a worker starts. The daily ones begin in the coming night and stay there."""
    night = (timezone.now() + timedelta(days=1)).replace(hour=NIGHT, minute=20, second=0, microsecond=0)
    for name, task, when, first in (
        ("take up stranded submissions", "take_up_stranded", {"schedule_type": Schedule.MINUTES, "minutes": 1}, {}),
        ("mend the listings", "mend_listings", {"schedule_type": Schedule.DAILY}, {"next_run": night}),
        ("finish the covers", "finish_covers", {"schedule_type": Schedule.DAILY}, {"next_run": night}),
    ):
        row = {"func": f"publications.tasks.{task}", "repeats": -1, **when}
        Schedule.objects.update_or_create(name=name, defaults=row, create_defaults={**row, **first})
