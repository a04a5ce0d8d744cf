"""Pictures in chapter text: figures with captions, room kept while they load, nothing from elsewhere."""

from publications.figures import reference
from publications.text import chapter_html, plain_text

from .unnamed import unnamed

IMAGE = (
    '<img src="/pictures/7k3w92ma-1200.webp" srcset="/pictures/7k3w92ma-640.webp 640w, /pictures/7k3w92ma-1200.webp 1200w"'
    ' sizes="(max-width: 44rem) calc(100vw - 2rem), 42rem" width="1200" height="800" alt="{alt}" loading="lazy"'
    ' decoding="async">'
)


def test_picture_alone_in_its_paragraph_is_a_figure_with_its_caption():
    html = chapter_html('![Rain & "snow"](picture:7k3w92ma-1200x800 "Figure 1. Rain <mm>")')
    image = IMAGE.format(alt="Rain &amp; &quot;snow&quot;")
    assert html == f"<figure>{image}<figcaption>Figure 1. Rain &lt;mm&gt;</figcaption></figure>\n"


def test_page_mark_may_stand_before_a_figure():
    html = chapter_html("[[p. 5]] ![Rain](picture:7k3w92ma-1200x800)")
    assert html.startswith("<figure><span") and html.endswith(f"{IMAGE.format(alt='Rain')}</figure>\n")


def test_picture_inside_a_sentence_is_no_figure():
    html = unnamed(chapter_html('The sign ![a drop](picture:7k3w92ma-1200x800 "said") means water.'))
    assert html == f"<p>The sign {IMAGE.format(alt='a drop')} means water.</p>\n"


def test_narrow_picture_has_one_size():
    assert 'srcset="/pictures/7k3w92ma-300.webp 300w"' in chapter_html("![x](picture:7k3w92ma-300x200)")


def test_picture_from_elsewhere_leaves_its_words():
    for source in (
        "https://example.org/x.png",
        "/media/x.png",
        "picture:1",
        "picture:7k3w92ma-12",
        "data:image/png;base64,AA",
    ):
        html = chapter_html(f"![A *dry* well]({source})")
        assert "<img" not in html
        assert plain_text(html).removeprefix("!").startswith(("A dry well", "[A dry well]"))


def test_caption_is_found_by_search_and_counted_in_plain_text():
    assert plain_text(chapter_html('![Rain](picture:7k3w92ma-1200x800 "Figure 1. Rain")')) == "Figure 1. Rain"


def test_reference_names_the_picture_and_its_size():
    assert reference("7k3w92ma", 1200, 800) == "picture:7k3w92ma-1200x800"
