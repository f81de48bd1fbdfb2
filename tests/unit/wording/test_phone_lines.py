"""What customers read of the numbers that they may call."""

import pytest

from bot.model.plain_text import body
from bot.wording import phone_lines, question
from bot.wording.spans import plain
from bot.wording.ticket import standing
from bot.wording.views import plan as terms
from tests.shipped import LIBRARY
from tests.unit.wording.examples import CLOSED, OPEN, Promise, an_intake

FORM = "Order form 12, annex C"
MAIN = {"name": "support line", "number": "+1 555 0100", "calendar": "support", "languages": ["English", "French"]}


@pytest.fixture
def one() -> Promise:
    """Premier, with a phone line in its support hours."""
    override = {"key": "phone_lines.main", "value": MAIN, "clause": FORM}
    return Promise(plan=LIBRARY.plan("mpowr/premier", [override]), region=None)


def test_a_line_says_number_languages_and_whether_somebody_is_there(one: Promise) -> None:
    now, later = (body(plain(*said)) for at in (OPEN, CLOSED) for said in phone_lines.to_call(one.plan, at))

    assert "You can also call +1 555 0100 (support line, in English and French). " in now
    assert "Support hours, Mon–Fri 08:00–17:00 Central: open now, until " in now
    assert "closed now, opens " in later
    assert "The clock starts" not in later  # nothing is counted in a line's hours


def test_a_line_without_a_number_leads_to_the_account_team() -> None:
    override = {"key": "phone_lines.duty-desk", "value": {"says": "Any time"}, "clause": FORM}

    (said,) = phone_lines.to_call(LIBRARY.plan("mpowr/premier", [override]), OPEN)

    assert body(plain(*said)) == ("You can also call the number that your account team gave you (duty desk). Any time.")


def test_question_plan_and_hours_name_it(one: Promise) -> None:
    asked = question.asked(an_intake(one), one.plan, one.customer, OPEN)
    shown = terms.plan(one.plan, one.customer, OPEN)

    for said in (asked, shown, standing.hours(one.plan, one.customer, OPEN)):
        assert "You can also call +1 555 0100" in body(said)
    assert f"Source: {FORM}." in body(shown)


def test_where_no_line_is_in_the_terms_none_is_named() -> None:
    assert phone_lines.to_call(LIBRARY.plan("mpowr/premier"), OPEN) == ()
