"""Programs that the desk file names: they read and note, people publish, and nothing that they do counts."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from bot.commands import (
    Command,
    OpenFromMessage,
    Origin,
    Pointed,
    ReceiveMessage,
    Submit,
    Via,
)
from bot.engine.conversation.assistants import PER_MINUTE
from bot.events import Noted, Replied
from bot.language.forms import FORMS
from bot.model.form import FieldName, Filled, Purpose
from bot.model.ids import IntakeId
from bot.model.places import Account, Place, Thread
from bot.model.ticket import Status
from tests.unit.engine.assistants import ACMES_HELPER, OUR_HELPER, assisted, owed
from tests.unit.engine.cards import card_thread
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.every_command import (
    ABOUT_A_MESSAGE,
    ABOUT_A_REQUEST,
    ABOUT_A_TICKET,
    ACMES,
    AT_ALL,
    BY_THE_DESK,
    GLOBES,
)
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, PRIVATE, TRIAGE

Given = Callable[[Origin], Command]

A_MINUTE = timedelta(minutes=1)
EVERYWHERE = tuple(product((OUR_HELPER, ACMES_HELPER), (TRIAGE, ACMES, GLOBES, PRIVATE)))
WORDS = (
    "2",
    "urgent",
    "We are looking into this.",
    "solved, thanks",
    "not a request",
    "any news?",
    "yes",
    "Nobody can log in",
)


@pytest.fixture
def desk() -> FrontDesk:
    """A desk with an assistant on each side, and EX-1 of Acme."""
    desk = assisted()
    desk.opened(CONTACT_ONE, "2", "Exports fail")
    return desk


def everything(intake: IntakeId, message: str) -> list[Given]:
    """Every command that there is, and every form, about Acme's ticket, request and message."""
    ticket = "EX-1"
    filled = Filled(id="", customer="acme", plan="", answers=dict.fromkeys(map(str, FieldName), "2"))
    forms = [replace(filled, id=verb, purpose=Purpose(verb=verb, subject=ticket)) for verb in FORMS]
    return [
        *(lambda o, make=make: make(o, ticket) for make in ABOUT_A_TICKET.values()),
        *(lambda o, make=make: make(o, intake) for make in ABOUT_A_REQUEST.values()),
        *(lambda o, make=make: make(o, message) for make in ABOUT_A_MESSAGE.values()),
        *AT_ALL.values(),
        *BY_THE_DESK.values(),
        *(lambda o, form=form: Submit(origin=o, filled=form) for form in forms),
    ]


@pytest.mark.parametrize(("who", "where"), EVERYWHERE, ids=str)
def test_no_command_of_an_assistant_meets_pauses_or_changes_anything(who: Account, where: Place) -> None:
    desk = assisted()
    thread = desk.opened(CONTACT_ONE, "2").thread
    waiting = desk.hears(CONTACT_TWO, "The report is empty")
    intake = desk.intake(waiting)
    before, wrong = owed(desk), []

    for make, via in product(everything(intake.id, waiting.root), (Via.MENTION, Via.BUTTON, Via.SLASH, Via.FORM)):
        desk.clock.at += A_MINUTE / PER_MINUTE
        inside = thread if isinstance(thread, Thread) and where == ACMES else None
        command = make(Origin(by=who, place=where, thread=inside, at=desk.clock.at, via=via, by_program=True))
        desk.gives(command)
        if owed(desk) != before:
            wrong.append(type(command).__name__)
            before = owed(desk)

    assert wrong == []


@pytest.mark.parametrize(("who", "where"), EVERYWHERE, ids=str)
def test_no_word_of_an_assistant_is_a_request_an_answer_or_a_first_response(who: Account, where: Place) -> None:
    desk = assisted()
    thread = desk.opened(CONTACT_ONE, "2").thread
    waiting = desk.hears(CONTACT_TWO, "The report is empty")
    before, posts = owed(desk), len(desk.posts())

    for text, mention in product(WORDS, (False, True)):
        desk.hears(who, text, place=where, mention=mention)
        for there in (thread, waiting) if where == ACMES else ():
            desk.hears(who, text, there if isinstance(there, Thread) else None, mention=mention)

    assert owed(desk) == before
    assert len(desk.posts()) == posts


def test_ours_reads_in_triage_what_the_team_may_and_is_answered_once_in_the_thread(desk: FrontDesk) -> None:
    before = len(desk.posts())

    thread = desk.hears(OUR_HELPER, "show EX-1", place=TRIAGE, mention=True)

    (told,) = desk.posts()[before:]
    assert (told.held.entry.place, told.held.entry.thread) == (TRIAGE, thread.root)
    assert "Exports fail" in told.text


@pytest.mark.parametrize(
    "text", ["list", "search exports", "why EX-1", "history EX-1", "contacts", "plan", "help", "status EX-1"]
)
def test_a_customers_reads_in_its_channel_what_their_people_may(desk: FrontDesk, text: str) -> None:
    thread = desk.hears(ACMES_HELPER, text, place=ACMES, mention=True)

    assert len(desk.new_in(thread)) == 1


@pytest.mark.parametrize("text", ["show EX-1", "list", "history EX-1", "why EX-1", "search secret", "note EX-1 looked"])
def test_what_is_another_customers_is_not_there(desk: FrontDesk, text: str) -> None:
    desk = assisted()
    desk.opened(GLOBE_ONE, "2", "Our secret")
    before = len(desk.posts())

    desk.hears(ACMES_HELPER, text, place=ACMES, mention=True)

    (told,) = desk.posts()[before:]
    assert "secret" not in told.text.replace("“secret”", "")
    assert "Globe" not in told.text


