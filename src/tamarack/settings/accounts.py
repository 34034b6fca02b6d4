"""Who signs in, and how."""

import os

AUTH_USER_MODEL = "trust.Officer"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"

ACCOUNT_ADAPTER = "tamarack.trust.sign_in.adapter.ClosedAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = False  # theirs live in one process; `trust.sign_in.throttle` counts for all of them
MFA_RATE_LIMITS = False
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TAMARACK_PROXIES", "0"))

SECOND_FACTOR = os.environ.get("TAMARACK_SECOND_FACTOR", "required")
if SECOND_FACTOR not in ("required", "asked"):
    raise ValueError("TAMARACK_SECOND_FACTOR is `required` or `asked`")
MFA_ADAPTER = "tamarack.trust.sign_in.factor_adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tamarack"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody's address is verified here: accounts are given
MFA_FORMS = {
    "activate_totp": "tamarack.trust.sign_in.forms.StartTotp",
    "authenticate": "tamarack.trust.sign_in.forms.GiveCode",
    "reauthenticate": "tamarack.trust.sign_in.forms.GiveCodeAgain",
    "add_webauthn": "tamarack.trust.sign_in.forms.AddPasskey",
    "authenticate_webauthn": "tamarack.trust.sign_in.forms.UsePasskey",
    "login_webauthn": "tamarack.trust.sign_in.forms.SignInByPasskey",
}
ACCOUNT_FORMS = {
    "login": "tamarack.trust.sign_in.forms.SignIn",
    "reauthenticate": "tamarack.trust.sign_in.forms.GivePasswordAgain",
    "change_password": "tamarack.trust.sign_in.forms.ChangePassword",
}

SESSION_ENGINE = "tamarack.trust.sign_in.session_store"
SESSION_IDLE = 60 * int(os.environ.get("TAMARACK_IDLE_MINUTES", "30"))
SESSION_COOKIE_AGE = 60 * 60 * int(os.environ.get("TAMARACK_SESSION_HOURS", "8"))
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
POLLED_ADDRESSES = frozenset({"job_progress", "api-job"})  # asked by scripts: no sign that somebody is there


def _listed(name: str) -> list[str]:
    return [one.strip() for one in os.environ.get(name, "").split(",") if one.strip()]


OIDC_ISSUER = os.environ.get("TAMARACK_OIDC_ISSUER", "").rstrip("/")
OIDC_NAME = os.environ.get("TAMARACK_OIDC_NAME", "OpenID Connect")
OIDC_CLAIM = os.environ.get("TAMARACK_OIDC_CLAIM", "preferred_username")
OIDC_AMR, OIDC_ACR = _listed("TAMARACK_OIDC_AMR"), _listed("TAMARACK_OIDC_ACR")
SOCIALACCOUNT_ADAPTER = "tamarack.trust.sign_in.provider_adapter.ClosedProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form's way out to another host would need a hole in the policy of pages
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "agency",
                "name": OIDC_NAME,
                "client_id": os.environ.get("TAMARACK_OIDC_CLIENT", ""),
                "secret": os.environ.get("TAMARACK_OIDC_SECRET", ""),
                "settings": {
                    "server_url": OIDC_ISSUER,
                    "scope": ["openid", "profile"],
                    "fetch_userinfo": False,
                },
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}
