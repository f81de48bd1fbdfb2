"""Who only looks holds up nobody who writes, is shown what they may see, and changes nothing."""

import pytest

from bot.commands import Origin, ReceiveMessage, Room, Via
from bot.language import verbs
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, TRIAGE


@pytest.fixture
def desk() -> FrontDesk:
    """A desk that nobody has written to yet."""
    return FrontDesk()


def test_lists_are_read_while_somebody_writes(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.opened(GLOBE_ONE, "2")

    with desk.store.unit_of_work():  # nobody else can write meanwhile
        told = {typed: desk.types(CONTACT_ONE, typed) for typed in ("list", "list closed", "home", 'search "log in"')}
        queue = desk.types(AGENT_ONE, "queue")

    assert "EX-1 " in told["list"]
    assert "EX-1 " in told["home"]
    assert "EX-1 " in told['search "log in"']
    assert told["list closed"] == "No ticket is closed."
    assert "EX-2" not in "".join(told.values())
    assert "EX-2 " in queue


def test_a_reply_that_cannot_go_back_with_the_request_is_written_once(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.BUTTON, keys=("press-1",))

    results = [desk.looks.handle(verbs.pressed("queue", "mine", "", origin)) for _ in range(2)]

    assert [result.absorbed for result in results] == [False, True]
    assert len(desk.private_messages(AGENT_ONE)) == 1


def test_a_message_to_the_desk_that_asks_for_a_list_is_one_too(desk: FrontDesk) -> None:
    def said(text: str) -> ReceiveMessage:
        origin = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.MESSAGE)
        return ReceiveMessage(origin=origin, message="1.1", text=text, mentions_desk=True, room=Room.CHANNEL)

    assert [desk.looks.may_look(said(text)) for text in ("queue mine", "list", "ack EX-1", "thanks")] == [
        True,
        True,
        False,
        False,
    ]
