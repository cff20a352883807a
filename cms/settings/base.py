"""What every installation shares. The environment is read here and in the files beside it only."""

import os
from email.utils import formataddr
from pathlib import Path

import dj_database_url
from csp.constants import SELF, UNSAFE_INLINE

# Paths

BASE_DIR = Path(__file__).resolve().parent.parent.parent
BUILD_DIR = BASE_DIR / "build"  # made by the front-end build: styles, scripts, fonts
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))  # everything the site writes

# The name and look of the site

WAGTAIL_SITE_NAME = os.environ.get("SITE_NAME", "Guidance library")
SITE_NAME = WAGTAIL_SITE_NAME
SITE_OWNER = os.environ.get("SITE_OWNER", "Department of Health")
SITE_NOTICE = os.environ.get(
    "SITE_NOTICE",
    "Demonstration text, written for this site. Not issued by the Department of Health.",
)
SITE_COLOURS = {
    "brand": os.environ.get("SITE_BRAND_COLOUR", "#005eb8"),
    "brand_text": os.environ.get("SITE_BRAND_TEXT_COLOUR", "#ffffff"),
}
# Printed in files, so that a copy can ask whether it is still current
WAGTAILADMIN_BASE_URL = os.environ.get(
    "BASE_URL",
    f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}",
)

# Applications: a lower package never imports a higher one (tests/test_architecture.py)

INSTALLED_APPS = [
    "guidance",
    "case_studies",
    "case_studies.requests",
    "case_studies.sharing",
    "cms.news",
    "cms.correspondence",
    "cms.correspondence.mailings",
    "cms.library",
    "cms.taxonomy",
    "cms.organisations",
    "cms.search",
    "cms.packs",
    "cms.packs.own",
    "cms.downloads",
    "cms.publishing",
    "cms.passages",
    "cms.forms",
    "cms.mail",
    "cms.pages",
    "cms.background",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.pages.middleware.ContentSecurityPolicyMiddleware",
    "cms.pages.middleware.OneChangeMiddleware",
    "cms.pages.links.RememberLinksMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

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
                "cms.pages.context_processors.site",
            ],
        },
    },
]

# Database: SQLite (write-ahead log, immediate transactions) until DATABASE_URL says otherwise

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=268435456;"
            "PRAGMA cache_size=-65536;PRAGMA temp_store=MEMORY"
        ),
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = True

# Search

SEARCH_INDEX_DIR = VAR_DIR / "search"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "cms.search.whoosh", "PATH": SEARCH_INDEX_DIR},
}
if os.environ.get("SEARCH") == "database":
    WAGTAILSEARCH_BACKENDS["default"] = {"BACKEND": "wagtail.search.backends.database"}
SEMANTIC_SEARCH = None  # the model that finds by meaning, beside the words
if os.environ.get("SEMANTIC_SEARCH") == "1":
    SEMANTIC_SEARCH = "cms.search.semantic.minilm.MiniLM"
WAGTAILSEARCH_HITS_MAX_AGE = 90  # days for which it is known what was looked for

# Background work: a durable queue in the database, worked by a thread of the web process

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "ENQUEUE_ON_COMMIT": False,  # the queue is in the same database, and so transaction
    },
}
EMBEDDED_WORKER = os.environ.get("EMBEDDED_WORKER", "1") == "1"

# E-mail: written to the database first, and sent from there (cms/mail)

DEFAULT_FROM_EMAIL = os.environ.get(
    "MAIL_FROM", formataddr((WAGTAIL_SITE_NAME, "noreply@localhost"))
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_HOST = os.environ.get("SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("SMTP_STARTTLS") == "1"
EMAIL_TIMEOUT = 30
MAIL_KEPT_DAYS = 30  # who was written to, and when; the words go as soon as they are sent

# Forms of the public site, each per hour; trusts share one address, so it is not small (cms/forms)

FORM_LIMIT_PER_ADDRESS = int(os.environ.get("FORM_LIMIT_PER_ADDRESS", "20"))
FORM_LIMIT_IN_ALL = int(os.environ.get("FORM_LIMIT_IN_ALL", "300"))
PROXIES = 0  # in front of the site, whose X-Forwarded-For is to be believed

# Local copies are made while the reader waits: so many at once on a machine, so long for each file

LOCAL_COPIES_AT_ONCE = int(os.environ.get("LOCAL_COPIES_AT_ONCE", "2"))
LOCAL_COPY_SECONDS = int(os.environ.get("LOCAL_COPY_SECONDS", "30"))

# What people tell us through forms is kept so many days; the forms say so

REQUESTS_KEPT_DAYS = int(os.environ.get("REQUESTS_KEPT_DAYS", "90"))
MAILINGS_KEPT_DAYS = int(os.environ.get("MAILINGS_KEPT_DAYS", "30"))  # lists of recipients
RECORD_LINK_DAYS = int(os.environ.get("RECORD_LINK_DAYS", "14"))
SHARING_KEPT_DAYS = int(os.environ.get("SHARING_KEPT_DAYS", "365"))

# Packs that readers put together; the limits are per pack and, of packs made, per hour

PACK_MAX_ITEMS = int(os.environ.get("PACK_MAX_ITEMS", "50"))
PACK_MAX_PAGES = int(os.environ.get("PACK_MAX_PAGES", "500"))
PACKS_PER_ADDRESS = int(os.environ.get("PACKS_PER_ADDRESS", "20"))
PACKS_IN_ALL = int(os.environ.get("PACKS_IN_ALL", "200"))
PACK_CHANGES_PER_ADDRESS = int(os.environ.get("PACK_CHANGES_PER_ADDRESS", "600"))
PACKS_KEPT_HOURS = int(os.environ.get("PACKS_KEPT_HOURS", "24"))
PACK_LINK_DAYS = int(os.environ.get("PACK_LINK_DAYS", "30"))  # 0: no addresses to share

# Cache

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
    },
}
if os.environ.get("CACHE_URL"):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["CACHE_URL"],
    }

# Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BUILD_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "cms.pages.staticfiles.StaticFilesStorage"},
    # Files made from pages and files attached to them: never below a public address
    "downloads": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "downloads"},
    },
}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_MODEL = "publishing.LibraryDocument"
# No HTML and no SVG: nothing that runs a script in our name
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "docx",
    "epub",
    "mp3",
    "odp",
    "ods",
    "odt",
    "pdf",
    "pptx",
    "rtf",
    "txt",
    "xlsx",
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024

# Fonts for documents; the web uses Arial

DOCUMENT_FONT_DIR = BUILD_DIR / "fonts"
DOCUMENT_FONT_FAMILY = os.environ.get("DOCUMENT_FONT_FAMILY", "Source Sans 3")

# Accounts

LOGIN_URL = "wagtailadmin_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "pages/password_required.html"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Language and time

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# Wagtail: nothing is sent outside

WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "svg", "webp"]
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
TAGGIT_CASE_INSENSITIVE = True

# Security: strict on the site, styles relaxed in the admin (cms/pages/middleware.py)

X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
