"""The platform's keys as it publishes them."""

import base64

import pytest

from adapters.teams.keys import Keys, KeysUnavailable, fetched
from tests.scripted import ScriptedServer, Step, answer, raw, reset
from tests.unit.teams.deliveries import private_key


def jwk(**changes: object) -> dict[str, object]:
    numbers = private_key().public_key().public_numbers()
    return {
        "kty": "RSA",
        "use": "sig",
        "kid": "one",
        "n": _number(numbers.n),
        "e": "AQAB",
        "endorsements": ["msteams", "webchat", 7],
    } | changes


def _number(value: int) -> str:
    return base64.urlsafe_b64encode(value.to_bytes(256, "big")).rstrip(b"=").decode()


async def test_keys_are_found_by_the_document_that_names_their_address(teams: ScriptedServer) -> None:
    others = [jwk(kty="EC", kid="ec"), jwk(use="enc", kid="enc"), jwk(n="!", kid="odd"), jwk(kid=None), None]
    teams.steps = [answer({"issuer": "x", "jwks_uri": f"{teams.origin}/keys"}), answer({"keys": [*others, jwk()]})]

    found = await fetched(f"{teams.origin}/metadata")

    assert [call.path for call in teams.calls] == ["/metadata", "/keys"]
    assert list(found) == ["one"]
    assert found["one"].endorsements == {"msteams", "webchat"}
    assert found["one"].public.public_numbers() == private_key().public_key().public_numbers()


@pytest.mark.parametrize(
    "steps",
    [
        [answer({}, 500)],
        [answer([])],
        [answer({})],
        [raw(b"<html>", "text/html")],
        [answer({"jwks_uri": "nowhere"})],
        [answer({"jwks_uri": "ftp://x/keys"})],
        [reset],
    ],
)
async def test_a_document_that_leads_nowhere_is_no_key_set(teams: ScriptedServer, steps: list[Step]) -> None:
    teams.steps = steps

    with pytest.raises(KeysUnavailable):
        await Keys(lambda: fetched(f"{teams.origin}/metadata")).find("one")


@pytest.mark.parametrize("published", [{}, {"keys": []}, {"keys": "x"}, {"keys": [{}]}, []])
async def test_a_key_set_without_a_usable_key_changes_nothing(teams: ScriptedServer, published: object) -> None:
    teams.steps = [answer({"jwks_uri": f"{teams.origin}/keys"}), answer(published)]

    with pytest.raises(KeysUnavailable):
        await Keys(lambda: fetched(f"{teams.origin}/metadata")).find("one")
