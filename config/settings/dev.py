"""For working on the project: readable errors, the demo world allowed."""

from .base import *  # noqa: F403

DEBUG = env.bool("DEBUG", default=True)  # noqa: F405
SECRET_KEY = env("SECRET_KEY", default="only-for-development")  # noqa: F405
ALLOWED_HOSTS = ["*"]
DEMO_ALLOWED = True
PAYMENT_PROVIDERS = ["sandbox", "bank_transfer"]
SANDBOX_WEBHOOK_SECRET = "sandbox-signature"  # noqa: S105
INSTALLED_APPS += ["config.demo"]  # noqa: F405
EMAIL_BACKEND = "config.demo.mail.StoredMailBackend"
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
SECOND_FACTOR_REQUIRED = (
    False  # the one-click sign-ins of the demo world have no telephone
)
BANK_ACCOUNT = {
    "name": "山海示例账户",
    "number": "0000 0000 0000 0000",
    "bank": "示例银行广州分行",
}
