"""Production as it is served, with the demo world's rows but without the demo: no bar, no noindex, no sign-in by click.

Only what needs a domain, a certificate or a mail server differs from production.
"""

import os
from pathlib import Path

ORIGIN = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
DEFAULTS = {
    "SECRET_KEY": "of-the-benchmark-" * 3,
    "ALLOWED_HOSTS": "127.0.0.1,localhost",
    "SITE_ORIGIN": ORIGIN,
    "DIGITAL_LINK_ORIGIN": ORIGIN,
    "EMAIL_URL": "dummymail://",
    "LOG_LEVEL": "CRITICAL",
    "VAR_DIR": str(Path(__file__).resolve().parents[2] / "var" / "bench"),
}
for name, value in DEFAULTS.items():
    os.environ.setdefault(name, value)

from config.settings.prod import *  # noqa: E402, F403 - after its environment

DEMO_ALLOWED = env.bool("BENCH_SEEDING", default=False)  # noqa: F405
# Every request comes from one address here; it is counted as ever, but never too much.
THROTTLES = dict.fromkeys(THROTTLES, (10**9, 60))  # noqa: F405
INSTALLED_APPS += ["config.demo"]  # noqa: F405
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OSCAR_BASKET_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
STATIC_ROOT = VAR_DIR / "static"  # noqa: F405
if env.bool("BENCH_PROXIED", default=False):  # noqa: F405
    MIDDLEWARE.insert(0, "django.middleware.gzip.GZipMiddleware")  # noqa: F405
