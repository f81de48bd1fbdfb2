"""An outbox in a list, for tests of the sending side."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from bot.model.ids import MessageKey
from bot.model.message import Message, Text
from bot.model.places import MessageRef, Place, Platform
from bot.ports import Address, Delivery, DeliveryKind

START, SECRET = datetime(2026, 3, 2, 9, 0, tzinfo=UTC), Message(summary=(Text(text="secret words"),), blocks=())
CHANNEL = Place(platform=Platform.SLACK, workspace="T0DESK", channel="C1")


@dataclass(kw_only=True)
class Row:
    """A line of the outbox."""

    delivery: Delivery
    state: str = "waiting"
    not_before: datetime = START
    problem: str = ""
    ref: MessageRef | None = None


@dataclass
class ListedOutbox:
    """The outbox's promises over a list. `claims` counts how often each delivery was taken."""

    rows: dict[str, Row] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    away: list[Exception] = field(default_factory=list)  # what the next writes raise
    lease: timedelta | None = None
    going_on: set[str] = field(default_factory=set)  # what goes out elsewhere when it fails

    def put(self, name: str, channel: str = "C1", kind: DeliveryKind = DeliveryKind.POST, **how: Any) -> None:
        delivery = Delivery(
            id=name,
            kind=kind,
            conversation=channel,
            address=Address(place=replace(CHANNEL, channel=channel)),
            message=how.pop("message", SECRET),
            attempts=0,
            in_doubt=False,
            created_at=START,
            first_tried_at=None,
            **how,
        )
        self.rows[name] = Row(delivery=delivery)

    def recover(self) -> int:
        cut = [row for row in self.rows.values() if row.state == "on its way"]
        for row in cut:
            row.state, row.delivery = "waiting", replace(row.delivery, in_doubt=True)
        return len(cut)

    def waiting(self, now: datetime, limit: int) -> tuple[str, ...]:
        heads = [(row, name) for name in self._conversations() if (row := self._head(name)) and row.not_before <= now]
        return tuple(name for _, name in sorted(heads, key=lambda each: each[0].delivery.rank))[:limit]

    def count_waiting(self, platform: Platform) -> int:
        return sum(row.state == "waiting" for row in self.rows.values())

    def claim(self, conversation: str, now: datetime) -> Delivery | None:
        row = self._head(conversation)
        if row is None or row.not_before > now:
            return None
        tried = row.delivery
        row.state = "on its way"
        row.delivery = replace(tried, attempts=tried.attempts + 1, first_tried_at=tried.first_tried_at or now)
        self.claims[tried.id] += 1
        return row.delivery

    def sent(self, delivery: str, ref: MessageRef | None, now: datetime) -> None:
        self._raise_if_away()
        self.rows[delivery].state, self.rows[delivery].ref = "sent", ref

    def go_on(self, delivery: Delivery, ref: MessageRef | None, now: datetime) -> Delivery | None:
        self.sent(delivery.id, ref, now)
        return self.claim(delivery.conversation, now)

    def later(self, delivery: str, not_before: datetime, *, in_doubt: bool, problem: str) -> None:
        self._raise_if_away()
        row = self.rows[delivery]
        row.state, row.not_before, row.problem = "waiting", not_before, problem
        row.delivery = replace(row.delivery, in_doubt=in_doubt)

    def give_back(self, delivery: Delivery) -> None:
        if (row := self.rows[delivery.id]).state == "on its way" and row.delivery.attempts == delivery.attempts:
            row.state = "waiting"

    def take_back(self, delivery: str, attempts: int) -> bool:
        row = self.rows[delivery]
        if is_taken := row.state == "on its way" and row.delivery.attempts == attempts:
            row.state, row.delivery = "waiting", replace(row.delivery, in_doubt=True)
        return is_taken

    def failed(self, delivery: str, problem: str) -> bool:
        self.rows[delivery].state, self.rows[delivery].problem = "failed", problem
        return delivery not in self.going_on

    def forget(self, message_key: MessageKey) -> None: ...

    def lapse(self, delivery: str, problem: str) -> None:
        self.rows[delivery].state, self.rows[delivery].problem = "lapsed", problem

    def withhold(self, delivery: str, problem: str) -> None:
        self.rows[delivery].state, self.rows[delivery].problem = "withheld", problem

    def next_at(self) -> datetime | None:
        return min((row.not_before for row in self.rows.values() if row.state == "waiting"), default=None)

    def is_out(self, tag: str) -> bool | None:
        row = next((row for row in reversed(self.rows.values()) if row.delivery.tag == tag), None)
        is_coming = row and (row.state == "on its way" or (row.state, row.not_before) == ("waiting", START))
        return None if is_coming else row is not None and row.state == "sent"

    def posted(self, message_key: MessageKey) -> MessageRef | None:
        return next((row.ref for row in self.rows.values() if row.delivery.message_key == message_key), None)

    def _conversations(self) -> list[str]:
        return list(dict.fromkeys(row.delivery.conversation for row in self.rows.values()))

    def _head(self, conversation: str) -> Row | None:
        rows = [row for row in self.rows.values() if row.delivery.conversation == conversation]
        if any(row.state == "on its way" for row in rows):
            return None
        return min((row for row in rows if row.state == "waiting"), key=lambda row: row.delivery.rank, default=None)

    def _raise_if_away(self) -> None:
        if self.away:
            raise self.away.pop(0)
