"""Rows on which every kind of public page can be seen: in a test's own database, or (through ``manage.py shell``) beside
the demo."""

import io

from PIL import Image

from publications import files
from publications.models import Partner, Picture, Publication

from .factories import make_chapter, make_document, make_finding, make_partner, make_publication

TEXT = """The canal was dug in three summers.[^1] It carries less each year.

## What was measured

| Year | Water, million m³ | Lost |
| ---- | ----------------: | ---: |
| 2021 |               412 | 31 % |
| 2022 |               398 | 34 % |

{figure}

[[p. 7]] Below the second sluice nobody counts.[^2]

[[findings]]

### What follows

- Line the upper canal.
- Count at *every* sluice.

> Water that is not counted is lost twice.

[^1]: The archive of the district, file 12.
[^2]: Interviews of May 2023, see [the register](https://example.org/register).
"""
ARABIC = "تُقاس المياه في القناة كل عام، وتضيع ثلاثون في المئة منها قبل أن تصل إلى الحقول."


def make_site() -> Partner:
    """The rows for all of ``PAGES``; gives the partner of them all."""
    partner = make_partner(
        "Institute of Canals", slug="institute-of-canals", about="Counts water.", website="https://canals.example.org"
    )
    report = _full_report(partner)
    common = {"partner": partner, "topics": ["irrigation", "canals"], "contributors": ["Anna Sample"]}
    make_publication(title="Wells without Owners", slug="wells-without-owners", chapters=2, **common)
    make_publication(
        "withdrawn", title="Numbers That Were Wrong", slug="numbers-that-were-wrong", replaced_by=report, **common
    )
    excerpt = make_publication(
        title="The Last Chapter of the Atlas",
        slug="last-chapter-of-the-atlas",
        extent=Publication.Extent.EXCERPT,
        headnote="Below is the text of the final chapter.",
        findings=3,
        **common,
    )
    make_document(excerpt)
    _right_to_left(partner)
    return partner


def _full_report(partner) -> Publication:
    other = make_partner("Office of Sluices", slug="office-of-sluices")
    report = make_publication(
        "draft",
        title="Canals of the Steppe",
        subtitle="What they carry and what they lose",
        slug="canals-of-the-steppe",
        uid="canaa222",
        partner=partner,
        topics=["irrigation", "canals", "budgets"],
        contributors=["Anna Sample", "Пётр Образцов"],
        abstract="A third of the water never reaches a field.",
        licence="CC BY 4.0",
        doi="10.5555/canals",
        translation_group="canals",
        cover_alt="A canal at dusk",
        chapters=0,
    )
    report.co_partners.add(other)
    make_document(report)
    make_chapter(report, title="Foreword", slug="foreword", kind="front", label="")
    chapter = make_chapter(
        report,
        position=1,
        title="What the Canal Carries",
        slug="what-the-canal-carries",
        first_page=5,
        last_page=9,
        text=TEXT.format(figure=f'![Columns that fall]({_picture(report).reference} "Figure 1. Water by year")'),
    )
    make_chapter(report, position=2, title="Method", slug="method", label="A1", kind="annex")
    for number in (1, 2):
        make_finding(chapter, position=number, label=str(number), statement=f"Sluice {number} leaks.", is_key=True)
    gone = make_finding(chapter, uid="canaa223", position=3, label="3", statement="Nothing leaks.")
    report.publish()
    gone.withdraw("It does leak.")
    return report


def _picture(report) -> Picture:
    drawn = io.BytesIO()
    Image.new("RGB", (900, 500), "#0A6659").save(drawn, "PNG")
    kept = files.keep_picture(drawn.getvalue())
    report.cover_key = files.keep_cover(drawn.getvalue())
    report.save(update_fields=["cover_key"])
    size = {"width": kept.width, "height": kept.height}
    return Picture.objects.create(publication=report, key=kept.key, page=6, words="2021 412 2022 398", **size)


def _right_to_left(partner) -> None:
    report = make_publication(
        "draft",
        title="مياه القناة",
        slug="miyah-al-qanat",
        language="ar",
        partner=partner,
        topics=["irrigation"],
        contributors=["ليلى حسن"],
        abstract=ARABIC,
        chapters=0,
    )
    chapter = make_chapter(
        report,
        title="النتائج",
        slug="al-nataij",
        text=f"{ARABIC}\n\n| السنة | الماء |\n| --- | --- |\n| 2021 | 412 |\n",
    )
    make_chapter(report, position=1, title="الطريقة", slug="al-tariqa", text=ARABIC)
    make_finding(chapter, label="1", statement=ARABIC)
    report.publish()
