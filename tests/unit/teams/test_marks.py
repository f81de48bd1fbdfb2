"""A mark is a reaction of the bot's: a tenant that takes none isn't asked again for an hour."""

from typing import Any

import pytest

from adapters.teams.marks import AGAIN, TeamsMarks, address_of
from adapters.teams.refusals import NotThere
from bot.errors import NotDeliverable, NotMarkable
from bot.model.state_mark import StateMark

SERVICE = "https://smba.trafficmanager.net/teams/"
MESSAGE = f"{SERVICE}v3/conversations/19%3Aacme%40thread.tacv2/activities/1700000000001"


class Connector:
    """The wire as far as marks need it, a clock, and what is refused."""

    def __init__(self, **refusals: Exception) -> None:
        self.asked: list[tuple[str, str]] = []
        self.at = 0.0
        self._refusals = refusals
        self.noted: list[str] = []
        self._marks = TeamsMarks(self, self.note, elapsed=lambda: self.at)  # type: ignore[arg-type]

    async def send(self, request: Any) -> None:
        asked = request.http_request
        self.asked.append((asked.method, asked.url.removeprefix(MESSAGE)))
        if asked.method in self._refusals:
            raise self._refusals[asked.method]

    async def note(self, tenant: str, refused: str) -> None:
        assert tenant == "tenant"
        self.noted.append(refused)

    async def admit(self) -> None:
        """Nothing waits here."""

    async def marks(self, mark: StateMark | None, before: StateMark | None = None) -> None:
        await self._marks.put(MESSAGE, "tenant", mark, before, self.admit)


def test_a_message_has_one_address_whatever_its_channel_is_called() -> None:
    assert address_of(SERVICE, "19:acme@thread.tacv2", "1700000000001") == MESSAGE


async def test_the_one_before_goes_first_and_need_not_be_there() -> None:
    connector = Connector(DELETE=NotDeliverable("ReactionNotFound"))

    await connector.marks(StateMark.TAKEN, StateMark.OPEN)

    assert connector.asked == [("DELETE", "/reactions/1f3ab_ticket"), ("PUT", "/reactions/1f440_eyes")]
    assert connector.noted == [""]


async def test_a_tenant_that_takes_none_is_asked_again_after_an_hour() -> None:
    connector = Connector(PUT=NotDeliverable("Teams refuses it (HTTP 405)"))
    for at in (0.0, 1.0, AGAIN + 1):
        connector.at = at
        with pytest.raises(NotMarkable, match="takes no reactions"):
            await connector.marks(StateMark.OPEN)

    assert len(connector.asked) == 2
    assert connector.noted == ["Teams takes no reactions of the app's: Teams refuses it (HTTP 405)"] * 2


async def test_a_message_that_is_gone_says_nothing_about_others() -> None:
    connector = Connector(PUT=NotThere("the message was deleted"))

    for _ in range(2):
        with pytest.raises(NotThere):
            await connector.marks(StateMark.OPEN)

    assert len(connector.asked) == 2
