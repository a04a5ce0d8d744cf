"""What sort of work a publication is: said by its title page, chosen by the editor."""

import pytest

from publications.models import Publication, WorkKind
from publications.models.work_kind import kind_said

from .admin_forms import admin_save
from .factories import make_editor, make_publication


@pytest.mark.parametrize(
    ("title", "subtitle", "kind"),
    [
        ("Annual Report 2023", "", "annual-report"),
        ("Годовой отчёт за 2023 год", "", "annual-report"),
        ("Су қоймалары", "Жылдық есеп", "annual-report"),
        ("Pipes and people", "Policy Brief No. 4", "policy-brief"),
        ("Pipes and people", "Final evaluation of the second phase", "evaluation"),
        ("Материалы международной конференции", "", "proceedings"),
        ("A Guide to Open Budgets", "", "report"),
        ("Statement of accounts", "", "report"),
        ("Working paper on the annual report of banks", "", "report"),  # two sorts named: nobody knows
        ("Semiannual reports", "", "report"),
        ("", "", "report"),
    ],
)
def test_kind_is_taken_from_words_that_say_nothing_else(title, subtitle, kind):
    assert kind_said(title, subtitle) == kind


@pytest.mark.django_db
def test_editor_chooses_the_kind(client):
    client.force_login(make_editor())
    made = make_publication("draft")
    address = f"/admin/publications/publication/{made.pk}/change/"
    assert admin_save(client, address, kind=WorkKind.GUIDE).status_code == 302
    assert Publication.objects.get().kind == "guide"
    assert "Select a valid choice" in admin_save(client, address, kind="poem").content.decode()
    assert Publication.objects.get().kind == "guide"
