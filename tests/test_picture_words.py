"""What is written in a picture stands under it for those who cannot see it, and can be mended."""

import re

import pytest

from publications.models import Picture

from .admin_forms import admin_save
from .factories import make_chapter, make_editor, make_finding, make_publication

pytestmark = pytest.mark.django_db

DETAILS = (
    '<details class="picture-words"><summary lang="en">Text in this picture</summary><p dir="auto">{}</p></details>'
)


def make_picture(publication, **fields):
    number = publication.pictures.count()
    return Picture.objects.create(
        publication=publication, key=f"{number:032x}", width=900, height=600, **{"page": 3, **fields}
    )


@pytest.fixture
def chapter():
    """A chapter with three figures, one of them in a finding; two have words in them."""
    made = make_publication(slug="report", chapters=2)
    first = make_picture(made, words="2019 <b> 2020")
    second, third = make_picture(made), make_picture(made, words="Yes No")
    chapter = make_chapter(
        made,
        slug="results",
        position=3,
        text=f'![Rain]({first.reference} "Figure 1")\n\nText ![drop]({third.reference}) here.\n\n![]({second.reference})\n\n[[findings]]',
    )
    make_finding(chapter, label="1", statement=f"Rain fell.\n\n![Answers]({third.reference})")
    return chapter


def test_words_stand_under_their_figure(client, chapter):
    page = client.get(chapter.get_absolute_url()).content.decode()
    assert f"<figcaption>Figure 1</figcaption></figure>{DETAILS.format('2019 &lt;b&gt; 2020')}" in page
    assert re.search(rf'alt="Answers"[^>]*></figure>{re.escape(DETAILS.format("Yes No"))}', page)
    assert page.count("picture-words") == 2


def test_chapter_without_pictures_asks_for_none(client, chapter, django_assert_num_queries):
    plain = chapter.publication.chapters.exclude(pk=chapter.pk).first()
    client.get(plain.get_absolute_url())
    with django_assert_num_queries(6):
        client.get(plain.get_absolute_url())
    with django_assert_num_queries(7):
        client.get(chapter.get_absolute_url())


def test_editor_mends_the_words(client, chapter):
    made = chapter.publication
    client.force_login(make_editor())
    address = f"/admin/publications/publication/{made.pk}/change/"
    page = client.get(address).content.decode()
    assert page.count('class="picture-shown"') == 3 and 'alt="Picture on page 3"' in page
    assert "2019 &lt;b&gt; 2020</textarea>" in page
    assert admin_save(client, address, **{"pictures-1-words": "Ten\r\nTwenty"}).status_code == 302
    assert [picture.words for picture in made.pictures.all()] == ["2019 <b> 2020", "Ten\nTwenty", "Yes No"]


def test_pictures_of_a_publication_can_neither_be_added_nor_deleted_there(client, chapter):
    client.force_login(make_editor())
    page = client.get(f"/admin/publications/publication/{chapter.publication_id}/change/").content.decode()
    assert re.search(r'name="pictures-MAX_NUM_FORMS" value="0"', page)
    assert "pictures-0-DELETE" not in page
