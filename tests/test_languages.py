"""The interface in Russian and Kazakh: complete catalogues, whole pages, right number forms and dates."""

import ast
import re
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.template.defaultfilters import filesizeformat
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import ngettext

from publications.admin.reasons import CLAUSES, in_words

from .catalogues import compiled, places, read_mo, read_po

PROJECT = Path(__file__).resolve().parent.parent
FOLDERS = [PROJECT / "publications" / name for name in ("locale", "locale_supplement")]
CATALOGUES = sorted(path for folder in FOLDERS for path in folder.rglob("*.po"))
FORMS = {"ru": 4, "kk": 2}
NAMES = [str(path.relative_to(PROJECT / "publications")) for path in CATALOGUES]
each_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=NAMES)


def language_of(path: Path) -> str:
    return path.parts[-3]


def test_catalogues_are_where_they_should_be():
    assert NAMES == [
        "locale/kk/LC_MESSAGES/django.po",
        "locale/ru/LC_MESSAGES/django.po",
        "locale_supplement/kk/LC_MESSAGES/django.po",
        "locale_supplement/kk/LC_MESSAGES/djangojs.po",
        "locale_supplement/ru/LC_MESSAGES/django.po",
    ]


@each_catalogue
def test_every_message_is_translated_and_none_is_a_guess(path):
    messages = read_po(path)
    assert len(messages) > 20
    assert [message.key for message in messages if not all(message.forms)] == []
    assert [message.key for message in messages if "fuzzy" in message.flags or message.is_obsolete] == []
    wrong = [m.key for m in messages if len(m.forms) != (FORMS[language_of(path)] if m.plural else 1)]
    assert wrong == []


@each_catalogue
def test_translations_keep_the_places_to_fill_in(path):
    wrong = []
    for message in read_po(path):
        if message.plural is None:
            wrong += [message.key for form in message.forms if places(form) != places(message.texts["msgid"])]
            continue
        least, most = set(places(message.texts["msgid"])), set(places(message.plural))
        wrong += [message.key for form in message.forms if not least <= set(places(form)) <= most]
        wrong += [message.key for form in message.forms[1:] if set(places(form)) != most]
    assert wrong == []


@each_catalogue
def test_compiled_catalogue_is_up_to_date(path):
    assert read_mo(path.with_suffix(".mo")) == compiled(read_po(path)), "run `make messages`"


def test_both_languages_hold_the_same_messages():
    russian, kazakh = (
        {message.key for message in read_po(FOLDERS[0] / f"{language}/LC_MESSAGES/django.po")} for language in FORMS
    )
    assert russian == kazakh


def test_sources_hold_no_message_that_the_catalogues_lack(tmp_path):
    if not shutil.which("xgettext"):
        pytest.skip("xgettext is missing. On Debian and Ubuntu: apt install gettext")
    for name in ("manage.py", "portal", "publications", "templates"):
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "reports", "fonts"))
        else:
            shutil.copy(source, tmp_path / name)
    recipe = re.search(r"makemessages (.+?)\n\t@", (PROJECT / "Makefile").read_text(), re.DOTALL)[1]
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", *shlex.split(recipe.replace("\\\n", " "))],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "PORTAL_SECRET_KEY": "none", "PORTAL_ALLOWED_HOSTS": "localhost"},
        check=True,
        capture_output=True,
    )
    for language in FORMS:
        kept = FOLDERS[0] / f"{language}/LC_MESSAGES/django.po"
        fresh = read_po(tmp_path / kept.relative_to(PROJECT))
        apart = {message.key for message in fresh} ^ {message.key for message in read_po(kept)}
        assert apart == set(), "run `make messages` and translate what is new"


def test_supplement_holds_messages_of_installed_packages_only():
    """A package that words a text anew would silently be back in English."""
    packages = [Path(sys.modules[name].__file__).parent for name in ("django", "allauth", "django_q", "taggit")]
    for path in FOLDERS[1].rglob("*.po"):
        theirs = {message.key for package in packages for each in package.rglob(path.name) for message in read_po(each)}
        assert {message.key for message in read_po(path)} - theirs == set()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1 chapter", "2 chapters", "5 chapters", "21 chapters"]),
        ("ru", ["1 глава", "2 главы", "5 глав", "21 глава", "111 глав", "122 главы"]),
        ("kk", ["1 тарау", "2 тарау", "5 тарау", "21 тарау"]),
    ],
)
def test_numbers_take_the_right_form(language, said):
    with translation.override(language):
        for text in said:
            number = int(text.split()[0])
            found = ngettext("%(number)s chapter", "%(number)s chapters", number) % {"number": number}
            assert found.replace("\xa0", " ") == text


