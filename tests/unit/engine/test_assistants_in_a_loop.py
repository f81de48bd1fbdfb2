"""A program that gives commands in a loop: it floods nobody, whatever it asks for."""

from datetime import timedelta
from typing import Final

import pytest

from bot.engine.conversation.assistants import PER_MINUTE
from tests.unit.engine.assistants import ACMES_HELPER, OUR_HELPER, assisted
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.every_command import ACMES
from tests.unit.engine.people import CONTACT_ONE, TRIAGE

A_MINUTE: Final = timedelta(minutes=1)


@pytest.fixture
def desk() -> FrontDesk:
    """A desk with an assistant on each side, and EX-1 of Acme."""
    desk = assisted()
    desk.opened(CONTACT_ONE, "2", "Exports fail")
    return desk


@pytest.mark.parametrize("text", ["show EX-1", "list", "note EX-1 Still full", "ack EX-1"])
def test_a_program_in_a_loop_is_answered_so_often_told_once_and_then_not_heard(desk: FrontDesk, text: str) -> None:
    answered = []
    for _ in range(2 * PER_MINUTE):
        thread = desk.hears(OUR_HELPER, text, place=TRIAGE, mention=True)
        answered.append("".join(post.text for post in desk.triage() if post.held.entry.thread == thread.root))

    told = [said for said in answered if "I'll listen again in the next one." in said]
    assert answered.index(told[0]) == PER_MINUTE
    assert len(told) == 1
    assert not any(answered[PER_MINUTE + 1 :])
    desk.clock.at += A_MINUTE
    assert desk.new_in(desk.hears(OUR_HELPER, "show EX-1", place=TRIAGE, mention=True))


def test_triage_hears_once_an_hour_of_a_program_in_a_loop(desk: FrontDesk) -> None:
    def told() -> list[str]:
        return [post.text for post in desk.triage() if "It may be in a loop" in post.text]

    for _ in range(3):
        for _ in range(2 * PER_MINUTE):
            desk.hears(ACMES_HELPER, "list", place=ACMES, mention=True)
        desk.clock.at += A_MINUTE

    (once,) = told()
    assert "Acme Helper (assistant) of Acme gave more than 20 commands within a minute" in once
    desk.clock.at += timedelta(hours=1)
    for _ in range(PER_MINUTE + 1):
        desk.hears(ACMES_HELPER, "list", place=ACMES, mention=True)
    assert len(told()) == 2


def test_one_program_in_a_loop_leaves_another_its_own_minute(desk: FrontDesk) -> None:
    for _ in range(2 * PER_MINUTE):
        desk.hears(ACMES_HELPER, "list", place=ACMES, mention=True)

    assert desk.new_in(desk.hears(OUR_HELPER, "list", place=TRIAGE, mention=True))
