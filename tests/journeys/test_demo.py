"""The demo as a newcomer finds it: everything that the catalogue tells of is there and is related as it says."""

import json

from tests import demo_entries

ASK = """
import json
from publications.models import Finding, Partner, Publication
rows = Publication.objects.select_related("edition_of").prefetch_related("chapters", "co_partners")
print(json.dumps({
    "published": sorted(row.slug for row in rows if row.status == "published"),
    "drafts": sorted(row.slug for row in rows if row.status == "draft"),
    "partners": Partner.objects.filter(publications__in=Publication.objects.published()).distinct().count(),
    "editions": {row.slug: row.edition_of.slug for row in rows if row.edition_of},
    "joint": sorted(row.slug for row in rows if row.co_partners.all()),
    "chapters": sorted((row.slug, c.slug) for row in rows for c in row.chapters.all()
                       if row.status == "published" and c.is_public),
    "findings": sorted((f.publication.slug, f.chapter.slug, f.label)
                       for f in Finding.objects.select_related("publication", "chapter")
                       if f.publication.status == "published" and f.chapter.is_public),
    "starred": sorted((f.publication.slug, f.chapter.slug, f.label)
                      for f in Finding.objects.filter(is_key=True).select_related("publication", "chapter")),
}))
"""


def test_the_demo_holds_what_its_catalogue_says(portal):
    found = json.loads(portal.manage("shell", "--verbosity=0", "-c", ASK).splitlines()[-1])
    entries = demo_entries.entries()
    assert set(found["published"]) >= demo_entries.slugs("published")
    assert set(found["drafts"]) >= demo_entries.slugs("draft")
    assert found["partners"] == 6
    assert found["editions"] == {"open-budgets-in-nine-districts": "open-budgets-in-six-districts"}
    assert found["joint"] == ["counting-clean-air", "ochered-na-poliv"]
    assert {(*row, "") for row in map(tuple, found["chapters"])} >= {row for row in entries if row[1] and not row[2]}
    assert set(map(tuple, found["findings"])) >= {row for row in entries if row[2]}
    assert set(map(tuple, found["starred"])) >= demo_entries.stars()
