"""People who sign in: staff by password, partners by a code sent to their mail address."""

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .identity import fold


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        if not email:
            raise ValueError("A user needs a mail address.")
        user = self.model(email=fold(email), **fields)
        user.set_password(password)  # without one the password is unusable, as it is for every partner
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, email):
        return self.get(email=fold(email))


class User(AbstractUser):
    """The mail address is the name to sign in with; it is stored folded, so that its case never matters."""

    username = None
    first_name = None
    last_name = None
    email = models.EmailField(_("mail address"), unique=True)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=150, blank=True)
    language = models.CharField(_("language of the interface"), max_length=12, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.name or self.email

    def clean(self):
        super().clean()
        self.email = fold(self.email)

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)
