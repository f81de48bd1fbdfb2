"""Forwards, quotes and files beside the text: read by everybody, and never the writer's own word."""

import json

import pytest

from bot.model.carried import Carried, CarriedKind, File, FileKind
from bot.model.customer_message import CustomerMessage
from bot.model.ids import IntakeId
from bot.model.intake import IntakeState
from bot.model.places import Thread
from bot.model.ticket import Status
from storage.codecs import Codec
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE

FORWARD = Carried(kind=CarriedKind.FORWARD, by="Contact Two", text="The pump stopped.")
QUOTE = Carried(kind=CarriedKind.QUOTE, by="Agent One", text="Which pump is it?")
SHOT = File(name="a.png", kind=FileKind.IMAGE)


def asked(desk: FrontDesk, thread: Thread) -> IntakeId:
    return desk.intake(thread).id


@pytest.mark.parametrize("comment", ["take a look", "", "hi", "thanks!", ":point_down:"])
def test_a_forward_is_a_request_whatever_the_comment(desk: FrontDesk, comment: str) -> None:
    thread = desk.hears(CONTACT_ONE, comment, carried=(FORWARD,))

    (pending,) = desk.triage()
    assert desk.intake(thread).is_open
    assert "> [forwarded from Contact Two]\n> The pump stopped." in pending.text


def test_a_comment_of_one_digit_and_its_forward_are_both_kept(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(CONTACT_ONE, "1", thread, carried=(FORWARD,))

    ticket = desk.ticket()
    assert ticket.severity == "1"
    assert "[forwarded from Contact Two]\nThe pump stopped." in ticket.text


def test_an_answer_with_a_screenshot_answers_and_keeps_it(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(CONTACT_ONE, "2", thread, files=("a.png",))

    assert desk.ticket().severity == "2"
    assert "[file: a.png]" in desk.ticket().text


def test_a_late_choice_with_a_screenshot_is_a_choice_and_is_shown(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=31)

    desk.hears(CONTACT_ONE, "2", thread, carried=(FORWARD,))

    assert desk.ticket().severity == "2"
    assert any("Contact One" in post.text and "The pump stopped." in post.text for post in desk.triage())


def test_forwarded_words_answer_nothing(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(CONTACT_ONE, "this came in", thread, carried=(Carried(kind=CarriedKind.FORWARD, text="1"),))

    assert desk.intake(thread).is_open


def test_forwarded_words_order_nothing(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    order = Carried(kind=CarriedKind.FORWARD, text=f"close {ticket.id}")

    desk.hears(CONTACT_ONE, "what about this", carried=(order,), mention=True)

    assert desk.ticket().status is not Status.CLOSED


def test_a_reply_that_quotes_is_judged_by_its_own_words(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(CONTACT_ONE, "thanks", thread, carried=(QUOTE,))
    desk.hears(CONTACT_ONE, "1", thread, carried=(QUOTE,))

    assert desk.intake(thread).state is IntakeState.OPENED
    assert desk.ticket().text == "Nobody can log in"


def test_a_forward_opens_a_resolved_ticket_again(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", asked(desk, thread), "1")
    desk.types(AGENT_ONE, f"resolve {desk.ticket().id} done")

    desk.hears(CONTACT_ONE, "thanks", thread, carried=(FORWARD,))

    assert desk.ticket().status is not Status.RESOLVED


def test_what_comes_later_is_shown_under_the_card_with_all_it_brings(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", asked(desk, thread), "1")
    log = File(name="error.log", kind=FileKind.SNIPPET, text="Traceback")

    desk.hears(CONTACT_ONE, "", thread, carried=(QUOTE, FORWARD), files=(SHOT, log))

    shown = desk.triage()[-1].text
    assert "[in reply to Agent One: Which pump is it?]" in shown
    assert "> [forwarded from Contact Two]\n> The pump stopped.\n> [snippet: error.log]\n> Traceback" in shown
    assert "Files: a.png, error.log." in shown


def test_a_held_forward_is_shown_whole(desk: FrontDesk) -> None:
    desk.hears(COLLEAGUE, "", carried=(FORWARD,))

    assert "The pump stopped." in desk.triage()[-1].text


@pytest.mark.parametrize(
    ("brought", "lines"),
    [
        (Carried(kind=CarriedKind.FORWARD), ("[forwarded]", "[a card that can't be read here]")),
        (Carried(kind=CarriedKind.CARD, name="meeting: Weekly"), ("[meeting: Weekly]",)),
        (Carried(kind=CarriedKind.CARD, text="CPU > 95 %", files=(SHOT,)), ("CPU > 95 %", "[image: a.png]")),
        (Carried(kind=CarriedKind.QUOTE), ("[in reply to a message]",)),
        (Carried(kind=CarriedKind.QUOTE, by="A", text="x" * 500), (f"[in reply to A: {'x' * 199}…]",)),
    ],
)
def test_what_is_brought_along_is_named(brought: Carried, lines: tuple[str, ...]) -> None:
    assert brought.lines == lines


def test_a_message_kept_before_it_could_bring_anything_is_still_read() -> None:
    codec = Codec[CustomerMessage](CustomerMessage)
    kept = json.loads(
        codec.dump(CustomerMessage(message="1", at=FrontDesk().clock.at, by=CONTACT_ONE, text="x", files=(SHOT,)))
    )
    del kept["carried"]
    kept["files"] = [{"name": "a.png", "url": None}]

    said = codec.load(json.dumps(kept))

    assert said.lines == ("x", "[file: a.png]")
