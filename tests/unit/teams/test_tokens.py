"""Tokens: what passes, and everything that must not. Nothing of what is refused runs or is remembered."""

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from adapters.teams.keys import Key, Keys
from adapters.teams.token import NotTheirs, caller
from tests.unit.teams.deliveries import (
    APP,
    CONFIG,
    KID,
    NOW,
    SERVICE,
    Desk,
    activity,
    claims,
    posted,
    private_key,
    public,
    published,
    token,
)

SOON, LONG_AGO = int(NOW.timestamp()) + 3600, int(NOW.timestamp()) - 301
GOOD_BODY = json.dumps(activity()).encode()
KIND = {"content-type": "application/json"}


def raw(header: dict[str, Any], said: object, signature: bytes = b"x") -> str:
    """A token put together by hand."""
    return ".".join(_base64(part) for part in (json.dumps(header).encode(), json.dumps(said).encode(), signature))


def _base64(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def symmetric(algorithm: str, secret: bytes) -> str:
    """A token signed with a secret that anybody has, made past the library's own objections."""
    header, said = {"alg": algorithm, "kid": KID, "typ": "JWT"}, claims()
    signed = ".".join(_base64(json.dumps(part).encode()) for part in (header, said))
    signature = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(signed.encode(), secret)
    return f"{signed}.{_base64(signature)}"


def with_header(algorithm: str = "RS256", **header: Any) -> str:
    return jwt.encode(claims(), private_key(), algorithm=algorithm, headers={"kid": KID} | header)


def tampered(**changes: object) -> str:
    """A good token whose claims were changed after it was signed."""
    header, _, signature = token().split(".")
    return f"{header}.{_base64(json.dumps(claims(**changes)).encode())}.{signature}"


def public_pem() -> bytes:
    return private_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


HOSTILE: dict[str, Callable[[], str]] = {
    "nothing": lambda: "",
    "the scheme alone": lambda: "Bearer",
    "the scheme and a blank": lambda: "Bearer ",
    "a password": lambda: "Basic dXNlcjpwYXNzd29yZA==",
    "a token without scheme": token,
    "garbage": lambda: "Bearer garbage",
    "garbage in three parts": lambda: "Bearer a.b.c",
    "three empty parts": lambda: "Bearer ..",
    "a part too many": lambda: f"Bearer {token()}.x",
    "two tokens": lambda: f"Bearer {token()} {token()}",
    "beyond ASCII": lambda: f"Bearer {token()}é",
    "endless": lambda: f"Bearer {token(claims(more='x' * 20_000))}",
    "no algorithm": lambda: "Bearer " + raw({"alg": "none", "kid": KID}, claims(), b""),
    "no algorithm, oddly spelt": lambda: "Bearer " + raw({"alg": "nOnE", "kid": KID}, claims(), b""),
    "no algorithm, and a signature": lambda: "Bearer " + raw({"alg": "none", "kid": KID}, claims()),
    "the public key as a secret": lambda: f"Bearer {symmetric('HS256', public_pem())}",
    "the app's password as a secret": lambda: f"Bearer {symmetric('HS256', b'password-canary')}",
    "a secret under the name of RSA": lambda: f"Bearer {symmetric('RS256', public_pem())}",
    "another algorithm of RSA": lambda: f"Bearer {with_header('RS512')}",
    "another padding": lambda: f"Bearer {with_header('PS256')}",
    "a header that must be understood": lambda: f"Bearer {with_header(crit=['exp'])}",
    "no key named": lambda: f"Bearer {token(kid=None)}",
    "an empty key name": lambda: "Bearer " + raw({"alg": "RS256", "kid": ""}, claims()),
    "a number for a key": lambda: "Bearer " + raw({"alg": "RS256", "kid": 7}, claims()),
    "a list for a key": lambda: "Bearer " + raw({"alg": "RS256", "kid": [KID]}, claims()),
    "an unknown key": lambda: f"Bearer {token(kid='key-9')}",
    "a path for a key": lambda: f"Bearer {token(kid='../../etc/passwd')}",
    "another key under this name": lambda: f"Bearer {token(key='key-9')}",
    "this key under the name of another": lambda: f"Bearer {token(kid='key-of-others')}",
    "a key brought along": lambda: f"Bearer {_brought_along()}",
    "a key from elsewhere": lambda: f"Bearer {_from_elsewhere()}",
    "claims changed after signing": lambda: f"Bearer {tampered(exp=SOON + 1)}",
    "half a signature": lambda: f"Bearer {token()[:-40]}",
    "no signature": lambda: f"Bearer {token().rpartition('.')[0]}.",
    "claims that are a list": lambda: "Bearer " + _signed(b"[]"),
    "claims that are no JSON": lambda: "Bearer " + _signed(b"{"),
    "expired": lambda: f"Bearer {token(claims(exp=LONG_AGO))}",
    "no expiry": lambda: f"Bearer {token(claims(exp=None))}",
    "an expiry in words": lambda: f"Bearer {token(claims(exp=str(SOON)))}",
    "an expiry that is true": lambda: f"Bearer {token(claims(exp=True))}",
    "an endless expiry": lambda: f"Bearer {token(claims(exp=float('inf')))}",
    "not valid yet": lambda: f"Bearer {token(claims(nbf=int(NOW.timestamp()) + 301))}",
    "a beginning in words": lambda: f"Bearer {token(claims(nbf='now'))}",
    "no issuer": lambda: f"Bearer {token(claims(iss=None))}",
    "another issuer": lambda: f"Bearer {token(claims(iss='https://api.botframework.com.evil.test'))}",
    "the emulator": lambda: (
        f"Bearer {token(claims(iss='https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/'))}"
    ),
    "a login of the tenant": lambda: f"Bearer {token(claims(iss='https://login.microsoftonline.com/x/v2.0'))}",
    "nobody's": lambda: f"Bearer {token(claims(aud=None))}",
    "for another bot": lambda: f"Bearer {token(claims(aud='99999999-2222-3333-4444-555555555555'))}",
    "for a skill": lambda: f"Bearer {token(claims(aud='https://api.botframework.com', appid=APP))}",
    "for several": lambda: f"Bearer {token(claims(aud=[APP, 'other']))}",
    "no service URL": lambda: f"Bearer {token(claims(serviceurl=None))}",
    "an empty service URL": lambda: f"Bearer {token(claims(serviceurl=''))}",
    "a list of service URLs": lambda: f"Bearer {token(claims(serviceurl=[SERVICE]))}",
    "another service URL": lambda: f"Bearer {token(claims(serviceurl='https://smba.trafficmanager.net/emea/'))}",
}
"""What is sent in the `Authorization` header, by what is wrong with it."""


def _brought_along() -> str:
    own = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(private_key("key-9").public_key()))
    return jwt.encode(claims(), private_key("key-9"), algorithm="RS256", headers={"kid": KID, "jwk": own})


