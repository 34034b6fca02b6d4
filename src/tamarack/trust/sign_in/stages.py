"""The step after the password."""

from __future__ import annotations

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from tamarack.trust.sign_in.second_factor import was_asserted


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc]  # allauth carries no types
    """Asks whoever has a second factor for it, unless the provider that they came from did."""

    def _should_handle(self, request: HttpRequest) -> bool:
        asserted = was_asserted(request, self.login.user.pk)
        return not asserted and bool(super()._should_handle(request))
