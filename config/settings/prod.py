"""Production: every secret comes from the environment, and a missing one stops the start."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403

SECRET_KEY = env("SECRET_KEY")  # noqa: F405
if len(SECRET_KEY) < 50 or SECRET_KEY.startswith("only-for-"):  # noqa: PLR2004
    raise ImproperlyConfigured(
        "SECRET_KEY must be a secret of its own, of at least 50 random characters"
    )
if "sandbox" in PAYMENT_PROVIDERS:  # noqa: F405
    raise ImproperlyConfigured(
        "PAYMENT_PROVIDERS names the sandbox, which takes no money"
    )
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")  # noqa: F405
SITE_ORIGIN = env("SITE_ORIGIN")  # noqa: F405
DIGITAL_LINK_ORIGIN = env("DIGITAL_LINK_ORIGIN")  # noqa: F405
CSRF_TRUSTED_ORIGINS = [SITE_ORIGIN]

ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)  # noqa: F405
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)  # noqa: F405
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # asked from inside, by plain HTTP
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
OSCAR_BASKET_COOKIE_SECURE = True

EMAIL_CONFIG = env.email_url("EMAIL_URL")  # noqa: F405
vars().update(EMAIL_CONFIG)

STATIC_ROOT = BASE_DIR / "build" / "static"  # noqa: F405  part of a release, not of its data
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
}
if env("S3_BUCKET", default=""):  # noqa: F405
    S3_OPTIONS = {
        "bucket_name": env("S3_BUCKET"),  # noqa: F405
        "endpoint_url": env("S3_ENDPOINT", default=None),  # noqa: F405
        "access_key": env("S3_ACCESS_KEY"),  # noqa: F405
        "secret_key": env("S3_SECRET_KEY"),  # noqa: F405
    }
    STORAGES["default"] = {  # noqa: F405
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**S3_OPTIONS, "querystring_auth": False, "location": "public"},
    }
    STORAGES["private"] = {  # noqa: F405
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**S3_OPTIONS, "location": "private", "default_acl": "private"},
    }
