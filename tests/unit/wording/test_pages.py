"""The number of tickets in a list, as people read it."""

import pytest

from bot.model.selection import COUNTED, Page
from bot.model.turn import Turn
from bot.wording import pages
from tests.unit.wording.examples import a_ticket, shipped

SHOWN = tuple(a_ticket(one, one.severities[0]) for one in shipped()[:2])


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        (2, "2 tickets"),
        (COUNTED, "10,000 tickets (1–2 of 10,000)"),
        (COUNTED + 1, "more than 10,000 tickets (1–2 of more than 10,000)"),
    ],
)
def test_so_many_closed_tickets_that_they_are_not_all_counted_are_more_than_that(closed: int, said: str) -> None:
    page = Page(tickets=SHOWN, counts={Turn.CLOSED: closed}, size=2)

    assert f"{pages.number_of(page)}{pages.span(page)}" == said
