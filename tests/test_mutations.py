"""Damaged reports through the jail: each ends within its limits as a draft or with a code that has its sentence.

Half of the samples are tried on each database's run, so that `make proof` tries all of them.
"""

import os
import random
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from publications import sandbox
from publications.failures import FAILURES
from publications.reading.draft import Draft
from publications.sandbox import Limits, SandboxError

pytestmark = [pytest.mark.proof, pytest.mark.database]  # other samples on each

REPORTS = sorted((Path(__file__).parent.parent / "publications/demo/reports").glob("*.pdf"))
DOCX = sorted(Path(__file__).parent.glob("samples/**/*.docx"))
SAMPLES = 250
LIMITS = Limits(seconds=20)
SLACK = 5  # seconds beside the limit: start and end of a process on a busy machine


def mutated(number: int) -> tuple[str, bytes]:
    """(name, bytes) of the sample with this number; the same number gives the same bytes."""
    chance = random.Random(number)
    source = chance.choice(DOCX) if DOCX and number % 5 == 0 else chance.choice(REPORTS)
    content = bytearray(source.read_bytes())
    for _time in range(chance.choice((1, 1, 2, 5, 20))):
        chance.choice((flip, cut, repeat, swap, renumber, blank))(content, chance)
    return source.name, bytes(content)


def flip(content, chance):
    """Some bytes of one place changed."""
    start = chance.randrange(len(content))
    for place in range(start, min(len(content), start + chance.choice((1, 4, 64)))):
        content[place] = chance.randrange(256)


def cut(content, chance):
    """A piece taken out, the end more often than another."""
    start = chance.randrange(1, len(content))
    del content[start : start + chance.choice((1, 100, 10_000, len(content)))]


def repeat(content, chance):
    """A piece put in once more elsewhere."""
    start = chance.randrange(len(content))
    piece = content[start : start + chance.choice((10, 1000, 50_000))]
    place = chance.randrange(len(content))
    content[place:place] = piece


def swap(content, chance):
    """Two halves in the other order, the first bytes kept."""
    place = chance.randrange(16, max(17, len(content)))
    content[16:] = content[place:] + content[16:place]


def renumber(content, chance):
    """A number of the file's structure changed to another: lengths, offsets, references, sizes."""
    places = [place for place in range(len(content)) if 48 <= content[place] <= 57]
    for place in chance.sample(places, min(len(places), chance.choice((1, 10, 200)))):
        content[place] = chance.choice(b"0123456789-")


def blank(content, chance):
    """A stretch of zeros, as a broken disk leaves it."""
    start = chance.randrange(len(content))
    length = min(len(content) - start, chance.choice((16, 512, 4096)))
    content[start : start + length] = bytes(length)


def outcome(folder: Path, number: int) -> tuple[int, str, str, float]:
    name, content = mutated(number)
    path = folder / f"{number}-{name}"
    path.write_bytes(content)
    start = time.monotonic()
    try:
        code = f"draft of {Draft.from_dict(sandbox.read(path, LIMITS)).pages} pages"
    except SandboxError as error:
        code = error.code
    seconds = time.monotonic() - start
    path.unlink()
    return number, name, code, seconds


def test_every_damaged_report_ends_as_a_draft_or_a_sentence(tmp_path):
    first = 0 if os.environ["TESTS_DATABASE"] == "sqlite" else SAMPLES
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda number: outcome(tmp_path, number), range(first, first + SAMPLES)))
    strange = [row for row in outcomes if not row[2].startswith("draft of") and row[2] not in FAILURES]
    slow = [row for row in outcomes if row[3] > LIMITS.seconds + SLACK]
    drafts = sum(row[2].startswith("draft of") for row in outcomes)
    assert (strange, slow, len(outcomes)) == ([], [], SAMPLES)
    assert 0 < drafts < SAMPLES  # the mutations are neither all harmless nor all fatal
    crashed = [row for row in outcomes if row[2] == "crashed"]
    assert len(crashed) < SAMPLES / 10, crashed


def test_a_bomb_of_zipped_parts_is_refused(tmp_path):
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 400_000_000)
    with pytest.raises(SandboxError) as caught:
        sandbox.read(path, LIMITS)
    assert caught.value.code == "unsafe"
