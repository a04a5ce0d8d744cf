"""The fidelity figure in words: how many words of the file the draft holds, and which it does not."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Receipt:
    """``sentence`` gives the figure; ``lost`` the words that stand nowhere, as (page, words, how many)."""

    sentence: str
    lost: list
    words_lost: int = 0


def receipt(draft: dict) -> Receipt | None:
    """None for a draft without the figure: one that was read before there was any, or a file without words."""
    figure = draft.get("fidelity")
    if not figure or not figure.get("words"):
        return None
    words, kept, removed = figure["words"], figure["kept"], figure["removed"]
    lost = words - kept - removed
    names = {"words": words, "kept": kept, "removed": removed, "lost": lost, "percent": _percent(lost, words)}
    if lost > 0:
        sentence = ngettext(
            "Of the %(words)d words in the file, %(kept)d stand in the draft and %(removed)d in the list of what was "
            "removed. %(lost)d word (%(percent)s) stands in neither:",
            "Of the %(words)d words in the file, %(kept)d stand in the draft and %(removed)d in the list of what was "
            "removed. %(lost)d words (%(percent)s) stand in neither:",
            lost,
        )
    else:
        sentence = _(
            "All %(words)d words of the file are accounted for: %(kept)d stand in the draft, %(removed)d in the list of "
            "what was removed."
        )
    rows = [(row["page"], row["text"], row["words"]) for row in figure.get("lost") or ()]
    return Receipt(sentence % names, rows, lost)


def _percent(lost: int, words: int) -> str:
    share = 100 * lost / words
    return f"{number_format(share, 1)} %" if share >= 0.1 else f"< {number_format(0.1, 1)} %"
