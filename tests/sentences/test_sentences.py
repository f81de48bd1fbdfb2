"""What the desk says keeps the rules of its voice, under each of the five plans."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import pytest

from bot.model import plain_text
from bot.model.message import Message, Title
from bot.model.places import Platform
from bot.wording.labels import MAX_LABEL
from tests.sentences import voice
from tests.sentences.script import PLANS, messages
from tests.sentences.voice import FORBIDDEN
from tests.unit.adapters.renderers import RENDERERS

PLATFORMS: Final = dict(zip(PLANS, [Platform.SLACK, Platform.TEAMS] * 3, strict=False))
"""Each plan is told on one platform here; `make sentences` tells all of them on both."""

OFFENCES: Final = {
    "owed": "An answer is owed to EX-1.",
    "put aside: say snoozed": "Agent One put EX-1 aside.",
    "taken up: say who is on it": "Nobody has taken it up.",
    "has it: say assigned to": "Nobody has it.",
    "first answer: say first response": "First answer within an hour.",
    "due by: say due": "It is due by today at 9:00.",
    "blame": "Nobody chose a severity.",
    "call it solved": "Call it solved.",
    "stands: say is": "It stands at Level 1.",
    "is no: say isn't a": "That is no time.",
    "a share of the time: say how long is left": "50 % of the time is used.",
    "less than a minute ago": "It was due less than a minute ago.",
    "is the form": "“ack EX-1” is the form.",
    "a quote that runs on into the next sentence": "Agent One merged it: “Nobody can log in” It goes on here.",
    "our own goal: say our goal": "Our own goal is today.",
}
"""A sentence for each rule that breaks it."""
MAX_QUESTION, MAX_LINE, MAX_CARD = 60, 20, 45
"""The most words of a question beside its definitions, of the line of a severity, and of a card."""
TICKET: Final = re.compile(r"EX-\d+ · ")
"""What titles of cards have."""
ANSWERS: Final = ("EX-", "History", "Under", "Nobody is named")
"""The beginnings of what is asked for about the contract: why, a plan, its contacts."""


def offenders(finds: Callable[[Message], Iterable[str]]) -> list[str]:
    """What is found in any message of any plan, each once, with the plan."""
    found = dict.fromkeys(
        f"{plan}: {what}"
        for plan, platform in PLATFORMS.items()
        for message in dict.fromkeys(told.message for told in messages(plan, platform))
        for what in finds(message)
    )
    return [*found]


def test_every_message_is_within_the_limits_of_both_platforms() -> None:
    def broken(message: Message) -> Iterator[str]:
        for renderer in RENDERERS:
            yield from renderer.faults(renderer.payload(message))

    assert offenders(broken) == []


def test_no_sentence_has_words_that_the_voice_rules_out() -> None:
    found = offenders(voice.forbidden)

    assert found == []


@pytest.mark.parametrize(("rule", "said"), OFFENCES.items())
def test_each_of_them_would_be_found(rule: str, said: str) -> None:
    assert re.search(FORBIDDEN[rule], said, re.IGNORECASE)


def test_a_message_tells_no_time_twice() -> None:
    assert offenders(voice.times_told_twice) == []


def test_no_button_is_wider_than_a_phone_shows() -> None:
    def wide(message: Message) -> Iterator[str]:
        yield from (button.label for button in message.pressable if len(button.label) > MAX_LABEL)

    assert offenders(wide) == []


def test_a_question_has_sixty_words_beside_the_definitions_and_twenty_a_line() -> None:
    def wordy(message: Message) -> Iterator[str]:
        if not _asks(message):
            return
        if (found := voice.beside_definitions(message)) > MAX_QUESTION:
            yield f"{found} words in a question"
        yield from (f"{found} words in a line" for found in voice.in_first_lines(message) if found > MAX_LINE)

    assert offenders(wordy) == []


def test_a_card_has_forty_five_words() -> None:
    def wordy(message: Message) -> Iterator[str]:
        titles = [plain_text.words(block.spans) for block in message.blocks if isinstance(block, Title)]
        found = voice.on_a_card(message) if any(TICKET.search(title) for title in titles) else 0
        if found > MAX_CARD:
            yield f"{found} words: {plain_text.summary(message)}"

    assert offenders(wordy) == []


def _asks(message: Message) -> bool:
    return any(button.verb == "use-form" for button in message.buttons)


def test_first_lines_leave_contracts_to_why() -> None:
    def contracts(message: Message) -> Iterator[str]:
        yield from (one for one in voice.first_lines(message) if voice.CONTRACT_TALK.search(one))

    assert [one for one in offenders(contracts) if not one.partition(": ")[2].startswith(ANSWERS)] == []
