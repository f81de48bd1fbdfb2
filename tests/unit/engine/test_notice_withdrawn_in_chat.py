"""A notice under a clause, taken back in chat by whoever decides for each of the customers who were given it."""

import pytest
from msgspec.structs import replace

from bot.model import plain_text
from bot.model.ids import PersonId
from bot.model.places import Account
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, LEAD_ONE, MANAGER_ONE, TAM_ONE
from tests.unit.engine.test_announcing import types
from tests.unit.engine.test_notices import HERE, THERE, desk, give, read
from tests.unit.engine.ticket_form_acts import form_of, said
from tests.unit.engine.ticket_form_acts import sends as fills_in

__all__ = ["desk"]  # the fixture

ORDER = "announce withdraw 1 the vendor keeps it"


@pytest.fixture
def given(desk: FrontDesk) -> FrontDesk:
    """Orbit has been given notice in both of its channels."""
    give(desk)
    return desk


def taken_back(desk: FrontDesk) -> list[str]:
    return [one for place in (HERE, THERE) for one in read(desk, place) if "taken back" in one]


@pytest.mark.parametrize("who", [TAM_ONE, LEAD_ONE, MANAGER_ONE])
def test_whoever_decides_for_its_customers_takes_it_back(given: FrontDesk, who: Account) -> None:
    form = form_of(types(given, ORDER, who))
    before = taken_back(given)

    result = fills_in(given, form, who=who)

    assert "This takes back notice 1 in 2 channels of 1 customer: Orbit." in said(form)
    assert before == []
    for told in taken_back(given):
        assert "has taken back our notice of 30 November 2026: it isn't coming. the vendor keeps it." in told
    assert len(taken_back(given)) == 2
    assert result.answer
    assert "Notice 1 is taken back in 2 channels now." in plain_text.body(result.answer)


def test_taken_back_it_is_counted_down_no_more(given: FrontDesk) -> None:
    fills_in(given, form_of(types(given, ORDER, TAM_ONE)), who=TAM_ONE)
    before = len(read(given))

    given.passes(days=500)

    assert len(read(given)) == before


def test_nobody_else_takes_it_back(given: FrontDesk) -> None:
    given.is_set_up(customers=tuple(replace(one, tam=PersonId("lead-one")) for one in given.file.customers))

    for who in (AGENT_ONE, TAM_ONE):
        answer = types(given, ORDER, who).answer
        assert answer
        assert "Notice 1 is given under a clause of the terms. Whoever decides for all" in plain_text.body(answer)
    assert taken_back(given) == []
