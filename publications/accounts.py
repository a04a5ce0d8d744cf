"""Who may have an account and how they sign in: people whom staff invited, nobody else.

Partners sign in by a code sent to their mail address and have no password. Staff sign in by password, with a second
factor if they set one up, and never by a code. A page never tells whether an address has an account: the mail does.
"""

import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import (
    ChangePasswordForm,
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    UserTokenForm,
)
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from .models import Portal
from .models.identity import fold
from .models.user import User

logger = logging.getLogger(__name__)


class InvitedOnly(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The mail address or the password is not right."),
        "enter_current_password": _("Type your present password."),
        "incorrect_code": _("This code is not right. Look at the newest mail from us."),
        "incorrect_password": _("The password is not right."),
        "too_many_login_attempts": _("Too many tries. Wait 5 minutes."),
        "rate_limited": _("Too many tries. Wait 5 minutes."),
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        return reverse("admin:index" if request.user.is_staff else "submit")

    def is_safe_url(self, url):
        """Where to go after signing in; an address that cannot even be taken apart is none."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def authenticate(self, request, **credentials):
        """A password opens the door to staff alone, even if another account came to have one."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_staff else None

    def send_mail(self, template_prefix, email, context):
        """``account`` in a mail's template is the person with that address, if there is one.

        The mail is sent while the person waits for it; when the mail server does not answer, the page says so.
        """
        account = User.objects.filter(email=fold(email), is_active=True).first()
        language = account.language if account else ""
        try:
            with translation.override(language or translation.get_language()):
                site_name = Portal.objects.current().name
                names = {"account": account, "site_name": site_name, "site_url": settings.SITE_URL}
                super().send_mail(template_prefix, email, {**names, **context})
        except (SMTPException, OSError) as error:
            logger.exception("Mail %s could not be sent.", template_prefix)
            raise ImmediateHttpResponse(render(self.request, "account/mail_failed.html", status=503)) from error


class SecondFactor(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Look at the app again."),
    }

    def build_totp_svg(self, url):
        """The picture as part of the page: without the declaration of an XML file."""
        return super().build_totp_svg(url).rpartition("?>")[2].strip()


class Labelled:
    """Fields with labels that stay, without the placeholders that go when one types."""

    labels = {}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)


class PasswordChange(Labelled, ChangePasswordForm):
    """For staff: views.accounts.staff_only guards the page."""


class PasswordSet(Labelled, SetPasswordForm):
    """For staff: views.accounts.staff_only guards the page."""


class PasswordFromLink(Labelled, ResetPasswordKeyForm):
    """What the mailed link leads to."""


class PasswordAgain(Labelled, ReauthenticateForm):
    """Asked before a second factor is changed."""


class FactorCode(Labelled, AuthenticateForm):
    """Asked at each sign-in with a second factor."""


class FactorAgain(Labelled, FactorReauthenticateForm):
    """Asked before a second factor is changed."""


class FactorSetUp(Labelled, ActivateTOTPForm):
    """The first code of a new authenticator app."""


class StaffLoginForm(Labelled, LoginForm):
    """Mail address and password."""

    labels = {"login": _("Mail address"), "password": _("Password")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["password"].help_text = ""

    def clean_login(self):
        return fold(self.cleaned_data["login"])


class PartnerCodeForm(Labelled, RequestLoginCodeForm):
    """Asks for a code. Staff are treated as unknown here; the mail they get sends them to the password page."""

    labels = {"email": _("Mail address")}

    def clean_email(self):
        self.cleaned_data["email"] = fold(self.cleaned_data["email"])
        email = super().clean_email()
        if self._user and self._user.is_staff:
            self._user = None
        return email


class CodeForm(Labelled, ConfirmLoginCodeForm):
    """The code from the mail, with or without its dash, in either case."""

    labels = {"code": _("Code from the mail")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["code"].widget.attrs.update({"autocapitalize": "characters", "spellcheck": "false"})


class StaffResetForm(Labelled, ResetPasswordForm):
    """Asks for a link to a new password. Partners are treated as unknown: they have none to reset."""

    labels = {"email": _("Mail address")}

    def clean_email(self):
        self.cleaned_data["email"] = fold(self.cleaned_data["email"])
        email = super().clean_email()
        self.users = [user for user in self.users if user.is_staff]
        return email


class StaffTokenForm(UserTokenForm):
    """A link to a new password works for staff only, also when the person was staff when it was sent."""

    def _get_user(self, uidb36):
        user = super()._get_user(uidb36)
        return user if user and user.is_staff and user.is_active else None
