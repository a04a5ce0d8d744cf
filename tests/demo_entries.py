"""What the demo shows to readers, told from its catalogue and from the truth of its reports, without loading it."""

import json
from pathlib import Path

from publications.demo.catalogue import load
from publications.models.identity import slug_from

TRUTH = {row["file"]: row for row in json.loads((Path(__file__).parent / "samples/truth.json").read_text("utf-8"))}


def findings_by_chapter(row):
    """(title of the chapter of the first level, label of a finding) for each finding."""
    tops, top = {}, ""
    for chapter in row["chapters"]:
        top = chapter["title"] if chapter["level"] == 1 else top
        tops.setdefault((chapter["title"], chapter["page"]), top)
    found = set()
    for finding in row["findings"]:
        before = [key for key in tops if key[0] == finding["chapter"] and key[1] <= finding["page"]]
        found.add((tops[before[-1]], finding["label"]))
    return found


def slug(title):
    return slug_from(title, "")


def slugs(status):
    """Slugs of the demo's publications with this status."""
    return {slug(report.title) for report in load().reports if report.status == status}


def kin():
    """For each published slug those of its translations and of other editions."""
    published = [report for report in load().reports if report.status == "published"]
    return {
        slug(report.title): {
            slug(other.title)
            for other in published
            if other is not report
            and (
                (report.translation_group and report.translation_group == other.translation_group)
                or report.file == other.edition_of
                or other.file == report.edition_of
            )
        }
        for report in published
    }


def entries():
    """Everything that a search may find, as (publication, chapter, number of a finding), with "" for what is left out."""
    found = set()
    for report in load().reports:
        if report.status != "published":
            continue
        row, name = TRUTH[report.file], slug(report.title)
        titles = [chapter["title"] for chapter in row["chapters"] if chapter["level"] == 1]
        public = [title for title in titles if not report.public_chapters or title in report.public_chapters]
        found.add((name, "", ""))
        found |= {(name, slug(title), "") for title in public}
        found |= {(name, slug(title), label) for title, label in findings_by_chapter(row) if title in public}
    return found


def words_of_published_texts():
    """All that published reports say, as one text in lower case."""
    rows = [TRUTH[report.file] for report in load().reports if report.status == "published"]
    chapters = [chapter for row in rows for chapter in row["chapters"]]
    texts = [text for chapter in chapters for text in (chapter["title"], *chapter["paragraphs"])]
    return "\n".join([*texts, *(finding["text"] for row in rows for finding in row["findings"])]).lower()


def stars():
    """The starred findings of published reports, as (publication, chapter, number)."""
    return {
        (slug(report.title), slug(star.chapter), star.label)
        for report in load().reports
        if report.status == "published"
        for star in report.starred
    }
