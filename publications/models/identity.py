"""What identifies things: short uids, folded text for any-case look-up, slugs, and the addresses that things once had."""

import secrets
import unicodedata

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..reading.identifiers import valid_issn

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0, o, 1, l, i: a uid is read out on the telephone
UID_LENGTH = 8
SLUG_LENGTH = 80


def new_uid() -> str:
    """Eight characters, some 8·10¹¹ possibilities; the unique constraint catches the collision that never comes."""
    return "".join(secrets.choice(ALPHABET) for _place in range(UID_LENGTH))


def fold(text: str) -> str:
    """Text as compared without regard to case: NFKC, case-folded, single spaces. (SQLite's LOWER folds only ASCII.)"""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def folded_name(model, name: str) -> str:
    """``name`` folded, as far as the column ``name_folded`` of ``model`` holds it: some signs unfold into eighteen."""
    return fold(name)[: model._meta.get_field("name_folded").max_length]


def slug_from(text: str, fallback: str) -> str:
    """A lower-case ASCII slug for text in any script, cut between words at 80 characters."""
    slug = slugify(anyascii(text))
    if len(slug) > SLUG_LENGTH:
        head, _dash, _rest = slug[: SLUG_LENGTH + 1].rpartition("-")
        slug = head or slug[:SLUG_LENGTH]
    return slug or fallback


def free_slug(wanted: str, is_taken) -> str:
    """``wanted``, or ``wanted-2``, ``wanted-3`` … until ``is_taken(slug)`` is false."""
    slug, number = wanted, 1
    while is_taken(slug):
        number += 1
        slug = f"{wanted[: SLUG_LENGTH - 5]}-{number}"
    return slug


class UidField(models.CharField):
    """The immutable public identity of a row."""

    def __init__(self, **options):
        options.update(max_length=UID_LENGTH, unique=True, default=new_uid, editable=False)
        super().__init__(**options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        for key in ("max_length", "unique", "default", "editable"):
            options.pop(key, None)
        return name, path, args, options


class WebAddressField(models.URLField):
    """An address on the web; one typed without a scheme is taken as https."""

    def deconstruct(self):
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.URLField", args, options

    def formfield(self, **options):
        return super().formfield(**{"assume_scheme": "https", **options})


language_code = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z",
    _("Write the language as a code such as en, ru, kk or pt-BR."),
)


def issn(value: str) -> None:
    """Refuses what is no ISSN: eight signs in two groups, of which the last checks the others (ISO 3297)."""
    if not (len(value) == 9 and value[4] == "-" and valid_issn(value)):
        raise ValidationError(
            _("Write the ISSN as it is printed, such as 2049-3630: its last sign must fit the others.")
        )


class OldPath(models.Model):
    """A slug that an object had before. It leads to the object for ever and is never given to another one."""

    class Kind(models.TextChoices):
        PARTNER = "partner", _("partner")
        PUBLICATION = "publication", _("publication")
        CHAPTER = "chapter", _("chapter")
        TOPIC = "topic", _("topic")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    within = models.CharField(_("within"), max_length=UID_LENGTH, blank=True, help_text=_("A chapter's publication."))
    slug = models.CharField(_("slug"), max_length=SLUG_LENGTH)
    uid = models.CharField(_("leads to"), max_length=UID_LENGTH, db_index=True)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "within", "slug"],
                name="oldpath_leads_to_one_thing",
                violation_error_message=_("This address already leads to another page."),
            )
        ]

    def __str__(self):
        return f"{self.kind}: {self.slug}"


def move_to_slug(thing, kind, slug: str, within: str = "") -> None:
    """Give ``thing`` a new slug and keep its former one as an old path. The caller holds the transaction.

    An old path of the same thing that equals the new slug is taken back, so that an address never redirects to itself.
    """
    former = type(thing).objects.filter(pk=thing.pk).values_list("slug", flat=True).first()
    OldPath.objects.filter(kind=kind, within=within, slug=slug, uid=thing.uid).delete()
    if former and former != slug:
        OldPath.objects.get_or_create(kind=kind, within=within, slug=former, defaults={"uid": thing.uid})
    thing.slug = slug
    type(thing).objects.filter(pk=thing.pk).update(slug=slug)


def slug_is_taken(model, kind, slug: str, *, within: str = "", but=None, **scope) -> bool:
    """Whether ``slug`` belongs to another row of ``model`` in ``scope``, or once did."""
    others = model.objects.filter(slug=slug, **scope)
    old = OldPath.objects.filter(kind=kind, within=within, slug=slug)
    if but is not None:
        others, old = others.exclude(pk=but.pk), old.exclude(uid=but.uid)
    return others.exists() or old.exists()
