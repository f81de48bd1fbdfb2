"""What was written while the desk was away is read page by page, in order, and handed on as it would have come."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.responses import Response

from adapters.http.payload import Payload, part, words
from adapters.slack import inbound
from adapters.slack.config import SlackConfig
from adapters.slack.history import BURST, PACE, History
from adapters.slack.own import Own
from bot.errors import NotDeliverable, NotReached, RateLimited, StorageUnavailable
from bot.model.places import Place, Thread

CONFIG = SlackConfig(bot_token="xoxb-x", signing_secret="s", installed="T0DESK", own=Own(user="U0BOT", bot="B0BOT"))
ACME, TRIAGE, DIRECT = (Place.parse(f"slack:T0DESK/{channel}") for channel in ("C0ACME", "C0TRIAGE", "D0ONE"))
TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def stamp(after: float) -> str:
    """Slack's stamp of so many minutes after ten."""
    return f"{(TEN + timedelta(minutes=after)).timestamp():.6f}"


def wrote(after: float, text: str, **more: Any) -> dict[str, Any]:
    """What Contact One wrote so many minutes after ten."""
    return {"type": "message", "user": "U0ONE", "team": "T0ACME", "ts": stamp(after), "text": text, **more}


@dataclass
class Slack:
    """Channels and threads with what stands there, latest first, a few on a page; and what goes wrong, once each."""

    said: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    troubles: list[Exception] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    open_threads: list[Thread] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    taken: list[Payload] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    async def look(self, method: str, query: dict[str, Any]) -> Payload:
        self.calls.append((method, dict(query)))
        if self.troubles:
            raise self.troubles.pop(0)
        if query["channel"] in self.refused:
            raise NotDeliverable(self.refused[query["channel"]])
        there = self.said.get(query.get("ts", query["channel"]), [])
        start = int(query.get("cursor", 0))
        page: dict[str, Any] = {"messages": there[start : start + 2]}
        if start + 2 < len(there):
            page["response_metadata"] = {"next_cursor": str(start + 2)}
        return page

    async def admit(self, payload: Payload, raw: str, retries: int) -> Response:
        assert json.loads(raw) == payload
        self.taken.append(payload)
        return Response(status_code=self.statuses.pop(0) if self.statuses else 200)

    async def threads(self) -> Sequence[Thread]:
        return self.open_threads

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def is_read(self, *places: Place, away: float = 20, read_back: float = 24 * 60) -> list[str]:
        """Reads back for so many minutes from ten on; the texts that were handed on."""
        history = History(
            config=CONFIG,
            look=self.look,
            admit=self.admit,
            places=lambda: places or (ACME,),
            threads=self.threads,
            read_back=lambda: timedelta(minutes=read_back),
            pause=self.pause,
        )
        await history.make_up(TEN, TEN + timedelta(minutes=away))
        return [words(payload, "event", "text") for payload in self.taken]


async def test_all_pages_are_heard_in_the_order_of_time() -> None:
    slack = Slack(said={"C0ACME": [wrote(after, str(after)) for after in (9, 7, 5, 3, 1)]})

    assert await slack.is_read() == ["1", "3", "5", "7", "9"]


async def test_it_begins_two_minutes_before_the_absence_and_never_further_back_than_the_desk_file_says() -> None:
    slack = Slack()

    await slack.is_read(away=20)
    await slack.is_read(away=20, read_back=5)

    assert [query["oldest"] for _, query in slack.calls] == [stamp(-2), stamp(15)]


async def test_replies_are_read_in_threads_that_grew_and_in_those_with_something_open() -> None:
    grown, old = wrote(1, "root", latest_reply=stamp(4)), stamp(-300)
    slack = Slack(
        said={
            "C0ACME": [wrote(2, "between"), grown],
            grown["ts"]: [grown, wrote(4, "in a new thread")],
            old: [wrote(-300, "long ago"), wrote(3, "in an old thread")],
        },
        open_threads=[Thread(place=ACME, root=old), Thread(place=TRIAGE, root="1.0")],
    )

    assert await slack.is_read() == ["root", "between", "in an old thread", "in a new thread"]


