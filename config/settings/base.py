"""What every place shares."""

from pathlib import Path

import environ
import oscar
from django.utils.translation import gettext_lazy as _
from oscar.defaults import *  # noqa: F403

from core.uploads import limits

from .accounts import *  # noqa: F403
from .policies import *  # noqa: F403

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[2]
environ.Env.read_env(BASE_DIR / ".env")
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
SITE_ORIGIN = env("SITE_ORIGIN", default="http://127.0.0.1:8000")
# Printed in QR codes: it must outlive every change of domain.
DIGITAL_LINK_ORIGIN = env("DIGITAL_LINK_ORIGIN", default=SITE_ORIGIN)
DEMO_ALLOWED = False

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "core.User"
SITE_ID = 1
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

FORKED = {
    "oscar.config.Shop": "shop.apps.ShopConfig",
    "oscar.apps.address.apps.AddressConfig": "shop.address.apps.AddressConfig",
    "oscar.apps.basket.apps.BasketConfig": "shop.basket.apps.BasketConfig",
    "oscar.apps.catalogue.apps.CatalogueConfig": "shop.catalogue.apps.CatalogueConfig",
    "oscar.apps.checkout.apps.CheckoutConfig": "shop.checkout.apps.CheckoutConfig",
    "oscar.apps.order.apps.OrderConfig": "shop.order.apps.OrderConfig",
    "oscar.apps.partner.apps.PartnerConfig": "shop.partner.apps.PartnerConfig",
    "oscar.apps.payment.apps.PaymentConfig": "shop.payment.apps.PaymentConfig",
    "oscar.apps.search.apps.SearchConfig": "shop.search.apps.SearchConfig",
    "oscar.apps.shipping.apps.ShippingConfig": "shop.shipping.apps.ShippingConfig",
}
INSTALLED_APPS = [
    "modeltranslation",  # before django.contrib.admin
    "core",
    *[FORKED.get(app, app) for app in oscar.INSTALLED_APPS if app != "haystack"],
    "shop.certification",
    "shop.provenance",
    "shop.shelf",
    "shop.backoffice",
    "cms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.apps.BackOfficeUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.NameRequest",
    "csp.middleware.CSPMiddleware",
    "core.middleware.BackOfficePolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "shop.basket.middleware.CountAtSignIn",
    "core.accounts.sessions.KeepPagesPrivate",
    "core.accounts.sessions.EndOldSessions",
    "core.middleware.RequireSecondFactor",
    "core.accounts.acting.ActForOrganisation",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "config" / "templates", BASE_DIR / "shop" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "core.templatetags.shanhai",
                "core.templatetags.shanhai_account",
                "core.templatetags.shanhai_filters",
                "core.templatetags.shanhai_forms",
                "core.templatetags.shanhai_goods",
                "core.templatetags.shanhai_page",
                "core.templatetags.shanhai_pictures",
            ],
        },
    },
]
FORM_RENDERER = "core.display.renderer.FormRenderer"
INSTALLED_APPS.insert(0, "django.forms")

