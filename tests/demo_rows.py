"""The demo as rows, made from its catalogue and the truth of its reports in a second, without reading the reports."""

from publications.demo import catalogue
from publications.management.commands.load_demo import edit, load_partners
from publications.models import Chapter, Finding, Partner, Publication, SearchWord, Topic
from publications.search import index_publication

from .demo_entries import TRUTH
from .factories import make_document


def make(texts=True):
    """Partners and publications with topics, dates and versions; with ``texts`` also chapters, findings and the index."""
    rows = catalogue.load()
    load_partners(rows)
    for row in rows.reports:
        made = Publication.objects.create(
            partner=Partner.objects.get(slug=row.partner),
            title=row.title,
            subtitle=row.subtitle,
            language=row.language,
            issued_year=row.year,
        )
        make_document(made, name=row.file)
        if texts:
            _write(made, TRUTH[row.file])
        edit(made, row)
        if row.status == "published":
            made.publish()
            Publication.objects.filter(pk=made.pk).update(publish_at=row.publish_at)
            made.refresh_from_db()
        index_publication(made)


def _write(publication, truth):
    """Chapters of the first level with those below them as sections, and the findings of each."""
    tops, top = [], None
    for chapter in truth["chapters"]:
        if chapter["level"] == 1:
            top = {"title": chapter["title"], "text": [], "sections": [(chapter["title"], chapter["page"])]}
            tops.append(top)
        else:
            top["text"].append(f"## {chapter['title']}")
            top["sections"].append((chapter["title"], chapter["page"]))
        top["text"] += chapter["paragraphs"]
    made = [
        Chapter.objects.create(
            publication=publication, position=place, title=top["title"], text="\n\n".join(top["text"])
        )
        for place, top in enumerate(tops)
    ]
    for place, finding in enumerate(truth["findings"]):
        number = max(
            number
            for number, top in enumerate(tops)
            if any(title == finding["chapter"] and page <= finding["page"] for title, page in top["sections"])
        )
        Finding.objects.create(
            publication=publication,
            chapter=made[number],
            position=place,
            label=finding["label"],
            statement=finding["text"],
            page=finding["page"],
        )


def remove():
    """All that ``make`` made."""
    SearchWord.objects.all().delete()
    Publication.objects.all().delete()
    Topic.objects.all().delete()
    Partner.objects.all().delete()
