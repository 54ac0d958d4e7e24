"""How people sign in, how often they may try, and for how long it holds."""

from django.urls import reverse_lazy

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
# By name, so that whoever comes or goes stays in their language.
LOGIN_REDIRECT_URL = "core:account-home"
LOGOUT_REDIRECT_URL = reverse_lazy("wagtail_serve", args=[""])
ACCOUNT_ADAPTER = "core.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FORM_CLASS = "core.accounts.forms.SignupForm"
ACCOUNT_SIGNUP_FIELDS = ["phone", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
SECOND_FACTOR_REQUIRED = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Shanhai"
ACCOUNT_FORMS = {
    "request_login_code": "core.accounts.codes.CodeForm",
    "reset_password": "core.accounts.codes.ResetForm",
    "signup": "core.accounts.opening.OpeningForm",
}
ACCOUNT_SESSION_REMEMBER = True
# The limit of an account comes first: a canteen's people share one address. Five wrong passwords in five minutes are at
# most sixty in an hour; a code by mail or message stays possible.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "request_login_code": "60/m/ip,3/m/key,10/h/key,30/d/key",
    "signup": "30/m/ip",
    "reset_password": "30/m/ip,3/m/key,10/h/key",
    "reset_password_from_key": "60/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "change_phone": "2/m/user",
    "manage_email": "10/m/user",
    "confirm_email": "1/3m/key",
    "verify_phone": "1/30s/key,20/d/key,30/m/ip",
}
# Other limits, counted for each signed-in person, else for each address: how many in how many seconds
THROTTLES = {
    "search": (60, 60),
    "suggest": (240, 60),
    "basket": (120, 60),
    "checkout": (20, 60),
    "contact": (10, 3600),
}
# Staff must sign in again after so long without a request, and so long after signing in, in seconds
STAFF_SESSION_IDLE = 30 * 60
STAFF_SESSION_AGE = 12 * 60 * 60
SILENCED_SYSTEM_CHECKS = ["account.W001"]  # neither e-mail nor phone alone is required
