"""Patterns that are compiled when they are first used.

The reader knows hundreds of words of a dozen languages by its patterns. To compile them all takes as long as to read
three or four pages, and one report needs half of them: of a Word file none for glyphs, of most reports none for years in
Chinese figures.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern until one of its methods is asked for; from then on the method is an attribute of its own, so
    that later calls go to the compiled pattern directly."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # only called for a name that is not there yet
        if name == "_compiled":
            self._compiled = re.compile(self.pattern, self._flags)
            return self._compiled
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile`` at the first use. What ``re`` itself is given, or what is compared with a match's ``re``, must be a
    real pattern. Raises re.error at the first use only: the tests compile them all."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
