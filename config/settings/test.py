"""For the tests: fast hashing, mail kept in memory, tasks kept until a test runs them."""

from .dev import *  # noqa: F403

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test-media"  # noqa: F405
PRIVATE_ROOT = VAR_DIR / "test-private"  # noqa: F405
STORAGES["private"]["OPTIONS"]["location"] = PRIVATE_ROOT  # noqa: F405
IN_PROCESS = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = {"default": IN_PROCESS, "throttles": IN_PROCESS, "database": IN_DATABASE}  # noqa: F405
SECOND_FACTOR_REQUIRED = True

# Look for a static file when it is asked for, not at the start of every test client.
WHITENOISE_AUTOREFRESH = True
