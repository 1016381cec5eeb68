"""Every setting, from the environment: a safe default, loud on nonsense. See docs/reference/settings.md."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bluehelm.errors import BadSetting

KNOWN = {
    "BLUEHELM_DATA",
    "BLUEHELM_DATABASE",
    "BLUEHELM_DEBUG",
    "BLUEHELM_HOSTS",
    "BLUEHELM_HTTPS",
    "BLUEHELM_KEYS",
    "BLUEHELM_SECRET_KEY",
    "BLUEHELM_SHARED",  # where the tests and benchmarks find real documents
}


def flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, "yes" if default else "no").strip().lower()
    if value not in ("yes", "no"):
        raise BadSetting(f"{name} is {value!r}; write yes or no.")
    return value == "yes"


def folder() -> Path:
    """The data folder: database, stored files, secret key. Made at first use, readable by its owner alone."""
    path = Path(os.environ.get("BLUEHELM_DATA") or "var").absolute()
    if path.exists() and not path.is_dir():
        raise BadSetting(f"BLUEHELM_DATA is {path}, which is a file; name a folder.")
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise BadSetting(f"BLUEHELM_DATA is {path}, which cannot be made ({fault.strerror}).") from fault
    return path


def secret(path: Path) -> str:
    """The secret key: made at first start, kept outside the database and its backup."""
    given = os.environ.get("BLUEHELM_SECRET_KEY")
    if given is not None:
        if len(given) < 32:
            raise BadSetting(
                "BLUEHELM_SECRET_KEY is shorter than 32 characters; leave it out to have one made."
            )
        return given
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def keys(data: Path) -> Path:
    """The folder of the keys of identities: never in the data folder, so that no copy of that holds both."""
    path = Path(os.environ.get("BLUEHELM_KEYS") or data.with_name(f"{data.name}-keys")).absolute()
    if path == data or data in path.parents or path in data.parents:
        raise BadSetting(
            f"BLUEHELM_KEYS is {path}, the data folder {data}: the keys would lie beside what they open. "
            "Name a folder apart."
        )
    if path.exists() and not path.is_dir():
        raise BadSetting(f"BLUEHELM_KEYS is {path}, which is a file; name a folder.")
    return path


def database(data: Path) -> dict[str, object]:
    """SQLite in the data folder, or PostgreSQL by BLUEHELM_DATABASE=postgresql://user:password@host:port/name."""
    url = os.environ.get("BLUEHELM_DATABASE", "")
    if not url:
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": data / "bluehelm.sqlite3", "OPTIONS": options}
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise BadSetting(
            f"BLUEHELM_DATABASE has the scheme {parts.scheme!r}; write "
            "postgresql://user:password@host:port/name, or leave it out for SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def hosts() -> list[str]:
    """The names under which the site may be reached."""
    given = os.environ.get("BLUEHELM_HOSTS", "localhost,127.0.0.1,[::1]")
    names = [name.strip() for name in given.split(",")]
    if "" in names or "*" in names:
        raise BadSetting(
            f"BLUEHELM_HOSTS is {given!r}; name the hosts, separated by commas, without * or gaps."
        )
    return names


def refuse_unknown() -> None:
    """A misspelt setting would silently leave its default in force."""
    unknown = sorted(name for name in os.environ if name.startswith("BLUEHELM_") and name not in KNOWN)
    if unknown:
        raise BadSetting(f"{unknown[0]} is no setting; there are {', '.join(sorted(KNOWN))}.")


refuse_unknown()
BASE = Path(__file__).parent
DATA = folder()
FILES = DATA / "files"
KEYS = keys(DATA)
SECRET_KEY = secret(DATA / "secret-key")
DEBUG = flag("BLUEHELM_DEBUG", False)
HTTPS = flag("BLUEHELM_HTTPS", False)
ALLOWED_HOSTS = hosts()
DATABASES = {"default": database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "record.User"

INSTALLED_APPS = [
    "bluehelm.record",
    "bluehelm.mandates",
    "bluehelm.plans",
    "bluehelm.checks",
    "bluehelm.events",
    "bluehelm.spine",
    "bluehelm.reports",
    "bluehelm.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "bluehelm.web.urls"
WSGI_APPLICATION = "bluehelm.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
LOCALE_PATHS = [BASE / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "bluehelm.web.wheels.MapLibre",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
UPLOAD_MOST_BYTES = 40_000_000  # of a whole request with its files
FILE_UPLOAD_HANDLERS = [
    "bluehelm.web.uploads.Limit",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}

# Files in the data folder, because counts of failed sign-ins must be shared by all workers of the server.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
}

SESSION_COOKIE_AGE = 43_200  # seconds: half a day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "bluehelm.web.errors.forged"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

ACCOUNT_ADAPTER = "bluehelm.web.account.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "bluehelm"
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
