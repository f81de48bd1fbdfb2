"""A customer reads times, and has its days, in its own zone. Its plan's clock runs as it always does."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.commands import CreateIntake, OpenHome, Origin, Room, Via
from bot.engine.readers import in_zone
from bot.model.desk import Desk
from bot.model.form import Form
from bot.model.message import Facts, Message, Note, Paragraph, Spans, When
from bot.model.places import Account
from tests.hand_clock import HandClock
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, TRIAGE, a_desk_file, home

KOLKATA, CHICAGO = "Asia/Kolkata", "America/Chicago"


def a_desk(zone: str | None = KOLKATA, now: datetime = MONDAY_NINE, **acme: object) -> FrontDesk:
    """The desk, with Acme in a zone that its plan knows nothing of."""
    return FrontDesk(file=with_acme(timezone=zone, **acme), clock=HandClock(now))


def with_acme(**changes: object) -> Desk:
    file = a_desk_file()
    acme, *others = file.customers
    return replace(file, customers=(replace(acme, **changes), *others))


def zones(message: Message) -> set[str]:
    """The zones that its times are in, all of them, in the summary as in the body."""
    runs = [message.summary, message.brief]
    for block in message.blocks:
        if isinstance(block, Paragraph | Note):
            runs.append(block.spans)
        if isinstance(block, Facts):
            runs += [fact.spans for fact in block.facts]
    return _zones(*runs)


def _zones(*runs: Spans) -> set[str]:
    return {span.zone for run in runs for span in run if isinstance(span, When)}


def in_their_channel(desk: FrontDesk) -> list[Message]:
    """All that was ever posted or edited where Acme reads, private messages too."""
    return [post.message for post in desk.posts() if post.held.entry.place == home(CONTACT_ONE)]


def in_triage(desk: FrontDesk) -> list[Message]:
    return [post.message for post in desk.posts() if post.held.entry.place == TRIAGE]


def whole_course(desk: FrontDesk) -> None:
    """Everything that happens to a ticket, most of which tells a time."""
    desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=40)  # asked again, and opened without a severity
    desk.presses(CONTACT_ONE, "severity", "EX-1", "2")
    desk.passes(hours=2)  # the promise is missed
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(AGENT_ONE, "wait EX-1 Which browser?")
    desk.hears(CONTACT_ONE, "any update?", desk.ticket().thread)
    desk.hears(CONTACT_ONE, "are you open now?")
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")
    desk.types(CONTACT_ONE, "reopen EX-1")


def test_every_time_in_a_customers_channel_is_in_its_zone_and_every_one_in_triage_in_the_plans() -> None:
    desk = a_desk()

    whole_course(desk)

    told = [zones(message) for message in in_their_channel(desk)]
    assert set().union(*told) == {KOLKATA}
    assert len([zone for zone in told if zone]) >= 6
    assert KOLKATA not in set().union(*(zones(message) for message in in_triage(desk)))


@pytest.mark.parametrize("typed", ["list", "show EX-1", "status EX-1", "why EX-1", "plan", "home", "are you open now?"])
def test_what_a_customer_asks_for_is_answered_in_its_zone(typed: str) -> None:
    desk = a_desk()
    desk.opened(CONTACT_ONE, "2")

    if typed.endswith("?"):
        desk.hears(CONTACT_ONE, typed)
        told = desk.private_messages(CONTACT_ONE)[-1].text
    else:
        told = desk.types(CONTACT_ONE, typed)

    assert "IST" in told
    assert "CST" not in told


def test_the_same_is_answered_to_the_vendors_people_in_the_plans() -> None:
    desk = a_desk()
    desk.opened(CONTACT_ONE, "2")

    told = desk.types(AGENT_ONE, "show EX-1") + desk.types(AGENT_ONE, "queue")

    assert "CST" in told
    assert "IST" not in told


def test_why_says_by_which_clock_the_hours_go() -> None:
    desk = a_desk()
    desk.opened(CONTACT_ONE, "2")

    assert "by the clock of America/Chicago" in desk.types(CONTACT_ONE, "why EX-1")


def test_a_home_page_is_in_the_zone_of_whose_it_is() -> None:
    desk = a_desk()
    desk.opened(CONTACT_ONE, "2")

    for who in (CONTACT_ONE, AGENT_ONE):
        desk.gives(OpenHome(origin=Origin(by=who, at=desk.clock.at, via=Via.HOME)))

    theirs, ours = (zones(post.message) for post in desk.posts()[-2:])
    assert theirs == {KOLKATA}
    assert KOLKATA not in ours


def test_a_form_is_in_the_zone_of_whoever_fills_it_in() -> None:
    desk = a_desk()

    forms = {who: _form(desk, who) for who in (CONTACT_ONE, AGENT_ONE)}

    assert forms[CONTACT_ONE] == {KOLKATA}
    assert forms[AGENT_ONE] == {CHICAGO}


def _form(desk: FrontDesk, who: Account) -> set[str]:
    origin = Origin(by=who, place=home(CONTACT_ONE), at=desk.clock.at, via=Via.SLASH)
    form = desk.service.handle(CreateIntake(origin=origin, text="")).form
    assert isinstance(form, Form)
    return _zones(*(part.spans for part in form.parts if isinstance(part, Paragraph | Note)))


def test_what_is_said_to_the_desk_alone_is_answered_in_the_customers_zone() -> None:
    desk = a_desk()

    asked = desk.tells(CONTACT_ONE, "Nobody can log in", room=Room.DIRECT)
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "2", place=asked.place)

    told = [post.message for post in desk.posts() if post.held.entry.place == asked.place]
    assert set().union(*map(zones, told)) == {KOLKATA}


def test_without_a_zone_of_its_own_a_customer_reads_the_plans() -> None:
    desk = a_desk(zone=None)

    whole_course(desk)

    assert set().union(*map(zones, in_their_channel(desk))) == {CHICAGO}


@pytest.mark.parametrize("zone", [KOLKATA, "America/Los_Angeles", None])
def test_no_zone_moves_a_due_time(zone: str | None) -> None:
    assert a_desk(zone=zone).opened(CONTACT_ONE, "2").due_at == MONDAY_NINE + timedelta(hours=1)


def test_a_message_whose_times_are_in_the_zone_of_its_readers_is_handed_on_as_it_is() -> None:
    told = (When(at=MONDAY_NINE, zone=KOLKATA),)
    message = Message(summary=told, blocks=(Paragraph(spans=told), Note(spans=told)))

    assert in_zone(message, KOLKATA) is message
    assert zones(in_zone(message, CHICAGO)) == {CHICAGO}
