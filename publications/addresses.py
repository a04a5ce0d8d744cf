"""Addresses for machines: absolute, and of the unprefixed form that does not depend on the interface's language."""

from django.conf import settings
from django.utils import translation


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def permanent_path(thing) -> str:
    """The path of ``thing`` (anything with ``get_absolute_url``) whatever language the page speaks."""
    with translation.override(settings.LANGUAGE_CODE):
        return thing.get_absolute_url()


def permanent(thing) -> str:
    """The same with the site's host."""
    return absolute(permanent_path(thing))


def in_language(path: str, code: str) -> str:
    """The unprefixed ``path`` of a public page as the interface's language ``code`` has it."""
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"