@pytest.mark.parametrize(
    ("who", "where"), [(OUR_HELPER, ACMES), (ACMES_HELPER, TRIAGE), (ACMES_HELPER, GLOBES)], ids=str
)
def test_where_others_would_read_the_answer_there_is_none(desk: FrontDesk, who: Account, where: Place) -> None:
    before = len(desk.posts())

    desk.hears(who, "show EX-1", place=where, mention=True)

    assert len(desk.posts()) == before


def test_what_only_a_person_may_do_is_refused_in_one_line(desk: FrontDesk) -> None:
    thread = desk.hears(OUR_HELPER, "ack EX-1", place=TRIAGE, mention=True)

    (told,) = [post for post in desk.triage() if post.held.entry.thread == thread.root]
    assert "Assistants can read and take notes here. A person has to do that." in told.text


@pytest.mark.parametrize("text", ["thanks", "hello", "", "ackk EX-1", "what do you mean?", "You're welcome!"])
def test_two_programs_never_go_on_answering_each_other(desk: FrontDesk, text: str) -> None:
    before = len(desk.posts())

    desk.hears(OUR_HELPER, text, place=TRIAGE, mention=True)

    assert len(desk.posts()) == before


def test_its_note_is_marked_and_stays_inside(desk: FrontDesk) -> None:
    desk.hears(OUR_HELPER, "note EX-1 The disk is full", place=TRIAGE, mention=True)

    assert "Helper (assistant) noted: “The disk is full”" in desk.types(AGENT_ONE, "history EX-1")
    assert any("Helper (assistant) – internal note on EX-1" in post.text for post in desk.triage())
    assert "disk" not in desk.types(CONTACT_ONE, "history EX-1")
    assert "EX-1" not in desk.types(CONTACT_ONE, "search disk")


def test_a_customers_note_is_for_both_sides(desk: FrontDesk) -> None:
    desk.hears(ACMES_HELPER, "note EX-1 It began with our release", place=ACMES, mention=True)

    assert "Acme Helper (assistant) of Acme – note on EX-1" in "".join(post.text for post in desk.triage())
    assert "Acme Helper (assistant) – note on EX-1" in "".join(p.text for p in desk.new_in(desk.ticket().thread))
    for who in (AGENT_ONE, CONTACT_TWO):
        assert "Acme Helper (assistant) noted: “It began with our release”" in desk.types(who, "history EX-1")
    assert desk.ticket().heard_at is None


def test_its_draft_waits_under_the_card_until_a_person_sends_it(desk: FrontDesk) -> None:
    thread = desk.ticket().thread
    before = len(desk.new_in(thread))
    desk.hears(OUR_HELPER, "draft EX-1 Please restart the app.", place=TRIAGE, mention=True)
    assert len(desk.new_in(thread)) == before
    assert desk.ticket().status is Status.NEW

    (button,) = next(post for post in desk.triage() if "drafted a reply" in post.text).message.buttons
    told = desk.presses(AGENT_ONE, button.verb, button.subject, button.argument)

    assert button.label == "Send to Acme"
    assert "Sent to Acme on EX-1." in told
    assert "Agent One on EX-1:\n> Please restart the app." in desk.new_in(thread)[-1].text
    replied = desk.history("EX-1")[-1]
    assert isinstance(replied, Replied)
    assert (replied.by, replied.writer) == ("agent-one", "Helper (assistant)")
    assert desk.ticket().status is Status.ACKNOWLEDGED
    assert "has sent that to the customer of EX-1 already" in desk.presses(
        AGENT_ONE, button.verb, button.subject, button.argument
    )


def test_a_draft_that_was_sent_has_no_button_any_more(desk: FrontDesk) -> None:
    desk.hears(OUR_HELPER, "draft EX-1 Please restart the app.", place=TRIAGE, mention=True)
    shown = next(post for post in desk.triage() if "drafted a reply" in post.text)
    (button,) = shown.message.buttons
    desk.presses(AGENT_ONE, button.verb, button.subject, button.argument)

    key = shown.held.entry.fills
    assert key
    assert "Agent One sent Acme this reply on EX-1, as Helper (assistant) drafted it:" in desk.standing(key)


def test_in_the_thread_of_the_card_the_number_may_be_left_out(desk: FrontDesk) -> None:
    desk.hears(OUR_HELPER, "note The disk is full", card_thread(desk), mention=True)

    assert isinstance(desk.history("EX-1")[-1], Noted)


def test_a_program_that_nobody_named_stays_unheard(desk: FrontDesk) -> None:
    desk = FrontDesk()
    origin = Origin(by=OUR_HELPER, place=TRIAGE, at=desk.clock.at, via=Via.MENTION, by_program=True)

    desk.gives(ReceiveMessage(origin=origin, message="1.0001", text="list", mentions_desk=True))

    assert desk.posts() == []


def test_pointing_at_its_message_makes_no_request_of_the_assistant(desk: FrontDesk) -> None:
    pointed = Pointed(message="2.000100", writer=ACMES_HELPER, at=desk.clock.at, text="Disk full", by_program=True)
    origin = Origin(by=CONTACT_ONE, place=ACMES, at=desk.clock.at, via=Via.REACTION, is_channel=True)

    desk.gives(OpenFromMessage(origin=origin, pointed=pointed))

    assert all(one.requester != ACMES_HELPER for one in desk.store.kept.intakes.values())
