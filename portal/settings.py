"""Settings of the site. Every choice comes from the environment; ``.env.example`` lists them all.

A misspelt name or value stops the start with one sentence.
"""

import difflib
import os
import sys
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent

KNOWN = {
    "PORTAL_SECRET_KEY": (str, ""),
    "PORTAL_DEBUG": (bool, False),
    "PORTAL_DEMO": (bool, False),
    "PORTAL_DATA_DIR": (str, str(BASE_DIR / "data")),
    "PORTAL_STATIC_DIR": (str, ""),
    "PORTAL_SITE_NAME": (str, "Publications portal"),
    "PORTAL_SITE_URL": (str, "http://127.0.0.1:8000"),
    "PORTAL_ALLOWED_HOSTS": (list, []),
    "PORTAL_BEHIND_PROXY": (bool, False),
    "PORTAL_HTTPS": (bool, False),
    "PORTAL_MAIL_FROM": (str, "portal@example.org"),
    "PORTAL_EDITORS_MAIL": (list, []),
    "PORTAL_UPLOAD_MAX_MB": (int, 100),
    "PORTAL_READING_SECONDS": (int, 60),
    "PORTAL_READING_MEMORY_MB": (int, 768),
    "PORTAL_WORKERS": (int, 1),
    "PORTAL_TIME_ZONE": (str, "UTC"),
}


def _refuse(sentence: str):
    raise ImproperlyConfigured(sentence)


def _check_names() -> None:
    for name in os.environ:
        if name.startswith("PORTAL_") and name not in KNOWN:
            near = difflib.get_close_matches(name, KNOWN, n=1)
            hint = f" Did you mean {near[0]}?" if near else " See .env.example for the settings that exist."
            _refuse(f"{name} is not a setting of the portal.{hint}")


def _read(name: str):
    try:
        return env(name)
    except ValueError:
        kind = {bool: "true or false", int: "a whole number"}.get(KNOWN[name][0], "a list parted by commas")
        return _refuse(f"{name} is “{os.environ.get(name)}”, but must be {kind}.")


env = environ.Env(**KNOWN)
if (BASE_DIR / ".env").is_file():
    environ.Env.read_env(BASE_DIR / ".env")
_check_names()


def _truth(name: str) -> bool:
    """Unlike the library, refuse a word that is neither yes nor no instead of reading it as no."""
    word = os.environ.get(name, "").strip().lower()
    if word not in {"", "true", "false", "1", "0", "yes", "no", "on", "off"}:
        _refuse(f"{name} is “{word}”, but must be true or false.")
    return _read(name) if word else KNOWN[name][1]


DEBUG = _truth("PORTAL_DEBUG")
DEMO = _truth("PORTAL_DEMO")
DATA_DIR = Path(_read("PORTAL_DATA_DIR")).resolve()
SITE_NAME = _read("PORTAL_SITE_NAME")
SITE_URL = _read("PORTAL_SITE_URL").rstrip("/")
if not SITE_URL.startswith(("http://", "https://")):
    _refuse(f"PORTAL_SITE_URL is “{SITE_URL}”, but must start with https:// or http://.")


def _secret_key() -> str:
    """The given key; a demo or a developer's own machine may keep one made at the first start in the data directory."""
    given = _read("PORTAL_SECRET_KEY")
    if given:
        return given
    if not (DEBUG or DEMO):
        _refuse("PORTAL_SECRET_KEY is not set. Put a long random text there and keep it secret.")
    kept = DATA_DIR / "secret-key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_text(os.urandom(32).hex())
        fresh.chmod(0o600)
        fresh.replace(kept)
    return kept.read_text()


SECRET_KEY = _secret_key()
HOSTS = _read("PORTAL_ALLOWED_HOSTS")
ALLOWED_HOSTS = HOSTS or (["127.0.0.1", "localhost", "[::1]"] if DEBUG or DEMO else [])
if not ALLOWED_HOSTS:
    _refuse("PORTAL_ALLOWED_HOSTS is not set. Name the hosts that the portal answers to, parted by commas.")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "publications",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
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
    "django.contrib.sessions.middleware.SessionMiddleware",
    "publications.middleware.CleanAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "publications.middleware.LanguageMiddleware",
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
LOCALE_PATHS = [BASE_DIR / "publications" / "locale"]
LANGUAGE_COOKIE_NAME = "portal_language"
TIME_ZONE = _read("PORTAL_TIME_ZONE")
USE_TZ = True

# The limits on sign-in tries are counted here, so all web processes must see the same numbers.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
    }
}

STATIC_URL = "/static/"
# An image collects them while it is built, outside the data directory, which a volume would cover.
STATIC_ROOT = Path(_read("PORTAL_STATIC_DIR") or DATA_DIR / "static").resolve()
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

UPLOAD_MAX_BYTES = _read("PORTAL_UPLOAD_MAX_MB") * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # the review screen of a long report has some twelve fields a finding
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None

# A reading that takes longer than its limit is ended by the sandbox; a lease outlives the limit, the queue's own
# timeout outlives the lease, and the queue delivers the task of a killed worker again after that.
READING_SECONDS = _read("PORTAL_READING_SECONDS")
READING_MEMORY_MB = _read("PORTAL_READING_MEMORY_MB")
READING_LEASE_SECONDS = READING_SECONDS + 10
Q_CLUSTER = {
    "name": "portal",
    "orm": "default",
    "workers": _read("PORTAL_WORKERS"),
    "timeout": READING_LEASE_SECONDS + 5,
    "retry": READING_LEASE_SECONDS + 10,
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
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _read("PORTAL_MAIL_FROM")
EDITORS_MAIL = _read("PORTAL_EDITORS_MAIL")

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
if _truth("PORTAL_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # else every visitor shares one limit of sign-in tries: the proxy's
if _truth("PORTAL_HTTPS"):
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
