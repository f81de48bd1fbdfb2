"""Every sentence, for every shipped plan and severity, as a reader would see it."""

import json
import re
from collections.abc import Iterator
from functools import cache

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
from bot.wording.ticket import news, triage
from tests.unit.wording.examples import OPEN, Promise, a_ticket, shipped
from tests.unit.wording.samples import messages

SHIPPED = shipped()
every_plan = pytest.mark.parametrize("one", SHIPPED, ids=str, scope="module")
"""By the module, so that the tests of one plan follow each other: to write its messages takes longest."""

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


@every_plan
def test_no_sentence_is_clumsy(one: Promise) -> None:
    found = {(fault, text) for text in sentences(one) for fault, form in CLUMSY.items() if re.search(form, text)}

    assert found == set()


@every_plan
def test_every_sentence_begins_as_one(one: Promise) -> None:
    found = {text for text in sentences(one) if STARTS_SMALL.search(text)}

    assert found == set()


@every_plan
def test_every_paragraph_ends_as_one(one: Promise) -> None:
    found = {
        f"{label}: {words(block.spans)}"
        for label, message in written(one)
        for block in message.blocks
        if isinstance(block, Paragraph | Note) and not ends(block)
    }

    assert found == set()


@every_plan
def test_every_message_says_something_in_one_line(one: Promise) -> None:
    found = {label for label, message in written(one) if not summary(message).strip() or "\n" in summary(message)}

    assert found == set()


@every_plan
def test_every_message_fits_the_platform(one: Promise) -> None:
    for _, message in written(one):
        sent = payload(message)

        assert "…" not in json.dumps(sent, ensure_ascii=False)
        assert len(json.dumps(sent["blocks"])) < 20_000


@every_plan
def test_every_button_says_what_it_does(one: Promise) -> None:
    labels = {button.label for _, message in written(one) for button in message.buttons}

    assert all(label and len(label) <= 75 and label[0].isupper() for label in labels)


@every_plan
def test_the_first_line_that_a_customer_reads_has_number_severity_and_due_time(one: Promise) -> None:
    for severity in one.plan.severities:
        ticket = a_ticket(one, severity.id)

        told = summary(news.card(ticket, one.plan))

        assert told.startswith(f"EX-1 is open: {severity.name}. ")
        assert (day(told) is not None) is (ticket.due_at is not None)


@every_plan
def test_the_first_line_in_triage_has_customer_plan_severity_due_time_and_text(one: Promise) -> None:
    for severity in one.plan.severities:
        ticket = a_ticket(one, severity.id)

        told = summary(triage.card(ticket, one.plan, one.customer))

        assert told.startswith(f"EX-1 · Acme · {one.plan.name} · {severity.name}. ")
        assert "“Nobody can log in”" in told
        assert (day(told) is not None) is (ticket.due_at is not None)


@every_plan
def test_where_a_call_is_wanted_the_first_line_says_so_with_the_number(one: Promise) -> None:
    for severity in one.plan.severities:
        told = summary(news.card(a_ticket(one, severity.id), one.plan))

        assert ("phone" in told) is (severity.phone is not None)
        if severity.phone and severity.phone.number:
            assert severity.phone.number in told


@every_plan
def test_a_card_names_the_clause_of_its_due_time(one: Promise) -> None:
    for severity in one.plan.severities:
        target = one.plan.target(severity.id)
        assert target

        told = body(news.card(a_ticket(one, severity.id), one.plan))

        assert not target.source.is_stated or f"“{target.source.clause}”" in told


def test_a_time_that_is_shown_is_found() -> None:
    assert day(words((When(at=OPEN, zone="America/Chicago"),))) is not None


@cache
def written(one: Promise) -> tuple[tuple[str, Message], ...]:
    """Every message for a plan, each once."""
    return tuple({message: (label, message) for label, message in messages(one)}.values())


@cache
def sentences(one: Promise) -> frozenset[str]:
    """Every line of them."""
    return frozenset(text for _, message in written(one) for text in texts(message))


def day(text: str) -> re.Match[str] | None:
    """A time as it is shown."""
    return re.search(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d? \w{3}, \d\d:\d\d ", text)


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
    """Whether it ends as a sentence, a list or a link does."""
    said = words(block.spans)
    lists = "\n• " in said
    title = len(block.spans) == 1 and isinstance(block.spans[0], Strong)
    return said.endswith(ENDS) or lists or title or isinstance(block.spans[-1], MessageLink | OwnMessageLink | Mention)
