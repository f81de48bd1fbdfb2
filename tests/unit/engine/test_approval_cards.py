"""Approvals as cards: Decline asks why, and a card that is decided, or reminded of, has no buttons any more."""

import pytest

from bot.commands import DeclineApproval, ExplainForm, Origin, Via
from bot.model.ids import MessageKey
from bot.ports import DeliveryKind
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import LEAD_ONE, TAM_ONE
from tests.unit.engine.roster_acts import a_desk, asks_for_cora, contract, says
from tests.unit.engine.ticket_form_acts import form_of, sends


@pytest.fixture
def desk() -> FrontDesk:
    """Helio has the five contacts that its plan includes."""
    return a_desk()


def buttons(desk: FrontDesk, key: MessageKey) -> list[str]:
    """The buttons that a message of ours has after all its edits."""
    entries = [(post, post.held.entry) for post in desk.posts()]
    mine = [p for p, e in entries if e.fills == key or (e.kind is DeliveryKind.EDIT and e.awaits == key)]
    return mine[-1].buttons


def test_without_a_reason_a_form_asks_for_one_and_its_words_decline(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    pressed = Origin(by=TAM_ONE, place=people.TRIAGE, at=desk.clock.at, via=Via.BUTTON)

    form = form_of(desk.service.handle(DeclineApproval(origin=pressed, number=1)))

    assert contract(desk).approvals[0].is_open
    assert [part.label for part in form.fields] == ["Why? Helio One reads this"]
    assert [fault.says for fault in sends(desk, form, TAM_ONE, text=" ").faults] == ["Please say why in a few words."]
    sends(desk, form, TAM_ONE, text="Five are plenty")
    assert "not to add Cora Lane as a designated contact for Helio: Five are plenty." in desk.posts()[-2].text


def test_a_form_that_cannot_be_shown_is_said_in_words_with_the_button_again(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    pressed = Origin(by=TAM_ONE, place=people.TRIAGE, at=desk.clock.at, via=Via.BUTTON)
    form = form_of(desk.service.handle(DeclineApproval(origin=pressed, number=1)))

    desk.gives(ExplainForm.instead_of(form, pressed))

    told = desk.private_messages(TAM_ONE)[-1]
    assert told.text.startswith("Say “decline 1 why” with your reason, or use the form.")
    assert told.buttons == ["Open the form"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("approve 1 200 a year", "Helio: TAM One approved Cora Lane (Helio One asked): 200 a year."),
        ("decline 1 no", "Helio: TAM One declined Cora Lane (Helio One asked): no."),
    ],
)
def test_once_it_is_decided_the_card_says_so_and_has_no_buttons(desk: FrontDesk, said: str, left: str) -> None:
    asks_for_cora(desk)
    key = MessageKey(f"approval/1/0/{TAM_ONE}")

    says(desk, TAM_ONE, said)

    assert desk.standing(key).splitlines()[0] == left
    assert buttons(desk, key) == []


def test_a_reminder_takes_the_buttons_of_the_card_and_the_decision_those_of_the_reminder(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    desk.passes(days=1, hours=1)
    keys = [MessageKey(f"approval/1/{asking}/{TAM_ONE}") for asking in (0, 1)]

    live = [buttons(desk, key) for key in keys]
    says(desk, LEAD_ONE, "approve 1")

    assert live == [[], ["Approve", "Decline"]]
    assert [buttons(desk, key) for key in keys] == [[], []]
    assert "Lead One approved Cora Lane" in desk.standing(MessageKey(f"approval/1/1/{LEAD_ONE}"))
