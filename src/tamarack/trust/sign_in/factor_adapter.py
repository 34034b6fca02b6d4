"""How allauth keeps second factors here."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from tamarack.trust.sign_in import keys


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """Secrets are sealed with the installation's key; mistakes are told in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy(
            "This does not prove it is you. Try again with a new code, or another way."
        ),
    }

    def encrypt(self, text: str) -> str:
        """The text sealed."""
        return keys.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The text that was sealed."""
        return keys.unseal(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a new passkey is called where nobody names it."""
        return gettext("Passkey")

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """As whom a passkey knows its owner."""
        known: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return known | {"display_name": user.full_name}


def at_a_name(request: HttpRequest) -> bool:
    """Whether this site was reached by a name: browsers make no passkey for a bare address of the network."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    return not (host.startswith("[") or host.replace(".", "").isdigit())
