"""Proof of who somebody is: tokens for the desk by client credentials, and the keys of the platform."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from msgspec import Struct

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.teams.keys import Signer
from bot.ports import Clock

SCOPE = "https://api.botframework.com/.default"
LIFE = timedelta(hours=1)

_SPACE = UUID("3f2b7d1e-92a4-4a5e-8c7b-6a0d1e5f4c03")


class _Given(Struct, frozen=True, kw_only=True):
    scope: str
    ends: datetime


class Identity:
    """The tokens given to one app of one tenant, and the check of whose they are."""

    def __init__(self, *, tenant: str, app: str, password: str, signer: Signer, real: Clock) -> None:
        self.signer = signer
        self._tenant = tenant
        self._app = app
        self._password = password
        self._real = real
        self._given: dict[str, _Given] = {}

    def granted(self, tenant: str, form: Mapping[str, str]) -> tuple[int, JsonObject]:
        """Return the answer of the token endpoint: a status and a body."""
        if form.get("grant_type") != "client_credentials":
            return 400, _error("unsupported_grant_type")
        if tenant != self._tenant:
            return 400, _error("invalid_request", f"AADSTS90002: tenant {tenant} not found")
        if (form.get("client_id"), form.get("client_secret")) != (self._app, self._password):
            return 401, _error("invalid_client")
        if not form.get("scope"):
            return 400, _error("invalid_scope")
        token = f"local.{uuid5(_SPACE, f'{self._real.now().isoformat()}/{len(self._given)}').hex}"
        self._given[token] = _Given(scope=form["scope"], ends=self._real.now() + LIFE)
        return 200, {"token_type": "Bearer", "expires_in": int(LIFE.total_seconds()), "access_token": token}

    def problem(self, authorization: str) -> str | None:
        """Return what is wrong with a caller's `Authorization`; None if they are the desk."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            return "no bearer token"
        given = self._given.get(token)
        if given is None:
            return "a token that was never given"
        if given.scope != SCOPE:
            return f"a token for {given.scope}"
        return "a token that has expired" if given.ends <= self._real.now() else None

    def metadata(self, own_url: str) -> JsonObject:
        """Return the OpenID document; `own_url` ends in a slash."""
        return {
            "issuer": self.signer.claims()["iss"],
            "authorization_endpoint": "https://invalid.botframework.com",
            "jwks_uri": f"{own_url}{KEYS}",
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        }


METADATA = ".well-known/openidconfiguration"
KEYS = ".well-known/keys"


def _error(code: str, description: str = "") -> JsonObject:
    return {"error": code, "error_description": description or code}
