"""How many places of a fresh draft a person should look at: one number for mail, lists and the review screen."""

# Reports without the other parts of a title page are complete.
EXPECTED = {"title", "contributors", "issued", "language", "abstract"}


def is_thing(certainty: str, *, expected: bool = False) -> bool:
    """Whether a value of this certainty should be looked at; ``expected``: no report goes without it."""
    return certainty == "check" or (certainty == "missing" and expected)


def things_to_check(draft: dict) -> int:
    """Doubts, unsure fields, chapters and findings, and missing fields that no report goes without."""
    evidence = draft.get("evidence") or {}
    fields = sum(is_thing(row["certainty"], expected=name in EXPECTED) for name, row in evidence.items())
    rows = [*(draft.get("chapters") or ()), *(draft.get("findings") or ())]
    unsure = sum(bool(row.get("evidence")) and is_thing(row["evidence"]["certainty"]) for row in rows)
    return len(draft.get("doubts") or ()) + fields + unsure
