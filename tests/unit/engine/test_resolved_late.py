"""What ends a ticket, used once that has moved on: whoever uses it reads what the ticket is by now before it ends."""

import pytest

from bot.model.message import Button
from bot.model.ticket import Status
from bot.wording.ticket import acts
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE
from tests.unit.engine.ticket_form_acts import form_of, opens, said, sends

NEWS = "EX-1 has moved on since you opened this."
DONE = "We restarted it."


@pytest.fixture
def answered(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Acme, which Agent One has acknowledged."""
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


def opened_again(desk: FrontDesk) -> None:
    """Agent Two resolves it, and its customer opens it again."""
    desk.types(AGENT_TWO, "resolve EX-1 Restarted it.")
    desk.hears(CONTACT_ONE, "It is down again", desk.ticket().thread)


def test_opened_again_since_its_sender_reads_so_above_their_words(answered: FrontDesk) -> None:
    form = form_of(opens(answered, "resolve"))
    opened_again(answered)

    preview = form_of(sends(answered, form, text=DONE))

    assert answered.ticket().status is Status.NEW
    assert said(preview).startswith(f"{NEWS} It's Level 2 – Urgent. Open again")
    assert "Send it if it's solved all the same, or close the form." in said(preview)
    assert DONE in said(preview)


def test_opened_again_after_the_preview_it_is_shown_once_more_and_then_it_ends(answered: FrontDesk) -> None:
    preview = form_of(sends(answered, form_of(opens(answered, "resolve")), text=DONE))
    opened_again(answered)

    again = form_of(sends(answered, preview))
    assert answered.ticket().status is Status.NEW
    assert said(again).startswith(NEWS)

    sends(answered, again)
    assert answered.ticket().status is Status.RESOLVED
    assert answered.ticket().resolution == DONE


def test_where_nothing_has_happened_since_nothing_is_said_of_it(answered: FrontDesk) -> None:
    preview = form_of(sends(answered, form_of(opens(answered, "resolve")), text=DONE))

    assert "has moved on" not in said(preview)
    sends(answered, preview)
    assert answered.ticket().status is Status.RESOLVED


def test_a_reply_goes_out_as_it_was_shown(answered: FrontDesk) -> None:
    preview = form_of(sends(answered, form_of(opens(answered, "reply")), text="We look into it."))
    opened_again(answered)

    sends(answered, preview)

    assert any("We look into it." in post.text for post in answered.new_in(answered.ticket().thread))


@pytest.fixture
def close(answered: FrontDesk) -> Button:
    """[Close] on the card of EX-1, once it is resolved."""
    answered.types(AGENT_ONE, "resolve EX-1 Restarted it.")
    ticket = answered.ticket()
    row = acts.row(ticket, answered.store.kept.plans[ticket.plan_version])
    return next(option for menu in row.menus for option in menu.options if option.label == "Close")


def presses(desk: FrontDesk, button: Button) -> str:
    return desk.presses(AGENT_ONE, button.verb, button.subject, button.argument)


def test_a_card_that_shows_it_resolved_closes_it(answered: FrontDesk, close: Button) -> None:
    presses(answered, close)

    assert answered.ticket().status is Status.CLOSED


def test_a_card_from_before_closes_nothing_that_was_opened_again(answered: FrontDesk, close: Button) -> None:
    answered.hears(CONTACT_ONE, "It is down again", answered.ticket().thread)

    told = presses(answered, close)

    assert answered.ticket().status is Status.NEW
    assert told.startswith("EX-1 has moved on since that message.")
    assert told.endswith("“ack EX-1” and “close EX-1” do what they say all the same.")
