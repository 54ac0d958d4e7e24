"""Oscar's payment models as they are, until ours differ: define ours first, then take the rest."""

from oscar.apps.payment.models import *  # noqa: E402, F403