def _from_elsewhere() -> str:
    elsewhere = {"kid": KID, "jku": "https://evil.test/keys", "x5u": "https://evil.test/cert"}
    return jwt.encode(claims(), private_key("key-9"), algorithm="RS256", headers=elsewhere)


def _signed(said: bytes) -> str:
    return jwt.PyJWS().encode(said, private_key(), algorithm="RS256", headers={"kid": KID})


@pytest.mark.parametrize("authorization", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_token_that_is_not_the_platforms_opens_nothing(authorization: Callable[[], str]) -> None:
    desk = Desk()

    answer = await posted(desk, KIND | {"authorization": authorization().encode()}, GOOD_BODY)

    assert (answer.status_code, answer.content) == (401, b"")
    assert desk.told == []
    assert desk.references == {}


async def test_a_request_without_a_token_opens_nothing() -> None:
    desk = Desk()

    answer = await posted(desk, KIND, GOOD_BODY)

    assert answer.status_code == 401
    assert desk.told == []


async def test_a_good_token_beside_another_opens_nothing() -> None:
    desk = Desk()
    both = [("content-type", "application/json"), *(("authorization", f"Bearer {token()}") for _ in range(2))]

    answer = await posted(desk, both, GOOD_BODY)

    assert answer.status_code == 401
    assert desk.told == []


async def test_a_key_that_may_not_speak_for_teams_opens_nothing() -> None:
    desk = Desk()
    good = token(kid="key-of-others", key="key-of-others")

    answer = await posted(desk, KIND | {"authorization": f"Bearer {good}"}, GOOD_BODY)

    assert answer.status_code == 403
    assert desk.told == []


async def test_a_key_for_several_channels_is_good_for_teams_alone() -> None:
    async def several() -> dict[str, Key]:
        return {KID: public(endorsements=frozenset({"msteams", "webchat"}))}

    for channel, status in (("msteams", 200), ("webchat", 403)):
        body = json.dumps(activity(channelId=channel)).encode()

        answer = await posted(Desk(), KIND | {"authorization": f"Bearer {token()}"}, body, keys=Keys(several))

        assert answer.status_code == status


@pytest.mark.parametrize(
    "good",
    [
        claims(),
        claims(nbf=None),
        claims(exp=int((NOW - timedelta(minutes=4)).timestamp())),
        claims(nbf=int((NOW + timedelta(minutes=5)).timestamp())),
        claims(iat=int((NOW + timedelta(days=900)).timestamp()), jti=7, sub=None, appid="x"),
    ],
    ids=["as documented", "without a beginning", "just expired", "just not valid yet", "with more"],
)
@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
async def test_a_good_token_is_let_in(good: dict[str, Any], scheme: str) -> None:
    desk = Desk()

    answer = await posted(desk, KIND | {"authorization": f"{scheme} {token(good)}"}, GOOD_BODY)

    assert answer.status_code == 200
    assert len(desk.told) == 1


async def test_a_token_that_was_good_opens_nothing_once_it_has_expired() -> None:
    good, keys = [f"Bearer {token()}"], Keys(published)
    await caller(good, keys, CONFIG, NOW)

    with pytest.raises(NotTheirs, match="expired"):
        await caller(good, keys, CONFIG, NOW + timedelta(hours=2))


async def test_a_token_that_was_good_opens_nothing_once_its_key_is_another() -> None:
    async def replaced() -> dict[str, Key]:
        return {KID: public("key-9")}

    good = [f"Bearer {token()}"]
    await caller(good, Keys(published), CONFIG, NOW)

    with pytest.raises(NotTheirs, match="signature"):
        await caller(good, Keys(replaced), CONFIG, NOW)


async def test_a_refusal_is_one_line_that_carries_nothing_of_the_request(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    body = json.dumps(activity(text="body-canary")).encode()

    await posted(Desk(), KIND | {"authorization": f"Bearer {token(claims(aud='token-canary'))}"}, body)

    [record] = [one for one in caplog.records if one.levelname == "WARNING"]
    assert record.getMessage() == "Refused a request to the address of Teams."
    assert (record.reason, record.status) == ("for somebody else", 401)  # type: ignore[attr-defined]  # `extra`
    assert "canary" not in caplog.text
