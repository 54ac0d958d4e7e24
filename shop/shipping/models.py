"""Oscar's shipping models as they are, until ours differ: define ours first, then take the rest."""

from oscar.apps.shipping.models import *  # noqa: E402, F403
