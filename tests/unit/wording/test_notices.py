"""What is said to staff of a notice or an announcement: how often it is read, and when it is told again."""

from datetime import date

import pytest

from bot.model.message import Note, Paragraph
from bot.model.notice import Notice
from bot.model.plain_text import words
from bot.wording.contract import announcing, notices
from tests.unit.wording.examples import OPEN, shipped

DAY = OPEN.date()


def after(days: int) -> date:
    """A day so many days after the notice was given."""
    return date.fromordinal(DAY.toordinal() + days)


@pytest.mark.parametrize(
    ("effect", "support_end", "said"),
    [
        (40, None, "They are reminded 30 and 7 days before, on the day before, and on the day."),
        (24, None, "They are reminded 7 days before, on the day before, and on the day."),
        (3, None, "They are reminded on the day before, and on the day."),
        (1, None, "They are reminded on the day."),
        (40, 400, "They are reminded 30 and 7 days before, on the day before, and on the day."),
        (
            3,
            400,
            "Before this takes effect, they are reminded on the day before, and on the day. "
            "Before our support for this may end, they are reminded 30 and 7 days before, on the day before, "
            "and on the day.",
        ),
    ],
)
def test_only_the_reminders_that_are_still_to_come_are_named(effect: int, support_end: int | None, said: str) -> None:
    customer = shipped()[0].customer
    notice = Notice(
        number=1,
        topic="deprecation",
        clause="Deprecation",
        text="The v1 API goes away",
        given_at=OPEN,
        name="TAM One",
        zone="UTC",
        effect=after(effect),
        support_end=after(support_end) if support_end else None,
    )

    told = notices.given_inside(notice, (customer,))

    assert said in [words(block.spans) for block in told.blocks if isinstance(block, Note)]


def test_what_goes_to_one_channel_goes_there_and_not_to_each() -> None:
    customer = shipped()[0].customer

    head, *_ = announcing.preview((customer,), (), ())

    assert isinstance(head, Paragraph)
    assert words(head.spans) == f"This goes to 1 channel of 1 customer: {customer.name}."
