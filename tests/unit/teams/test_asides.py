"""What is said to the desk alone in a channel, by a slash command, as a command."""

import pytest

from adapters.teams import aside, inbound
from adapters.teams.rewritten import rewritten
from bot.commands import ReceiveMessage, Via
from bot.model.places import Thread
from tests.unit.teams.deliveries import ACME, BOT, CONTACT_ONE, NOW, Json, activity, direct, mention, reply

ALONE: Json = {"id": BOT, "name": "plandesk", "isTargeted": True}
ROOT = "1772463500000"


def heard(payload: Json) -> ReceiveMessage:
    command = inbound.heard(payload, NOW)
    assert command
    return command


def test_it_is_said_to_the_desk_by_that_person_in_that_thread() -> None:
    command = heard(reply(ROOT, recipient=ALONE, text="/plandesk ack EX-1"))

    assert (command.origin.via, command.mentions_desk, command.text) == (Via.ASIDE, True, "ack EX-1")
    assert (command.origin.by, command.origin.thread) == (CONTACT_ONE, Thread(place=ACME, root=ROOT))


@pytest.mark.parametrize(
    ("typed", "order"),
    {
        "ack EX-1": "ack EX-1",
        "/ack EX-1": "ack EX-1",
        "/plandesk ack EX-1": "ack EX-1",
        "/Plandesk /ack EX-1": "ack EX-1",
        "plandesk ack EX-1": "ack EX-1",
        "/plandesk": "",
        "": "",
        "plandesks are great": "plandesks are great",
        "note EX-1 see /var/log": "note EX-1 see /var/log",
    }.items(),
)
def test_the_slash_and_the_name_of_the_desk_are_no_part_of_the_order(typed: str, order: str) -> None:
    assert aside.order(typed) == order


def test_a_mention_beside_the_slash_is_cut_out_as_everywhere() -> None:
    command = heard(activity(recipient=ALONE, text="<at>plandesk</at> ack EX-1", entities=[mention()]))

    assert (command.origin.via, command.text) == (Via.ASIDE, "ack EX-1")


def test_what_everybody_can_read_is_none_and_neither_is_a_personal_chat() -> None:
    said = [activity(recipient={"id": BOT, "isTargeted": False}), direct(recipient=ALONE)]

    assert Via.ASIDE not in {heard(one).origin.via for one in said}


@pytest.mark.parametrize(("kind", "event"), [("messageUpdate", "editMessage"), ("messageDelete", "softDeleteMessage")])
def test_what_becomes_of_it_is_nothing_to_anybody(kind: str, event: str) -> None:
    data = activity()["channelData"] | {"eventType": event}

    assert rewritten(activity(type=kind, recipient=ALONE, channelData=data), NOW) is None