async def test_a_thread_that_is_gone_keeps_nothing_else_away() -> None:
    slack = Slack(said={"C0ACME": [wrote(1, "here")]}, open_threads=[Thread(place=ACME, root=stamp(-9))])
    ask = slack.look

    async def look(method: str, query: dict[str, Any]) -> Payload:
        if method == "conversations.replies":
            raise NotDeliverable("thread_not_found")
        return await ask(method, query)

    slack.look = look  # type: ignore[method-assign]

    assert await slack.is_read() == ["here"]


async def test_a_direct_message_is_read_where_something_is_open() -> None:
    slack = Slack(said={"D0ONE": [wrote(1, "still broken")]}, open_threads=[Thread(place=DIRECT, root=stamp(1))])

    assert await slack.is_read() == ["still broken"]
    assert words(slack.taken[0], "event", "channel_type") == "im"


async def test_what_the_desk_said_itself_is_not_heard() -> None:
    own = {"user": "U0BOT", "bot_id": "B0BOT", "ts": stamp(1), "text": "EX-1 · Level"}

    assert await Slack(said={"C0ACME": [own]}).is_read() == []


async def test_where_slack_asks_to_wait_the_same_page_is_read_after_that() -> None:
    slack = Slack(said={"C0ACME": [wrote(1, "here")]}, troubles=[RateLimited(30)])

    assert await slack.is_read() == ["here"]
    assert slack.pauses == [30]


async def test_many_channels_are_read_at_the_pace_that_slack_allows() -> None:
    slack = Slack()

    await slack.is_read(*(Place.parse(f"slack:T0DESK/C{number}") for number in range(BURST + 2)))

    assert slack.pauses == [PACE, PACE]


async def test_a_channel_that_cannot_be_read_is_one_line_for_the_operator(caplog: pytest.LogCaptureFixture) -> None:
    slack = Slack(said={"C0ACME": [wrote(1, "here")]}, refused={"C0TRIAGE": "not_in_channel (invite the bot)"})

    assert await slack.is_read(TRIAGE, ACME) == ["here"]
    (line,) = [record for record in caplog.records if record.levelname == "WARNING"]
    assert "slack:T0DESK/C0TRIAGE (not_in_channel (invite the bot))" in line.getMessage()


@pytest.mark.parametrize(
    ("slack", "raised"),
    [
        (Slack(said={"C0ACME": [wrote(1, "here")]}, statuses=[503]), StorageUnavailable),
        (Slack(troubles=[NotReached("Slack is away")]), NotReached),
    ],
    ids=["nothing can be kept", "Slack is away"],
)
async def test_what_did_not_work_out_is_to_be_read_again(slack: Slack, raised: type[Exception]) -> None:
    with pytest.raises(raised):
        await slack.is_read()


async def test_a_message_that_the_desk_fails_on_keeps_none_of_the_others_away() -> None:
    slack = Slack(said={"C0ACME": [wrote(2, "second"), wrote(1, "first")]}, statuses=[500, 200])

    assert await slack.is_read() == ["first", "second"]


async def test_it_is_heard_as_its_delivery_would_have_been_as_it_reads_now() -> None:
    written = wrote(1, "Nobody can log in", client_msg_id="one", edited={"user": "U0ONE", "ts": stamp(2)})
    slack = Slack(said={"C0ACME": [written]})
    await slack.is_read()
    event = {**written, "channel": "C0ACME", "channel_type": "channel", "event_ts": written["ts"]}
    del event["edited"]
    delivered = {"event_id": "Ev1", "team_id": "T0ACME", "event": event, "authorizations": [{"team_id": "T0DESK"}]}

    read, came = inbound.heard(slack.taken[0], CONFIG), inbound.heard(delivered, CONFIG)

    assert read is not None
    assert came is not None
    assert part(slack.taken[0], "event") == event
    assert (read.text, read.origin.by, read.origin.at) == (came.text, came.origin.by, TEN + timedelta(minutes=1))
    assert set(read.origin.keys) < set(came.origin.keys)
