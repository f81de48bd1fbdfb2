"""Lists that may have to be said for everybody in a channel: no more is in them, or counted, than all may know."""

import pytest
from msgspec.structs import replace

from bot.commands import Origin, ReceiveMessage, Via
from bot.language import verbs
from bot.model import plain_text
from bot.model.places import Account, Place, Platform
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, CONTACT_ONE

THERE = Place(platform=Platform.TEAMS, workspace="ours", channel="19:acme@thread.tacv2")
THEIRS = Account(platform=Platform.TEAMS, workspace="theirs", user="one")


@pytest.fixture
def desk() -> FrontDesk:
    """Acme is also in a shared channel of Teams. Contact One has opened EX-1 in a channel, and EX-2 privately."""
    file = people.a_desk_file()
    acme = file.customers[0]
    assert acme.id == ACME
    one, *others = acme.contacts
    acme = replace(
        acme,
        channels=(*acme.channels, THERE),
        contacts=(replace(one, accounts=(CONTACT_ONE, THEIRS)), *others),
    )
    desk = FrontDesk(file=replace(file, customers=(acme, *file.customers[1:])))
    desk.opened(CONTACT_ONE, "2", "Nobody can log in")
    desk.passes(minutes=6)
    asked = desk.tells(CONTACT_ONE, "Nobody may know that we migrate")
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "3", asked.place)
    return desk


def told(desk: FrontDesk, text: str, via: Via = Via.MENTION) -> tuple[str, str]:
    """What Contact One is told alone, and what all read if that isn't taken."""
    origin = Origin(by=THEIRS, by_name="Contact One", place=THERE, at=desk.clock.at, via=via)
    desk.gives(verbs.typed(text, origin))
    reply = desk.private_messages(THEIRS)[-1].message
    assert reply.aloud
    return plain_text.body(reply), plain_text.body(reply.aloud)


@pytest.mark.parametrize("typed", ["list", "search nobody"])
def test_all_read_only_what_all_may_know(desk: FrontDesk, typed: str) -> None:
    alone, aloud = told(desk, typed)

    assert ("EX-1" in alone, "EX-2" in alone) == (True, True)
    assert ("EX-1" in aloud, "EX-2" in aloud) == (True, False)
    assert "2 " in alone.splitlines()[0]
    assert "1 " in aloud.splitlines()[1]
    assert "What anybody wrote to me alone isn't in this list." in aloud


def test_what_is_private_on_another_page_is_not_counted(desk: FrontDesk) -> None:
    for _ in range(20):
        desk.passes(minutes=6)
        desk.opened(CONTACT_ONE, "2", "The report is empty again")

    alone, aloud = told(desk, "list")

    assert "EX-2 " not in alone
    assert "22 open" in alone
    assert "21 open" in aloud
    assert "22" not in aloud.replace("EX-22", "")


def test_it_reads_the_same_whether_there_is_anything_private(desk: FrontDesk) -> None:
    with_private = told(desk, "list")[1]
    desk.types(people.AGENT_ONE, "close EX-2")

    assert told(desk, "list")[1] == with_private


def test_asked_alone_nothing_of_it_is_said_to_others(desk: FrontDesk) -> None:
    aloud = told(desk, "list", Via.ASIDE)[1]

    assert "I can't answer you alone in this channel" in aloud
    assert "EX-" not in aloud


def test_of_a_question_about_tickets_that_counts_more_nothing_is_said(desk: FrontDesk) -> None:
    origin = Origin(by=THEIRS, by_name="Contact One", place=THERE, at=desk.clock.at, via=Via.MENTION)
    desk.gives(ReceiveMessage(origin=origin, message="1800009999.000100", text="Any news?", mentions_desk=True))

    aloud = desk.private_messages(THEIRS)[-1].message.aloud
    assert aloud
    assert "that isn't for everybody here" in plain_text.body(aloud)
