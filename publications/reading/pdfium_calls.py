"""pdfium's functions as they are called for each word and each drawn object: with plain addresses.

So called they take a third of the time that they take with pointer objects. None of them calls back or waits, so they
keep the interpreter's lock: giving it up and taking it again would cost more than most of them do.
"""

from __future__ import annotations

import ctypes
from typing import Any

INT, AT, DOUBLE = ctypes.c_int, ctypes.c_void_p, ctypes.c_double


def plain(function: Any, result: Any, *kinds: Any) -> Any:
    """The function for numbers and addresses. Whoever calls it keeps alive what the addresses point to."""
    return ctypes.cast(function, ctypes.PYFUNCTYPE(result, *kinds))


def address(pointer: Any) -> int:
    """Where a pointer of pypdfium2 points to."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
