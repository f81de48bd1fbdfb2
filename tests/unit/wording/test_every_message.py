"""Every sentence, for every shipped plan and severity, as a reader would see it."""

import json
import re
from collections.abc import Iterator

import pytest

from adapters.slack.render import payload
from bot.model.message import (
    Buttons,
    Facts,
    Heading,
    Mention,
    Message,
    MessageLink,
    Note,
    OwnMessageLink,
    Paragraph,
    Quote,
    Strong,
    When,
)
from bot.model.plain_text import body, summary, words
from bot.wording.ticket import news, triage_card
from policies.terms import Severity
from tests.once import once
from tests.unit.wording.examples import OPEN, Promise, a_ticket, shipped
from tests.unit.wording.samples import messages

SHIPPED = shipped()

CLUMSY = {
    "two blanks": r"  ",
    "two full stops": r"\.\.",
    "a blank before a mark": r" [.,;:!?](?!\w)",
    "empty brackets": r"\(\s*\)|“\s*”",
    "marks that collide": r"[.!?;:,][;:,]|[;:,][.]|\?\.|!\.",
    "a sentence that runs into the next": r"[a-z)”][.!?][A-Z]",
    "a value that is missing": r"\bNone\b|\{|\}",
    "one of many": r"\b1 (business )?(minutes|hours|days)\b",
    "many of one": r"(?<![\d.:])(?:[2-9]|\d\d+) (business )?(minute|hour|day)\b",
}
"""What no sentence has."""

STARTS_SMALL = re.compile(r"[.!?] (?!m3ter\b)[a-z]")
ENDS = (".", "!", "?", ":", "”")


def test_no_sentence_is_clumsy() -> None:
    found = {(fault, text) for text in sentences() for fault, form in CLUMSY.items() if re.search(form, text)}

    assert found == set()


def test_every_sentence_begins_as_one() -> None:
    found = {text for text in sentences() if STARTS_SMALL.search(text)}

    assert found == set()


def test_every_paragraph_ends_as_one() -> None:
    found = {
        f"{label}: {words(block.spans)}"
        for message, label in written().items()
        for block in message.blocks
        if isinstance(block, Paragraph | Note) and not ends(block)
    }

    assert found == set()


def test_every_message_says_something_in_one_line() -> None:
    lines = ((label, summary(message)) for message, label in written().items())

    assert {label for label, line in lines if not line.strip() or "\n" in line} == set()


def test_every_message_fits_the_platform() -> None:
    sent = [(label, json.dumps(payload(message), ensure_ascii=False)) for message, label in written().items()]

    assert {label for label, one in sent if "…" in one or len(one) >= 20_000} == set()


def test_every_button_says_what_it_does() -> None:
    labels = {button.label for message in written() for button in message.buttons}

    assert all(label and len(label) <= 75 and label[0].isupper() for label in labels)


def test_the_first_line_that_a_customer_reads_has_number_severity_and_due_time(subtests: pytest.Subtests) -> None:
    for one, severity in severities():
        with subtests.test(f"{one}: {severity.name}"):
            ticket = a_ticket(one, severity.id)

            told = summary(news.card(ticket, one.plan))

            assert told.startswith(f"EX-1 · {severity.name}. ")
            assert (day(told) is not None) is (ticket.due_at is not None)


def test_the_first_line_in_triage_has_customer_plan_severity_due_time_and_text(subtests: pytest.Subtests) -> None:
    for one, severity in severities():
        with subtests.test(f"{one}: {severity.name}"):
            ticket = a_ticket(one, severity.id)

            told = summary(triage_card.card(ticket, one.plan, one.customer))

            assert told.startswith(f"EX-1 · Acme · {severity.name}")
            assert f" · {one.plan.name}. " in told
            assert "“Nobody can log in”" in told
            assert (" · due " in told) is (ticket.due_at is not None)


def test_where_a_call_is_wanted_the_first_line_says_so_with_the_number(subtests: pytest.Subtests) -> None:
    for one, severity in severities():
        with subtests.test(f"{one}: {severity.name}"):
            told = summary(news.card(a_ticket(one, severity.id), one.plan))

            assert ("📞" in told) is (severity.phone is not None)
            assert ((severity.phone and severity.phone.number) or "") in told


def test_a_card_leaves_clauses_to_why(subtests: pytest.Subtests) -> None:
    for one, severity in severities():
        with subtests.test(f"{one}: {severity.name}"):
            told = body(news.card(a_ticket(one, severity.id), one.plan))

            assert "Source:" not in told


def test_a_time_that_is_shown_is_found() -> None:
    assert day(words((When(at=OPEN, zone="America/Chicago"),))) is not None


@once
def written() -> dict[Message, str]:
    """Every message for every plan, each once, and what it is."""
    return {message: f"{label} ({one})" for one in SHIPPED for label, message in messages(one)}


@once
def sentences() -> frozenset[str]:
    """Every line of them."""
    return frozenset(text for message in written() for text in texts(message))


def severities() -> Iterator[tuple[Promise, Severity]]:
    """Every severity of every plan."""
    return ((one, severity) for one in SHIPPED for severity in one.plan.severities)


def day(text: str) -> re.Match[str] | None:
    """A time as it is shown."""
    return re.search(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d? \w{3}, \d\d?:\d\d ", text)


def texts(message: Message) -> Iterator[str]:
    """Its sentences, without what people wrote and without line breaks of ours."""
    yield summary(message)
    for block in message.blocks:
        match block:
            case Heading(text=text):
                yield text
            case Paragraph(spans=spans) | Note(spans=spans):
                yield from words(spans).split("\n")
            case Facts(facts=facts):
                yield from (words(fact.spans) for fact in facts)
            case Quote() | Buttons():
                pass


def ends(block: Paragraph | Note) -> bool:
    """Whether it ends as a sentence, a list, a link or parts with dots between them do."""
    said = words(block.spans)
    lists = "\n• " in said or (isinstance(block, Note) and " · " in said)
    title = len(block.spans) == 1 and isinstance(block.spans[0], Strong)
    return said.endswith(ENDS) or lists or title or isinstance(block.spans[-1], MessageLink | OwnMessageLink | Mention)
