"""One live reminder of a ticket in each place: a new one takes the buttons of the former; an answer those of all."""

import pytest

from bot.engine.escalation.live_reminder import LATE
from bot.model import plain_text
from bot.model.ids import MessageKey
from bot.model.message import Message
from bot.ports import DeliveryKind
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, TAM_ONE, TRIAGE


def shown(desk: FrontDesk) -> dict[MessageKey, Message]:
    """Every reminder of the desk as it reads now, the first one first."""
    found = dict[MessageKey, Message]()
    for held in desk.store.kept.deliveries.values():
        entry = held.entry
        key = entry.awaits if entry.kind is DeliveryKind.EDIT else entry.fills
        if key and "/reminder/" in key:
            found[key] = entry.message
    return found


def pressable(desk: FrontDesk) -> list[MessageKey]:
    """Those that have a button."""
    return [key for key, message in shown(desk).items() if message.buttons]


def test_a_new_reminder_takes_the_buttons_of_the_former_in_each_place(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    desk.passes(minutes=55)

    assert pressable(desk) == [f"EX-1/reminder/3/{TRIAGE}", f"EX-1/reminder/3/{TAM_ONE}"]


def test_once_somebody_answers_one_line_stays_in_each_place(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=55)

    desk.types(AGENT_ONE, "ack EX-1")

    found = {key: message.replaced_by for key, message in shown(desk).items()}
    assert {key for key, by in found.items() if by is None} == {
        f"EX-1/reminder/3/{TRIAGE}",
        f"EX-1/reminder/3/{TAM_ONE}",
    }
    assert found[MessageKey(f"EX-1/reminder/1/{TRIAGE}")] == f"EX-1/reminder/3/{TRIAGE}"
    assert found[MessageKey(f"EX-1/reminder/2/{TAM_ONE}")] == f"EX-1/reminder/3/{TAM_ONE}"


def test_while_nobody_has_answered_each_leaves_its_line(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    desk.passes(minutes=55)

    assert [message.replaced_by for message in shown(desk).values()] == [None] * 5


def test_what_was_taken_away_is_left_alone_by_later_ones(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=55)
    desk.types(AGENT_ONE, "ack EX-1")
    desk.passes(days=3)
    last = desk.ticket().reminder
    before = len(desk.posts())

    desk.types(AGENT_ONE, "reply EX-1 It was the gateway.")

    assert last
    assert last.first == 4
    edited = {post.held.entry.awaits for post in desk.posts()[before:] if post.held.entry.message.replaced_by}
    assert f"EX-1/reminder/1/{TRIAGE}" not in edited


def test_what_is_left_of_it_is_one_line(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    desk.passes(minutes=46)

    first = shown(desk)[MessageKey(f"EX-1/reminder/1/{TRIAGE}")]
    assert plain_text.body(first) == "EX-1 – reminder, Mon 23 Nov, 9:30 AM CST."


@pytest.mark.parametrize(
    "act", ["ack EX-1", "reply EX-1 We look.", "resolve EX-1 Done", "close EX-1", "severity EX-1 4: one office"]
)
def test_once_nothing_of_it_is_due_any_more_none_has_a_button(desk: FrontDesk, act: str) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=70)

    desk.types(AGENT_ONE, act)

    assert pressable(desk) == []


def test_what_else_happens_to_the_ticket_leaves_it(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=31)

    desk.types(AGENT_ONE, "note EX-1 Mind the old version.")

    assert pressable(desk) == [f"EX-1/reminder/1/{TRIAGE}"]


def test_many_that_come_late_are_parts_of_one_message_in_each_place(desk: FrontDesk) -> None:
    for who in (CONTACT_ONE, CONTACT_TWO, GLOBE_ONE):
        desk.opened(who, "1")

    desk.stands_still(hours=5)

    late = [post.held.entry for post in desk.posts() if post.held.entry.series == LATE]
    assert [str(one.place or one.account) for one in late].count(str(TRIAGE)) == 3
    assert [str(one.place or one.account) for one in late].count(str(TAM_ONE)) == 2