@pytest.mark.parametrize(
    ("language", "day", "moment", "size", "ago"),
    [
        ("en", "3 June 2024", "3 June 2024, 14:05", "2.1 MB", "2 months"),
        ("ru", "3 июня 2024", "3 июня 2024, 14:05", "2,1 МБ", "2 месяца"),
        ("kk", "2024 ж. 3 маусым", "2024 ж. 3 маусым, 14:05", "2,1 МБ", "2 ай"),
    ],
)
def test_dates_sizes_and_spans_are_written_as_the_language_does(language, day, moment, size, ago):
    then = datetime(2024, 6, 3, 14, 5, tzinfo=UTC)
    with translation.override(language):
        assert date_format(then, "DATE_FORMAT") == day
        assert date_format(then, "DATETIME_FORMAT") == moment
        assert filesizeformat(2_200_000).replace("\xa0", " ") == size
        assert timesince(then, datetime(2024, 8, 4, 14, 5, tzinfo=UTC), depth=1).replace("\xa0", " ") == ago


def reasons_in(tree: ast.AST) -> set[str]:
    """The texts that may become the reason of an Evidence: its fourth argument, and what is put into ``why``."""
    given = [
        node.args[3]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Evidence" and len(node.args) > 3
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name | ast.Tuple):
            target, value = node.targets[0], node.value
            if isinstance(target, ast.Name) and target.id in {"why", "ADDED", "_NAMED"}:
                given.append(value)
            elif isinstance(target, ast.Tuple) and getattr(target.elts[-1], "id", "") == "why":
                given.append(value.elts[-1])
        match node:
            case ast.For(target=ast.Tuple(elts=[*_, ast.Name(id="why")]), iter=ast.Tuple(elts=rows)):
                given += [row.elts[-1] for row in rows]
            case ast.keyword(arg="missing", value=value):
                given.append(value)
            case ast.FunctionDef(args=ast.arguments(args=[*_, ast.arg(arg="missing")], defaults=[*_, value])):
                given.append(value)
    return {text for value in given for text in texts_of(value)}


def texts_of(value: ast.AST) -> list[str]:
    if isinstance(value, ast.IfExp):
        return texts_of(value.body) + texts_of(value.orelse)
    if isinstance(value, ast.JoinedStr):
        return ["".join(part.value if isinstance(part, ast.Constant) else "7" for part in value.values)]
    return [value.value] if isinstance(value, ast.Constant) and isinstance(value.value, str) else []


def test_every_reason_that_reading_gives_has_words():
    reasons = set()
    for path in (PROJECT / "publications/reading").rglob("*.py"):
        if path.name not in {"furniture.py", "set_pieces.py"}:  # the reasons of removed lines are not shown
            reasons |= reasons_in(ast.parse(path.read_text(encoding="utf-8")))
    assert len(reasons) > 30
    with translation.override("kk"):
        assert [reason for reason in reasons if in_words(reason) == reason] == []
    as_given = {re.sub(r"%\(\w+\)s", "7", clause) for clause in CLAUSES}
    assert as_given - reasons == set()


def test_reason_keeps_what_reading_filled_in():
    with translation.override("ru"):
        assert in_words("in the contents on page 12") == "в оглавлении на странице 12"
        assert in_words("the chapter “100 % sure”") == "глава «100 % sure»"
        assert in_words("some new reason") == "some new reason"


def test_scripts_hold_no_words_of_their_own():
    said = re.compile(
        r"""(?:(?:textContent|innerText|title|alt|placeholder|ariaLabel)\s*=|(?:alert|confirm|prompt)\()"""
        r"""\s*["'`][^"'`\n]*[A-Za-z]{3}"""
    )
    scripts = sorted((PROJECT / "static/js").glob("*.js"))
    assert len(scripts) > 3
    assert {path.name: said.findall(path.read_text()) for path in scripts if said.search(path.read_text())} == {}
