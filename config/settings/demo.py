"""The demonstration: one machine, one file, no key and no network; never a real shop."""

from .dev import *  # noqa: F403

DEBUG = False
SECRET_KEY = env("SECRET_KEY", default="only-for-the-demonstration")  # noqa: F405
