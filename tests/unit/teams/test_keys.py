"""The platform's keys: fetched when they are needed, never often, never for long."""

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx
import pytest

from adapters.teams import keys
from adapters.teams.keys import Key, Keys, KeysUnavailable
from tests.unit.teams.deliveries import Desk, activity, bearer, posted, public

DAY = 24 * 3600.0


@dataclass
class Publisher:
    """Publishes keys, or fails; time stands still until it is moved."""

    named: tuple[str, ...] = ("one",)
    failure: Exception | None = None
    now: float = 0.0
    fetches: list[float] = field(default_factory=list)

    def keys(self) -> Keys:
        return Keys(self.fetch, elapsed=lambda: self.now)

    async def fetch(self) -> Mapping[str, Key]:
        self.fetches.append(self.now)
        await asyncio.sleep(0)
        if self.failure:
            raise self.failure
        return {name: public() for name in self.named}


async def test_a_known_key_is_fetched_once_a_day() -> None:
    publisher = Publisher()
    known = publisher.keys()

    for publisher.now in (0.0, 60.0, DAY - 1, DAY + 1):
        assert await known.find("one")

    assert publisher.fetches == [0.0, DAY + 1]


async def test_a_change_of_keys_is_survived_within_one_fetch() -> None:
    publisher = Publisher()
    known = publisher.keys()
    await known.find("one")
    publisher.named, publisher.now = ("two",), 61.0

    assert await known.find("two")

    assert await known.find("one") is None


async def test_unknown_keys_are_looked_for_at_most_once_a_minute() -> None:
    publisher = Publisher()
    known = publisher.keys()

    for publisher.now in range(0, 600, 10):
        with contextlib.suppress(KeysUnavailable):
            assert await known.find(f"unknown-{publisher.now}") is None

    assert publisher.fetches == [float(second) for second in range(0, 600, 60)]


async def test_a_key_is_called_wrong_by_a_set_that_was_fetched_since_it_was_asked_for_and_by_no_other() -> None:
    publisher = Publisher()
    known = publisher.keys()
    await known.find("one")
    for publisher.now in (10.0, 59.0):
        with pytest.raises(KeysUnavailable):
            await known.find("new")

    publisher.now = 60.0

    assert await known.find("new") is None


async def test_a_key_that_was_wrong_stays_wrong_while_the_platform_is_away() -> None:
    publisher = Publisher()
    known = publisher.keys()
    assert await known.find("wrong") is None
    publisher.failure, publisher.now = httpx.ConnectError("down"), 61.0

    assert await known.find("wrong") is None

    with pytest.raises(KeysUnavailable):
        await known.find("new")


async def test_a_key_that_the_next_set_has_is_not_lost_to_a_stranger_who_made_us_look_just_before() -> None:
    publisher = Publisher()
    known = publisher.keys()
    await known.find("a stranger's")
    publisher.named, publisher.now = ("one", "two"), 5.0
    with pytest.raises(KeysUnavailable):
        await known.find("two")

    publisher.now = 60.0

    assert await known.find("two")


async def test_only_so_many_unknown_keys_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "UNKNOWN", 2)
    publisher = Publisher()
    known = publisher.keys()
    for name in ("first", "second", "third"):
        await known.find(name)
    publisher.now = 10.0

    assert await known.find("third") is None

    with pytest.raises(KeysUnavailable):
        await known.find("first")


async def test_many_who_come_at_once_are_served_by_one_fetch() -> None:
    publisher = Publisher()
    known = publisher.keys()

    found = await asyncio.gather(*(known.find("one") for _ in range(50)))

    assert all(found)
    assert publisher.fetches == [0.0]


async def test_without_any_keys_nobody_can_be_told_from_anybody() -> None:
    with pytest.raises(KeysUnavailable):
        await Publisher(failure=httpx.ConnectError("down")).keys().find("one")


async def test_a_fetch_that_failed_is_soon_tried_again_but_not_at_once() -> None:
    publisher = Publisher(failure=httpx.ReadTimeout("slow"))
    known = publisher.keys()

    for publisher.now in (0.0, 1.0, 4.0, 5.0):
        with pytest.raises(KeysUnavailable):
            await known.find("one")

    assert publisher.fetches == [0.0, 5.0]


async def test_an_unknown_key_that_cannot_be_looked_for_is_not_yet_a_wrong_one() -> None:
    publisher = Publisher()
    known = publisher.keys()
    await known.find("one")
    publisher.failure, publisher.now = TimeoutError(), 61.0

    with pytest.raises(KeysUnavailable):
        await known.find("two")

    assert await known.find("one")


async def test_known_keys_are_used_while_the_platform_is_away_but_not_for_ever() -> None:
    publisher = Publisher()
    known = publisher.keys()
    await known.find("one")
    publisher.failure = httpx.ConnectError("down")

    publisher.now = 1.9 * DAY
    assert await known.find("one")

    publisher.now = 2.1 * DAY
    with pytest.raises(KeysUnavailable):
        await known.find("one")


async def test_a_fetch_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "FETCH_SECONDS", 0.01)

    async def hanging() -> Mapping[str, Key]:
        await asyncio.Event().wait()
        return {}

    with pytest.raises(KeysUnavailable):
        await Keys(hanging).find("one")


def test_a_fetch_has_less_than_five_seconds() -> None:
    assert keys.FETCH_SECONDS < 5


async def test_while_keys_cannot_be_had_nothing_is_taken_and_teams_delivers_again() -> None:
    desk = Desk()
    away = Publisher(failure=httpx.ConnectError("down")).keys()

    refused = await posted(desk, bearer() | {"content-type": "application/json"}, b"{}", keys=away)

    assert (refused.status_code, refused.content) == (503, b"")
    assert desk.told == []


async def test_the_endpoint_survives_a_change_of_keys() -> None:
    publisher = Publisher(named=("old",))
    known, desk = publisher.keys(), Desk()
    body = httpx.Request("POST", "http://x", json=activity()).content
    headers = {"content-type": "application/json"}
    await posted(desk, headers | bearer(kid="old"), body, keys=known)
    publisher.named, publisher.now = ("new",), 61.0

    answers = [await posted(desk, headers | bearer(kid=kid), body, keys=known) for kid in ("new", "old")]

    assert [one.status_code for one in answers] == [200, 401]
    assert len(desk.told) == 2
