"""The reader's patterns are compiled when they are first used, and each of them can be."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import publications.reading
from publications.reading.patterns import late


def test_each_pattern_of_the_reader_compiles():
    found = [pattern for module in _modules() for pattern in _patterns(list(vars(module).values()))]
    assert len(found) > 200
    for pattern in found:
        assert re.compile(pattern.pattern, pattern.flags & ~re.UNICODE).groups == pattern.groups


def test_a_late_pattern_finds_what_a_compiled_one_finds():
    pattern = late(r"(?P<word>chapter|глава)\s(\d)", re.I)
    assert pattern.pattern == r"(?P<word>chapter|глава)\s(\d)"
    assert pattern.sub(r"\2", "Глава 3, CHAPTER 4") == "3, 4"
    found = pattern.search("see Chapter 7")
    assert found is not None
    assert found["word"] == "Chapter"
    assert pattern.findall("chapter 1 chapter 2") == [("chapter", "1"), ("chapter", "2")]


def test_a_late_pattern_is_compiled_at_its_first_use():
    pattern = late("(")
    with pytest.raises(re.error):
        pattern.search("text")


def _modules():
    for module in pkgutil.iter_modules(publications.reading.__path__, "publications.reading."):
        if not module.name.endswith("__main__"):
            yield import_module(module.name)


def _patterns(values: list[object]) -> Iterator[re.Pattern[str]]:
    for value in values:
        if isinstance(value, type(late(""))):
            yield value
        elif isinstance(value, tuple | list):
            yield from _patterns(list(value))
