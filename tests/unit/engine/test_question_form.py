"""The form that the question offers: it answers the request that waits, and never begins another."""

import pytest
from msgspec.structs import replace

from bot.commands import ExplainForm, Origin, Via
from bot.language import verbs
from bot.model.form import FieldName, Filled, Form
from bot.model.intake import IntakeState
from bot.model.places import Account, Thread
from bot.shell.writer import CommandResult
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.form_acts import ACME, changed, names, said, submits, words_of
from tests.unit.engine.people import ACME as ACME_ID
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
)

WORDS, MORE = "Nobody can log in", "Since 9:00, everybody"
KIND = "A question"


@pytest.fixture
def asked(desk: FrontDesk) -> Thread:
    """A request of a contact that waits for its severity."""
    return desk.hears(CONTACT_ONE, WORDS)


def opens(desk: FrontDesk, who: Account, thread: Thread) -> CommandResult:
    """Somebody presses “Use the form” in the question."""
    origin = Origin(by=who, place=thread.place, at=desk.clock.at, via=Via.BUTTON)
    return desk.service.handle(verbs.pressed("use-form", desk.intake(thread).id, "", origin))


def form_for(desk: FrontDesk, who: Account, thread: Thread) -> Form:
    form = opens(desk, who, thread).form
    assert form is not None
    return form


def filled_in(form: Form, name: str = "V1", **answers: str) -> Filled:
    given = {field.name.value: "" for field in form.fields} | {"severity": "2", "kind": KIND} | answers
    return Filled(id=name, customer=str(form.customer), plan=form.plan, answers=given, intake=form.intake)


def sends(desk: FrontDesk, who: Account, thread: Thread, **answers: str) -> CommandResult:
    """Somebody opens it, fills it in and sends it."""
    return submits(desk, who, ACME, filled_in(form_for(desk, who, thread), **answers))


def test_it_shows_what_was_written_so_far_and_asks_for_the_rest(desk: FrontDesk, asked: Thread) -> None:
    desk.hears(CONTACT_ONE, "It began today", asked)

    form = form_for(desk, CONTACT_ONE, asked)

    assert names(form) == [FieldName.TEXT, FieldName.SEVERITY, FieldName.KIND]
    assert form.intake == desk.intake(asked).id
    assert WORDS in said(form)
    assert "and 1 more in its thread" in said(form)


def test_what_comes_back_opens_the_very_request(desk: FrontDesk, asked: Thread) -> None:
    result = sends(desk, CONTACT_ONE, asked)

    ticket = desk.ticket_in(asked)
    assert (ticket.severity, ticket.kind, ticket.text) == ("2", KIND, WORDS)
    assert "EX-1 · Level 2 – Urgent" in words_of(result)
    assert [*desk.store.kept.intakes] == [ticket.intake]
    assert "Contact One chose Level 2 – Urgent. EX-1 is open." in desk.standing(desk.intake(asked).question)


def test_what_is_added_is_a_message_of_the_request_that_all_can_read(desk: FrontDesk, asked: Thread) -> None:
    sends(desk, CONTACT_ONE, asked, text=MORE)

    assert desk.ticket().text == f"{WORDS}\n{MORE}"
    assert desk.asked_for(asked) == [WORDS, MORE]
    assert any(f"Contact One added: “{MORE}”" in post.text for post in desk.new_in(asked))


def test_sent_twice_it_opens_once(desk: FrontDesk, asked: Thread) -> None:
    form = filled_in(form_for(desk, CONTACT_ONE, asked), text=MORE)
    submits(desk, CONTACT_ONE, ACME, form)

    again = submits(desk, CONTACT_ONE, ACME, form)

    assert words_of(again) == "This form was sent already; it is EX-1."
    assert len(desk.tickets()) == 1
    assert desk.asked_for(asked) == [WORDS, MORE]