# One file by default; PostgreSQL in production. IMMEDIATE: a transaction that will write takes the lock at its start.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; "
    "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;",
}
DATABASES = {
    "default": env.db(
        "DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'shanhai.sqlite3'}"
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
# A connection for each page costs more than most pages.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES["default"]["ATOMIC_REQUESTS"] = False

REDIS_URL = env("REDIS_URL", default="")
IN_DATABASE = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "core_cache",
}
# Redis when there is one, and the database while it does not answer: limits are never forgotten. Without Redis the
# counters of busy pages stay in the process, those of accounts are shared.
if REDIS_URL:
    IN_REDIS = {
        "BACKEND": "core.cache.RedisOrDatabase",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    }
    CACHES = {"default": IN_REDIS, "throttles": IN_REDIS, "database": IN_DATABASE}
else:
    IN_PROCESS = {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "throttles",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
    CACHES = {"default": IN_DATABASE, "throttles": IN_PROCESS, "database": IN_DATABASE}
# Wagtail looks for each size of each picture here first; a picture's hash is part of the key.
CACHES["renditions"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "renditions",
    "OPTIONS": {"MAX_ENTRIES": 5_000},
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 30 * 24 * 60 * 60

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
MODELTRANSLATION_DEFAULT_LANGUAGE = "zh-hans"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("zh-hans", "en")
WAGTAIL_I18N_ENABLED = True
# Ours before anybody's: Oscar has other words for a basket.
LOCALE_PATHS = [
    path
    for package in ("c*", "matchmaking", "shop")
    for path in sorted(BASE_DIR.glob(f"{package}/**/locale"))
]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": PRIVATE_ROOT,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Uploads: what each file may be is said in core/uploads/limits.py.
FILE_UPLOAD_HANDLERS = [
    "core.uploads.handlers.SizedRequestHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # a larger file goes to disk
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # the editor of a long page has many
DATA_UPLOAD_MAX_NUMBER_FILES = 20
PUBLISHED_EVIDENCE = (
    "config.registries.PUBLISHED_EVIDENCE"  # which files pages show, joined there
)

# Oscar
OSCAR_DYNAMIC_CLASS_LOADER = "shop.loading.class_loader"
OSCAR_DEFAULT_CURRENCY = "CNY"
OSCAR_EAGER_ALERTS = False
OSCAR_DELETE_IMAGE_FILES = False  # products may share a picture
OSCAR_HOMEPAGE = "/"
OSCAR_SHOP_NAME = "Shanhai"
OSCAR_SLUG_FUNCTION = "core.slugs.slugify"
OSCAR_INITIAL_ORDER_STATUS = "awaiting-payment"
OSCAR_INITIAL_LINE_STATUS = "awaiting-payment"
OSCAR_DASHBOARD_NAVIGATION: list[dict] = []
OSCAR_REQUIRED_ADDRESS_FIELDS = ("last_name", "phone_number", "line1")
del HAYSTACK_SIGNAL_PROCESSOR  # noqa: F821

# How many proxies stand before us and set X-Forwarded-For: whose addresses are counted depends on it.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# Wagtail
WAGTAIL_SITE_NAME = "Shanhai"
WAGTAILADMIN_BASE_URL = SITE_ORIGIN
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/auth/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = limits.PICTURE_BYTES
WAGTAILIMAGES_MAX_IMAGE_PIXELS = limits.PICTURE_PIXELS
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf"]

TASK_SCHEDULE = "config.registries.TASK_SCHEDULE"  # what comes round, joined there
ACCOUNT_SECTIONS = "config.registries.ACCOUNT_SECTIONS"  # parts of a person's page
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Search: "database" uses the database's own full text; "elastic" a server, with the database behind it when it fails.
SEARCH_STORE = env("SEARCH_STORE", default="database")
ELASTICSEARCH_URL = env("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_INDEX = env("ELASTICSEARCH_INDEX", default="shanhai")
SEARCH_SOURCES = "config.registries.SEARCH_SOURCES"  # what may be found, joined there

# Payment: which providers a buyer may choose, in this order
BANK_ACCOUNT = {
    "name": env("BANK_ACCOUNT_NAME", default=""),
    "number": env("BANK_ACCOUNT_NUMBER", default=""),
    "bank": env("BANK_NAME", default=""),
}
PAYMENT_PROVIDERS = env.list("PAYMENT_PROVIDERS", default=["bank_transfer"])

SMS_BACKEND = env("SMS_BACKEND", default="core.sms.write_to_log")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Shanhai <noreply@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
SUPPORT_PHONE = env("SUPPORT_PHONE", default="400-000-0832")
SUPPORT_EMAIL = env("SUPPORT_EMAIL", default="help@example.org")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {"elastic_transport": {"level": "WARNING"}},  # it tells of every request
}
