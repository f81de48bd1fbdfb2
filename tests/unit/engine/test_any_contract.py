"""Whatever people do to a contract, in any order and at any time: its timers, its timeline and its limits hold."""

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.evolve.contract import fold_contract
from bot.engine.milestones.timers import wanted
from bot.model.contract import Contract
from bot.model.places import Account
from tests.rounds import tried
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import HELIO, HELIO_ONE, LEAD_ONE, TAM_ONE
from tests.unit.engine.roster_acts import CORA, DORA, a_desk, contract, says

WHO = (HELIO_ONE, TAM_ONE, LEAD_ONE)
ACTS: tuple[tuple[str, tuple[Account, ...]], ...] = (
    ("contacts add helio @Cora Lane", (CORA,)),
    ("contacts add helio @Dora Hill", (DORA,)),
    ("contacts remove helio Cora Lane", ()),
    ("contacts remove helio Helio Five", ()),
    ("contacts transfer helio Helio Four to @Dora Hill", (DORA,)),
    ("contacts confirm", ()),
    ("approve 1 200 a year", ()),
    ("decline 1 no", ()),
    ("approve 2", ()),
    ("decline 2", ()),
)
STEPS = st.lists(st.tuples(st.sampled_from(WHO), st.sampled_from(ACTS), st.integers(0, 40)), max_size=14)


@tried(12, 400)
@given(STEPS)
def test_timers_are_those_that_are_wanted_and_the_timeline_makes_the_contract(
    steps: list[tuple[Account, tuple[str, tuple[Account, ...]], int]],
) -> None:
    desk = a_desk()

    for who, (text, mentions), hours in steps:
        says(desk, who, text.replace(" helio", "") if who == HELIO_ONE else text, *mentions)
        desk.passes(hours=hours)

        holds(desk, contract(desk))


def holds(desk: FrontDesk, found: Contract) -> None:
    """What is true of a contract at any time."""
    assert frozenset(desk.waiting(found.id)) == wanted(found, people.plan("influitive/premier-success"), None)
    assert fold_contract(None, desk.store.kept.contract_timelines[HELIO]) == found
    undecided = {one.milestone for one in found.approvals if one.is_open}
    assert undecided == {one.id for one in found.open_milestones}
    beyond = max(0, len(found.roster) - 5)
    assert sum(1 for seat in found.roster if seat.grant) >= beyond
