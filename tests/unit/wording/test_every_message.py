"""Every sentence, for every shipped plan and severity, as a reader would see it."""

import re
from collections.abc import Iterator

import pytest

from bot.model.message import When
from bot.model.plain_text import body, summary, words
from bot.wording.ticket import news, triage_card
from policies.terms import Severity
from tests.unit.wording.every_message import heard, sentences
from tests.unit.wording.examples import OPEN, Promise, a_ticket, shipped

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


def test_no_sentence_is_clumsy() -> None:
    found = {(fault, text) for text in sentences() for fault, form in CLUMSY.items() if re.search(form, text)}

    assert found == set()


def test_every_sentence_begins_as_one() -> None:
    found = {text for text in sentences() if STARTS_SMALL.search(text)}

    assert found == set()


def test_what_holds_of_every_message(subtests: pytest.Subtests) -> None:
    for rule, offenders in heard().offenders.items():
        with subtests.test(rule):
            assert offenders == ()


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


def severities() -> Iterator[tuple[Promise, Severity]]:
    """Every severity of every plan."""
    return ((one, severity) for one in SHIPPED for severity in one.plan.severities)


def day(text: str) -> re.Match[str] | None:
    """A time as it is shown."""
    return re.search(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d? \w{3}, \d\d?:\d\d ", text)
