"""Settings of the site. Every choice comes from the environment; ``.env.example`` lists them all.

A misspelt name or value stops the start with one sentence; ``environment.py`` sees to that.
"""

import os
import sys
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from .environment import BASE_DIR, env, own_host, read, refuse, security_contact, truth

DEBUG = truth("PORTAL_DEBUG")
DEMO = truth("PORTAL_DEMO")
DATA_DIR = Path(read("PORTAL_DATA_DIR")).resolve()
SITE_NAME = read("PORTAL_SITE_NAME")
OWN_HOST = own_host()
SITE_URL = (read("PORTAL_SITE_URL") or f"http://{OWN_HOST}:{os.environ.get('PORT') or '8000'}").rstrip("/")
if not SITE_URL.startswith(("http://", "https://")):
    refuse(f"PORTAL_SITE_URL is “{SITE_URL}”, but must start with https:// or http://.")


def _secret_key() -> str:
    """The given key; a demo or a developer's own machine may keep one made at the first start in the data directory."""
    given = read("PORTAL_SECRET_KEY")
    if given:
        return given
    if not (DEBUG or DEMO):
        refuse("PORTAL_SECRET_KEY is not set. Put a long random text there and keep it secret.")
    kept = DATA_DIR / "secret-key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_text(os.urandom(32).hex())
        fresh.chmod(0o600)
        fresh.replace(kept)
    return kept.read_text()


SECRET_KEY = _secret_key()
HOSTS = read("PORTAL_ALLOWED_HOSTS")
ALLOWED_HOSTS = HOSTS or (["127.0.0.1", "localhost", "[::1]", OWN_HOST] if DEBUG or DEMO else [])
if not ALLOWED_HOSTS:
    refuse("PORTAL_ALLOWED_HOSTS is not set. Name the hosts that the portal answers to, parted by commas.")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "publications",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_q",
    "taggit",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "publications.middleware.CacheRulesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "publications.middleware.CleanAddressMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "publications.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",  # after the language: /ru/topics gets its slash there
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "publications.context.site",
            ]
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
DATABASE_OPTIONS = DATABASES["default"].setdefault("OPTIONS", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASE_OPTIONS.update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    )
else:
    DATABASE_OPTIONS.setdefault("pool", {"min_size": 1, "max_size": 8, "timeout": 10})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "publications.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "submissions"
LOGOUT_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "publications.accounts.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up, but this also gives the sign-in form its password
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_FORMS = {
    "login": "publications.accounts.StaffLoginForm",
    "request_login_code": "publications.accounts.PartnerCodeForm",
    "confirm_login_code": "publications.accounts.CodeForm",
    "reset_password": "publications.accounts.StaffResetForm",
    "user_token": "publications.accounts.StaffTokenForm",
    "change_password": "publications.accounts.PasswordChange",
    "set_password": "publications.accounts.PasswordSet",
    "reset_password_from_key": "publications.accounts.PasswordFromLink",
    "reauthenticate": "publications.accounts.PasswordAgain",
}
MFA_FORMS = {
    "authenticate": "publications.accounts.FactorCode",
    "reauthenticate": "publications.accounts.FactorAgain",
    "activate_totp": "publications.accounts.FactorSetUp",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
MFA_ADAPTER = "publications.accounts.SecondFactor"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian")), ("kk", _("Kazakh"))]
LOCALE_PATHS = [BASE_DIR / "publications" / folder for folder in ("locale", "locale_supplement")]
FORMAT_MODULE_PATH = "portal.formats"
LANGUAGE_COOKIE_NAME = "portal_language"
TIME_ZONE = read("PORTAL_TIME_ZONE")
USE_TZ = True

# The limits on sign-in tries are counted here, so all web processes must see the same numbers.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # few, and a flood of tries from many addresses would push the counts out
    }
}

STATIC_URL = "/static/"
# An image collects them while it is built, outside the data directory, which a volume would cover.
STATIC_ROOT = Path(read("PORTAL_STATIC_DIR") or DATA_DIR / "static").resolve()
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "files"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 600
if DEBUG:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"

UPLOAD_MAX_BYTES = read("PORTAL_UPLOAD_MAX_MB") * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # the review screen of a long report has some twelve fields a finding
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None

# A reading or a cover that takes longer than its limit is ended by the sandbox; a lease outlives both, with time to
# write the draft. The queue's own timeout outlives the lease, and after that the queue delivers the task of a killed
# worker again.
READING_SECONDS = read("PORTAL_READING_SECONDS")
READING_MEMORY_MB = read("PORTAL_READING_MEMORY_MB")
RECOGNITION_SECONDS = read("PORTAL_RECOGNITION_SECONDS")
COVER_SECONDS = 10
# A reader keeps its report for one step at a time; all steps together must be done within the queue's time.
READING_LEASE_SECONDS = READING_SECONDS + COVER_SECONDS + 10
READING_STEPS = 3  # read, read again with recognised pages, pictures
Q_CLUSTER = {
    "name": "portal",
    "orm": "default",
    "workers": read("PORTAL_WORKERS"),
    "timeout": READING_STEPS * READING_LEASE_SECONDS + RECOGNITION_SECONDS + 5,
    "retry": READING_STEPS * READING_LEASE_SECONDS + RECOGNITION_SECONDS + 10,
    "queue_limit": 1,  # what waits, waits in the database: a killed worker takes few tasks with it until their retry
    "max_attempts": 5,
    "ack_failures": True,
    "poll": 0.5,
    "catch_up": False,
    "save_limit": 1000,
    "label": _("Queue"),
}

MAIL_DIR = DATA_DIR / "mail"
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
if DEMO:
    EMAIL_BACKEND = "publications.demo_mail.KeepAndPrint"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = read("PORTAL_MAIL_FROM")
EDITORS_MAIL = read("PORTAL_EDITORS_MAIL")
SECURITY_CONTACT = security_contact(read("PORTAL_SECURITY_CONTACT"))

NONE, SELF = "'none'", "'self'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "publications.views.errors.csrf_failure"
if truth("PORTAL_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # else every visitor shares one limit of sign-in tries: the proxy's
if truth("PORTAL_HTTPS"):
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django-q": {"level": "WARNING"}},  # it tells each task that comes and goes
}
