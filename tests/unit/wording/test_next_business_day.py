"""What is promised by the end of the next business day, wherever a customer reads of it."""

import pytest

from bot.model.plain_text import body
from bot.wording import coverage
from bot.wording.spans import plain
from bot.wording.ticket import news
from bot.wording.views import plan as terms
from bot.wording.views import why
from tests.shipped import LIBRARY
from tests.unit.wording.examples import CLOSED, OPEN, Promise, a_ticket


@pytest.fixture
def one() -> Promise:
    """Premier, with the first response at Level 4 due on the next business day."""
    form = {"key": "targets.4.first_response", "value": "nbd 12:00", "clause": "Order form 12, section 3"}
    return Promise(plan=LIBRARY.plan("mpowr/premier", [form]), region=None)


def test_a_card_says_the_day_and_the_instant(one: Promise) -> None:
    said = body(news.card(a_ticket(one, "4", OPEN), one.plan))

    assert "You'll hear from a person by Thu 26 Nov, 12:00 PM CST." in said


def test_outside_hours_no_clock_is_said_to_start_later(one: Promise) -> None:
    assert "the clock starts" not in body(news.card(a_ticket(one, "4", CLOSED), one.plan))


def test_the_question_says_it(one: Promise) -> None:
    said = body(plain(*coverage.promised(one.plan, "4", OPEN, None)))

    assert "first response by 12:00 on the next business day, " in said


def test_the_plan_says_it(one: Promise) -> None:
    assert "first response by 12:00 on the next business day." in body(terms.plan(one.plan, one.customer, OPEN))


def test_why_counts_it_from_the_message(one: Promise) -> None:
    ticket = a_ticket(one, "4", CLOSED)

    said = body(why.explained(ticket, one.plan, CLOSED, to_staff=False))

    assert "which is 12:00 on the next business day for Level 4 – Normal after Sat 28 Nov, 10:30 AM CST." in said


def test_hours_in_which_only_days_count_start_no_clock() -> None:
    form = [
        {"key": f"targets.{level}.first_response", "value": "nbd", "clause": "Order form 12, section 3"}
        for level in "1234"
    ]
    (said,) = coverage.now_open(LIBRARY.plan("mpowr/premier", form), CLOSED, None)

    assert "closed now, opens " in body(plain(*said))
    assert "The clock starts then" not in body(plain(*said))
