"""What sort of work a publication is, and the words by which a title page says so itself."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WorkKind(models.TextChoices):
    REPORT = "report", pgettext_lazy("sort of work", "Report")
    POLICY_BRIEF = "policy-brief", _("Policy brief")
    WORKING_PAPER = "working-paper", _("Working paper")
    ANNUAL_REPORT = "annual-report", _("Annual report")
    EVALUATION = "evaluation", pgettext_lazy("sort of work", "Evaluation")
    CASE_STUDY = "case-study", _("Case study")
    GUIDE = "guide", pgettext_lazy("sort of work", "Guide")
    FACT_SHEET = "fact-sheet", _("Fact sheet")
    PROCEEDINGS = "proceedings", _("Conference proceedings")
    STATEMENT = "statement", pgettext_lazy("sort of work", "Statement")


# Only words that say nothing else in a title or subtitle. "Guide" and "statement" are also what reports are about.
SAID = {
    WorkKind.ANNUAL_REPORT: r"annual report|годовой отч[её]т|жылдық есеп",
    WorkKind.POLICY_BRIEF: r"policy brief|аналитическая записка|талдамалық жазба",
    WorkKind.WORKING_PAPER: r"working paper|рабочий документ|жұмыс құжаты",
    WorkKind.EVALUATION: r"(?:final|mid-?term|ex[- ]post) evaluation|evaluation report|отч[её]т об оценке",
    WorkKind.FACT_SHEET: r"fact ?sheet|информационный листок",
    WorkKind.PROCEEDINGS: r"conference proceedings|материалы (?:\w+ )*конференции",
}


def kind_said(*texts: str) -> WorkKind:
    """The sort of work that a title or subtitle names; a report where none does, or where they name two."""
    found = {
        kind
        for kind, words in SAID.items()
        for text in texts
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE)
    }
    return found.pop() if len(found) == 1 else WorkKind.REPORT
