"""The median of few and many numbers."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.reading.median import median

NUMBERS = st.floats(-1000, 1000) | st.integers(-1000, 1000)


@given(st.lists(NUMBERS, min_size=1))
def test_median_is_that_of_the_standard_library(numbers):
    assert median(iter(numbers)) == statistics.median(numbers)


def test_median_of_nothing_is_refused():
    with pytest.raises(IndexError):
        median([])
