"""The list of all kinds of page: each is named once, and what is done on a page is done on one that is listed."""

from collections import Counter

from django.conf import settings

from .journeys.steps import STEPS
from .kinds_of_page import EDITOR, FIXED, IN_DEMO, IN_USE, PAGES, PARTNER, RATIONED, SIGN_IN, STATUS, address
from .screenshots import KEPT

ONCE = (PAGES, IN_USE, SIGN_IN, PARTNER, EDITOR, RATIONED, FIXED)


def test_each_page_is_named_once():
    assert [name for name, number in Counter(name for group in ONCE for name in group).items() if number > 1] == []


def test_what_is_said_of_a_page_is_said_of_one_in_the_list():
    named = {name for group in ONCE for name in group}
    assert {*STEPS, *STATUS} - named == set()
    assert set(KEPT) - {*IN_DEMO, *PARTNER, *EDITOR} == set()


def test_fixed_pages_are_files():
    assert [path for path in FIXED.values() if not (settings.BASE_DIR / path).is_file()] == []


def test_address_tells_the_language_where_there_is_one():
    assert address("menu-open", "kk") == "/kk/"
    assert address("finding-withdrawn", "kk") == "/f/canaa223/"
