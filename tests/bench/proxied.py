"""Our application behind what stands before it in production: the proxy serves the pictures, and compresses pages.

The second half is a middleware that tests/bench/settings.py puts first.
"""

from django.conf import settings
from whitenoise import WhiteNoise

from config.wsgi import application as behind

YEAR = 31_536_000

application = WhiteNoise(
    behind,
    root=settings.MEDIA_ROOT,
    prefix=settings.MEDIA_URL,
    max_age=YEAR,
    autorefresh=True,
)
