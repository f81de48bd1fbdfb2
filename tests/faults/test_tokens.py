"""Tokens of strangers at the endpoint of Teams, and keys that cannot be had."""

from collections.abc import Mapping

import httpx
import pytest

from adapters.teams.keys import Key, Keys
from tests.unit.teams.deliveries import Desk, activity, bearer, claims, posted, public


class Publisher:
    """Publishes one key, or cannot be reached; time stands still until it is moved."""

    def __init__(self) -> None:
        self.is_away = False
        self.now = 0.0
        self.fetches = 0
        self.keys = Keys(self.fetch, elapsed=lambda: self.now)

    async def fetch(self) -> Mapping[str, Key]:
        """The keys."""
        self.fetches += 1
        if self.is_away:
            raise httpx.ConnectError("away")
        return {"key-1": public()}

    async def answered(self, headers: dict[str, str]) -> int:
        """What the endpoint says to a message with that token."""
        kind = {"content-type": "application/json"}
        desk = Desk()
        answer = await posted(desk, headers | kind, httpx.Request("POST", "/", json=activity()).content, keys=self.keys)
        assert bool(desk.told) == (answer.status_code == 200)
        return answer.status_code


async def test_row_65_an_unknown_key_is_refused_once_the_keys_were_fetched_since_it_was_named() -> None:
    publisher = Publisher()
    stranger = bearer(kid="a stranger's")
    publisher.is_away = True
    while_away = await publisher.answered(stranger)
    publisher.is_away, publisher.now = False, 5.0
    fetched = await publisher.answered(stranger)
    publisher.is_away, publisher.now = True, 120.0

    away_again = [await publisher.answered(stranger), await publisher.answered(bearer(kid="another stranger's"))]

    assert (while_away, fetched, away_again) == (503, 401, [401, 503])
    assert await publisher.answered(bearer()) == 200


@pytest.mark.parametrize(
    "claim",
    [{"iss": "https://login.example/v2"}, {"aud": "another app"}, {"exp": 1}, {"exp": None}, {"serviceurl": ""}],
    ids=str,
)
async def test_row_65_who_does_not_even_claim_the_right_things_makes_nobody_look_for_a_key(
    claim: dict[str, object],
) -> None:
    publisher = Publisher()
    publisher.is_away = True

    answer = await publisher.answered(bearer(claims(**claim), kid="a stranger's"))

    assert (answer, publisher.fetches) == (401, 0)
