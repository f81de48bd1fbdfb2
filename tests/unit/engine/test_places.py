"""Channels that nobody serves, and what becomes of those that the desk serves: triage hears of both."""

from collections.abc import Iterator

import pytest

from bot.commands import (
    ChannelChange,
    NoteChannel,
    NoteDeparture,
    OpenFromMessage,
    Origin,
    Pointed,
    ReceiveMessage,
    Via,
)
from bot.language import verbs
from bot.model.places import Account, Place
from bot.model.plain_text import summary
from bot.shell.writer import CommandResult
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    ACME,
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    LEAD_ONE,
    MANAGER_ONE,
    STRANGER,
    TRIAGE,
    channel,
)

UNKNOWN = Place.parse("slack:T0DESK/C0NEW")
FOREIGN = Place.parse("slack:T0SISTER/C0NEW")
ON_TEAMS = Place.parse("teams:TENANT/19:new@thread.tacv2")
LINE = f'channels = ["{UNKNOWN}"]'
CHANGES = list(ChannelChange)


def noted(desk: FrontDesk, change: ChannelChange, place: Place, **more: str | bool) -> list[str]:
    """What is new in triage after a channel has changed."""
    before = len(desk.triage())
    origin = Origin(by=None, place=place, at=desk.clock.at, via=Via.PLATFORM)
    desk.gives(NoteChannel(origin=origin, change=change, **more))  # type: ignore[arg-type]
    return [post.text for post in desk.triage()[before:]]


def lines(desk: FrontDesk) -> list[str]:
    return [post.text for post in desk.triage() if "no customer has that channel" in post.text]


@pytest.mark.parametrize("place", [UNKNOWN, FOREIGN, ON_TEAMS], ids=str)
def test_triage_reads_of_an_unknown_channel_with_the_line_for_the_desk_file(desk: FrontDesk, place: Place) -> None:
    desk.hears(STRANGER, "Is anybody here?", place=place)

    (said,) = desk.posts()
    assert said.held.entry.place == TRIAGE
    assert f'channels = ["{place}"]' in said.text


def test_triage_reads_of_a_channel_once_a_day_across_restarts(desk: FrontDesk) -> None:
    desk.hears(STRANGER, "Is anybody here?", place=UNKNOWN)
    again = FrontDesk(clock=desk.clock, store=desk.store)
    again.hears(COLLEAGUE, "Hello?", place=UNKNOWN, mention=True)
    once = len(lines(again))

    again.passes(days=1)
    again.hears(STRANGER, "Still nobody?", place=UNKNOWN)

    assert (once, len(lines(again))) == (1, 2)


