"""What becomes of a command that somebody may not give: what they read, and what is put on record."""

import pytest
from msgspec.structs import replace

from bot import commands
from bot.commands import Command
from bot.effects import ReplyToActor, Say
from bot.engine.gate import Barred, refused
from bot.engine.situation import NOTHING, Decision, Refusal, Situation
from bot.model.form import FieldName, Filled
from bot.model.message import Message, Quote
from bot.model.people import SYSTEM, Actor
from bot.wording import refusals
from bot.wording.intake import message_action
from tests.unit.engine import people
from tests.unit.engine.actors import A_COLLEAGUE, A_STRANGER, AN_AGENT, AN_UNLISTED, OF_GLOBE
from tests.unit.engine.at_hand import ANSWERS, CONTACTS, MESSAGE, NUMBER, REQUEST, STAFFS, acmes, given, nothing
from tests.unit.engine.every_command import ABOUT_A_MESSAGE, ACMES, BY_THE_DESK
from tests.unit.engine.people import ACME, CONTACT_ONE, GLOBE

# What is put on record


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        (commands.Close, NUMBER),
        (commands.ShowTicket, NUMBER),
        (commands.Choose, REQUEST),
        (commands.ReceiveMessage, MESSAGE),
        (commands.EditMessage, MESSAGE),
        (commands.DeleteMessage, MESSAGE),
        (commands.ListTickets, ""),
        (commands.OpenFromMessage, ""),
    ],
)
def test_what_was_refused_is_on_record_with_who_tried_it_on_what_and_why(kind: type[Command], subject: str) -> None:
    record = refused(*given(kind, A_STRANGER, acmes()), Barred.FOREIGN).refusal

    assert record == Refusal(
        account=A_STRANGER.account or CONTACT_ONE, command=kind.__name__, subject=subject, customer=ACME, why="foreign"
    )


def test_where_there_is_no_customer_the_record_names_none() -> None:
    nowhere = replace(acmes(), customer=None, plan=None)

    record = refused(*given(commands.Close, A_STRANGER, nowhere), Barred.ABSENT).refusal

    assert record
    assert (record.customer, record.why) == (None, "absent")


@pytest.mark.parametrize("by", [AN_AGENT, SYSTEM], ids=lambda by: by.id)
def test_staff_and_the_desk_leave_no_record(by: Actor) -> None:
    assert refused(*given(commands.Close, by, nothing()), Barred.ABSENT).refusal is None


def test_a_message_to_nobody_is_no_try() -> None:
    spoken, situation = given(commands.ReceiveMessage, A_STRANGER, nothing(), ACMES)
    assert isinstance(spoken, commands.ReceiveMessage)

    said_aside = refused(replace(spoken, mentions_desk=False), situation, Barred.PLACE)

    assert said_aside.refusal is None
    assert refused(spoken, situation, Barred.PLACE).refusal


# What who gave it is told


def told(kind: type[Command], by: Actor, situation: Situation, why: Barred) -> Message | None:
    """What they are answered, in Acme's channel."""
    return answer(refused(*given(kind, by, situation, ACMES), why))


def answer(decision: Decision) -> Message | None:
    """What who gave a command reads of it."""
    return next((effect.message for effect in decision.effects if isinstance(effect, ReplyToActor)), None)


def test_absent_and_anothers_are_told_alike_by_what_it_was_about() -> None:
    for why in (Barred.FOREIGN, Barred.ABSENT):
        assert told(commands.Close, OF_GLOBE, acmes(), why) == refusals.unknown_ticket(NUMBER)
        assert told(commands.Choose, OF_GLOBE, acmes(), why) == refusals.gone()
        assert told(commands.Submit, OF_GLOBE, acmes(), why) == refusals.gone()
        assert told(commands.OpenFromMessage, OF_GLOBE, acmes(), why) == message_action.nothing_there()


def test_a_colleague_hears_who_decides_where_contacts_may() -> None:
    assert acmes().customer
    assert acmes().plan
    contacts_only = refusals.contacts_only(acmes().plan, acmes().customer, acmes().customer.today(acmes().now))

    assert {told(kind, A_COLLEAGUE, acmes(), Barred.ROLE) for kind in (*CONTACTS, *ANSWERS)} == {contacts_only}


def test_everybody_else_hears_that_it_is_for_staff() -> None:
    cases = [
        *((kind, A_COLLEAGUE, acmes()) for kind in STAFFS),
        (commands.Close, OF_GLOBE, acmes()),
        (commands.Close, A_STRANGER, replace(acmes(), customer=None)),
        (commands.Close, A_COLLEAGUE, replace(acmes(), plan=None)),
        (commands.Close, A_COLLEAGUE, replace(acmes(), customer=acmes().desk.customer(GLOBE))),
    ]

    assert {told(*case, Barred.ROLE) for case in cases} == {refusals.staff_only(acmes().desk)}


def test_in_a_strange_channel_triage_reads_what_was_written_and_other_commands_are_turned_away() -> None:
    written = refused(*given(commands.ReceiveMessage, A_STRANGER, nothing(), ACMES), Barred.PLACE)

    assert [effect.to.place for effect in written.effects if isinstance(effect, Say)] == [people.TRIAGE]
    assert told(commands.Close, A_STRANGER, nothing(), Barred.PLACE) == refusals.not_their_channel()


@pytest.mark.parametrize(("by", "why"), [(A_STRANGER, Barred.PLACE), (AN_UNLISTED, Barred.UNLISTED)])
def test_a_form_comes_back_with_what_was_written_in_it(by: Actor, why: Barred) -> None:
    form, situation = given(commands.Submit, by, nothing(), ACMES)
    assert isinstance(form, commands.Submit)
    filled = Filled(id="f1", customer=ACME, plan="", answers={FieldName.TEXT: "Nobody can log in"})

    told = answer(refused(replace(form, filled=filled), situation, why))

    assert told
    assert Quote(text="Nobody can log in") in told.blocks


@pytest.mark.parametrize("kind", [*ABOUT_A_MESSAGE, *BY_THE_DESK])
def test_nothing_follows_from_what_nobody_waits_for_whatever_bars_it(kind: type[Command]) -> None:
    decisions = [refused(*given(kind, A_STRANGER, acmes(), ACMES), why) for why in Barred]

    assert [replace(decision, refusal=None) for decision in decisions] == [NOTHING] * len(Barred)
    assert all(decision.refusal for decision in decisions)
