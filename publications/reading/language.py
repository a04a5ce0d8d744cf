"""The report's language, as BCP 47.

pycld2 takes 5 ms and 13 MB and tells English, Russian, Kazakh, Kyrgyz, Uzbek, French, Arabic and Chinese apart; others
tried took 0.5 s and 130 MB.
"""

from __future__ import annotations

import pycld2

_SAMPLE = 60_000  # characters
_PART, _ENOUGH = 400, 8000  # letters; characters


def of_text(text: str) -> tuple[str, bool]:
    """(BCP 47 tag, whether it is reliable). Empty when there is too little text to tell."""
    sample = "\n".join(map(_printable, text[:_SAMPLE].split("\n")))
    if _fewer(sample, 40):
        return "", False
    try:
        reliable, _, details = pycld2.detect(sample.encode("utf-8", "ignore"), isPlainText=True, bestEffort=True)
    except pycld2.error:
        return "", False
    tag = str(details[0][1])
    if tag == "un":
        return "", False
    return {"zh": "zh-Hans", "zh-Hant": "zh-Hant", "iw": "he", "jw": "jv", "tl": "fil", "no": "nb"}.get(tag, tag), bool(
        reliable
    )


def of_part(text: str, whole: str) -> str:
    """The tag of a part of a report in the language ``whole``; empty where it is the same, or cannot be told surely.

    Names, code and quotations in a page or less make a part look foreign: a part counts from some 400 letters on.
    """
    sample = text[:_ENOUGH]
    if _fewer(sample, _PART):
        return ""
    tag, reliable = of_text(sample)
    return tag if reliable and tag.partition("-")[0] != whole.partition("-")[0] else ""


def _fewer(text: str, letters: int) -> bool:
    """Whether it has fewer letters than these. Nearly every text has enough in its first lines."""
    return sum(map(str.isalpha, text[: 2 * letters])) < letters and sum(map(str.isalpha, text)) < letters


def _printable(line: str) -> str:
    """Without the signs that the library refuses."""
    return line if line.isprintable() else "".join(sign for sign in line if sign.isprintable() or sign.isspace())
