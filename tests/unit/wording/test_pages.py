"""The number of tickets in a list, as people read it."""

import pytest

from bot.model.desk import Desk
from bot.model.listed_ticket import listed
from bot.model.plain_text import body
from bot.model.selection import COUNTED, Page
from bot.model.turn import Turn
from bot.wording import pages
from bot.wording.views import listing
from bot.wording.views.lines import Lines
from tests.unit.wording.examples import OPEN, TRIAGE, a_ticket, shipped

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


def test_a_search_that_may_have_missed_older_tickets_says_so_and_how_to_find_them() -> None:
    one = shipped()[0]
    desk = Desk(name="Example Support", ticket_prefix="EX", triage=(TRIAGE,), customers=(one.customer,))
    lines = Lines(plans={one.plan.version: one.plan}, desk=desk, now=OPEN)
    page = Page(tickets=tuple(map(listed, SHOWN[:1])), counts={Turn.CLOSED: 3210}, is_cut=True, size=1)

    said = body(listing.found("login", page, lines, to_staff=True))

    assert "At least 3,210 tickets with “login” (1 of at least 3,210)" in said
    assert "only the latest are looked at: more words find older ones" in said