def test_after_a_click_it_is_refused_and_nothing_typed_is_lost(desk: FrontDesk, asked: Thread) -> None:
    form = filled_in(form_for(desk, CONTACT_ONE, asked), text=MORE, severity="4")
    desk.presses(CONTACT_TWO, "choose", desk.intake(asked).id, "1")

    result = submits(desk, CONTACT_ONE, ACME, form)

    assert "EX-1 is open already, as Level 1 – Critical." in words_of(result)
    assert MORE in words_of(result)
    assert desk.ticket().severity == "1"


def test_after_not_a_request_it_is_refused_and_nothing_typed_is_lost(desk: FrontDesk, asked: Thread) -> None:
    form = filled_in(form_for(desk, CONTACT_ONE, asked), text=MORE)
    desk.presses(CONTACT_TWO, "dismiss", desk.intake(asked).id)

    result = submits(desk, CONTACT_ONE, ACME, form)

    assert "closed without a ticket meanwhile. Still need it? Write in its thread" in words_of(result)
    assert MORE in words_of(result)
    assert desk.intake(asked).state is IntakeState.DISMISSED


def test_where_it_opened_meanwhile_it_sets_the_severity(desk: FrontDesk, asked: Thread) -> None:
    form = filled_in(form_for(desk, CONTACT_ONE, asked), text=MORE)
    desk.passes(minutes=31)

    result = submits(desk, CONTACT_ONE, ACME, form)

    assert desk.ticket().severity == "2"
    assert "EX-1 has its level now" in words_of(result)
    assert MORE in words_of(result)


def test_what_is_wrong_is_said_at_the_field(desk: FrontDesk, asked: Thread) -> None:
    result = sends(desk, CONTACT_ONE, asked, severity="9")

    assert [fault.name for fault in result.faults] == [FieldName.SEVERITY]
    assert desk.intake(asked).is_open


def test_a_contact_takes_up_with_it_what_waits_for_one(desk: FrontDesk) -> None:
    held = desk.hears(COLLEAGUE, WORDS)

    sends(desk, CONTACT_ONE, held)

    assert desk.ticket_in(held).requester == CONTACT_ONE
    assert desk.ticket_in(held).text == WORDS


def test_staff_open_it_with_the_form_too(desk: FrontDesk, asked: Thread) -> None:
    sends(desk, AGENT_ONE, asked)

    assert desk.ticket_in(asked).requester == CONTACT_ONE


@pytest.mark.parametrize("who", [COLLEAGUE, GLOBE_ONE])
def test_nobody_opens_it_who_may_not_ask(desk: FrontDesk, who: Account) -> None:
    held = desk.hears(COLLEAGUE, WORDS)

    assert opens(desk, who, held).form is None


def test_nobody_sends_it_for_another_customer(desk: FrontDesk, asked: Thread) -> None:
    form = filled_in(form_for(desk, CONTACT_ONE, asked))

    submits(desk, GLOBE_ONE, people.home(GLOBE_ONE), replace(form, id="V2"))

    assert desk.intake(asked).is_open


def test_it_is_not_shown_for_what_is_settled(desk: FrontDesk, asked: Thread) -> None:
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1")

    result = opens(desk, CONTACT_ONE, asked)

    assert result.form is None


def test_where_it_cannot_be_shown_the_same_can_be_done_in_words(desk: FrontDesk, asked: Thread) -> None:
    form = form_for(desk, CONTACT_ONE, asked)
    origin = Origin(by=CONTACT_ONE, place=ACME, at=desk.clock.at, via=Via.BUTTON)

    desk.gives(ExplainForm.instead_of(form, origin))

    (told,) = desk.private_messages(CONTACT_ONE)
    assert "type its name or number there" in told.text
    assert told.buttons == ["Use the form"]
    desk.hears(CONTACT_ONE, "Level 2", asked)
    assert desk.ticket_in(asked).severity == "2"


def test_the_product_is_asked_for_where_there_are_several() -> None:
    plain = FrontDesk(file=changed(ACME_ID, products=("rockets", "anvils")))
    thread = plain.hears(CONTACT_ONE, WORDS)

    sends(plain, CONTACT_ONE, thread, product="anvils")

    assert plain.ticket_in(thread).product == "anvils"