def test_a_contact_who_speaks_to_the_desk_there_hears_where_to_write(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in", place=UNKNOWN, mention=True)

    (told,) = desk.private_messages(CONTACT_ONE)
    assert "Please write in your own channel: Acme" in told.text
    assert "by a contact of Acme" in lines(desk)[0]
    assert desk.tickets() == ()


@pytest.mark.parametrize("who", [STRANGER, COLLEAGUE, AGENT_ONE], ids=str)
@pytest.mark.parametrize("text", ["help", "list", "new Nobody can log in", "hello", ""])
def test_nobody_is_given_a_list_of_commands_there(desk: FrontDesk, who: Account, text: str) -> None:
    if who == AGENT_ONE and text.startswith(("list", "new")):
        pytest.skip("an order of the vendor's people, which they may give anywhere")

    desk.hears(who, text, place=UNKNOWN, mention=True)

    (told,) = desk.private_messages(who)
    assert "This channel isn't one that Example Support looks after here" in told.text
    assert "queue" not in told.text


def test_who_does_not_speak_to_the_desk_there_is_left_alone(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Lunch?", place=UNKNOWN)

    assert desk.private_messages(CONTACT_ONE) == []


def asks(
    desk: FrontDesk, who: Account, via: Via, text: str = "new Nobody can log in", *, is_channel: bool = True
) -> CommandResult:
    """Somebody asks for the desk in an unknown channel without writing there: by a command, 🎫 or a menu."""
    origin = Origin(by=who, place=UNKNOWN, at=desk.clock.at, via=via, is_channel=is_channel)
    pointed = Pointed(message="1.0", writer=STRANGER, at=desk.clock.at, text="Nobody can log in")
    return desk.service.handle(
        verbs.typed(text, origin) if via is Via.SLASH else OpenFromMessage(origin=origin, pointed=pointed)
    )


def said(result: CommandResult) -> str:
    """What goes back at once to who asked."""
    return summary(result.answer) if result.answer else ""


@pytest.mark.parametrize("via", [Via.SLASH, Via.REACTION, Via.SHORTCUT, Via.ACTION])
def test_a_contact_who_asks_there_by_a_command_an_emoji_or_a_menu_hears_where_to_write(
    desk: FrontDesk, via: Via
) -> None:
    result = asks(desk, CONTACT_ONE, via)

    told = [post.text for post in (*desk.private_messages(CONTACT_ONE), *desk.direct(CONTACT_ONE))]
    told += [said(result)] if result.answer else []
    assert len(told) == 1
    assert "isn't one that Example Support looks after here" in told[0]
    assert "Acme" in told[0]
    assert len(lines(desk)) == 1
    assert desk.store.kept.quarantined == []


@pytest.mark.parametrize("text", ["", "help", "list", "banana", "ack EX-1"])
def test_a_command_of_a_stranger_there_is_never_answered_by_a_list_of_commands(desk: FrontDesk, text: str) -> None:
    result = asks(desk, STRANGER, Via.SLASH, text)

    assert "isn't one that Example Support looks after here" in said(result)


def test_the_vendors_people_may_give_orders_by_commands_anywhere_and_are_no_news(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    asks(desk, AGENT_ONE, Via.SLASH, "ack EX-1")
    asks(desk, AGENT_ONE, Via.SHORTCUT)

    assert desk.ticket().response
    assert lines(desk) == []


def test_a_command_in_a_conversation_between_two_is_answered_as_ever(desk: FrontDesk) -> None:
    result = asks(desk, CONTACT_ONE, Via.SLASH, "list", is_channel=False)

    assert said(result)
    assert "looks after here" not in said(result)
    assert lines(desk) == []


def test_the_vendors_people_may_give_orders_anywhere(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    desk.hears(AGENT_ONE, "ack EX-1", place=UNKNOWN, mention=True)

    assert desk.ticket().response


def test_triage_is_no_unknown_channel(desk: FrontDesk) -> None:
    desk.hears(AGENT_ONE, "Lunch?", place=TRIAGE)

    assert desk.posts() == []


@pytest.mark.parametrize("change", CHANGES)
def test_triage_hears_what_became_of_a_customers_channel_and_which_tickets_are_open_there(
    desk: FrontDesk, change: ChannelChange
) -> None:
    for _ in range(3):
        desk.opened(CONTACT_ONE, "2")
        desk.passes(minutes=6)

    (said,) = noted(desk, change, channel(ACME), other="T0ELSE")

    assert said.startswith("Acme's channel ")
    assert "Open: EX-1, EX-2 and EX-3." in said


@pytest.mark.parametrize("change", [one for one in CHANGES if one is not ChannelChange.JOINED])
def test_what_becomes_of_a_channel_that_nobody_serves_is_nobodys_business(
    desk: FrontDesk, change: ChannelChange
) -> None:
    assert noted(desk, change, UNKNOWN) == []


def test_a_whole_team_is_told_of_by_its_name(desk: FrontDesk) -> None:
    (said,) = noted(desk, ChannelChange.ARCHIVED, ON_TEAMS, name="Acme Support", is_team=True)

    assert said.startswith("The team “Acme Support” was archived")


def test_where_triage_itself_is_gone_those_who_answer_for_the_desk_hear_of_it(desk: FrontDesk) -> None:
    noted(desk, ChannelChange.DELETED, TRIAGE)

    assert desk.triage() == []
    assert all("A triage channel was deleted" in desk.direct(who)[0].text for who in (LEAD_ONE, MANAGER_ONE))


@pytest.mark.parametrize(("who", "is_told"), [(CONTACT_ONE, True), (COLLEAGUE, False), (AGENT_ONE, False)])
def test_triage_hears_of_contacts_who_leave_their_channel(desk: FrontDesk, who: Account, *, is_told: bool) -> None:
    desk.opened(CONTACT_ONE, "2")
    before = len(desk.triage())
    origin = Origin(by=who, place=channel(ACME), at=desk.clock.at, via=Via.PLATFORM)

    desk.gives(NoteDeparture(origin=origin))

    told = [post.text for post in desk.triage()[before:]]
    assert ["Contact One, a contact of Acme, left" in one and "EX-1" in one for one in told] == [True] * is_told


def test_a_bots_chatter_in_an_unknown_channel_is_not_told(desk: FrontDesk) -> None:
    for origin in _of_programs(desk):
        desk.gives(ReceiveMessage(origin=origin, message="1.1", text="build passed"))

    assert desk.posts() == []


def _of_programs(desk: FrontDesk) -> Iterator[Origin]:
    yield Origin(by=STRANGER, place=UNKNOWN, at=desk.clock.at, via=Via.MESSAGE, by_program=True)
