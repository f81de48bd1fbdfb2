"""Every store keeps incidents: numbered, found while they are open, and changed by one at a time."""

import pytest
from msgspec.structs import replace

from bot.errors import StaleVersion
from bot.model.ids import IncidentId, PersonId, TicketId
from bot.model.incident import Incident, IncidentStep, StepKind
from tests.contract.examples import NOW, keep, look
from tests.contract.stores import Store


def an_incident(number: int = 1) -> Incident:
    """An incident of two tickets that was just begun."""
    begun = Incident(
        id=IncidentId(f"INC-{number}"),
        title="Logins are down",
        lead_id=PersonId("agent-one"),
        lead="Agent One",
        opened_at=NOW,
        version=1,
    )
    return begun.after(
        IncidentStep(
            number=1,
            kind=StepKind.TIE,
            at=NOW,
            by=PersonId("agent-one"),
            name="Agent One",
            via="button",
            tickets=(TicketId("EX-1"), TicketId("EX-2")),
        )
    )


def test_it_comes_back_as_it_was(store: Store) -> None:
    keep(store, lambda work: work.incidents.save(an_incident()))

    assert look(store, lambda work: work.incidents.of(IncidentId("INC-1"))) == an_incident()
    assert look(store, lambda work: work.incidents.of(IncidentId("INC-9"))) is None


def test_numbers_are_given_once(store: Store) -> None:
    assert [keep(store, lambda work: work.incidents.next_number()) for _ in range(3)] == [1, 2, 3]


def test_those_that_are_open_are_listed_the_latest_first(store: Store) -> None:
    for number in (1, 2, 3):
        keep(store, lambda work, number=number: work.incidents.save(an_incident(number)))  # type: ignore[misc]
    keep(store, lambda work: work.incidents.save(replace(an_incident(2), ended_at=NOW, version=2)))

    assert [one.id for one in look(store, lambda work: work.incidents.open(9))] == ["INC-3", "INC-1"]
    assert [one.id for one in look(store, lambda work: work.incidents.open(1))] == ["INC-3"]


@pytest.mark.parametrize("version", [1, 3])
def test_of_two_who_change_it_one_has_to_decide_again(store: Store, version: int) -> None:
    keep(store, lambda work: work.incidents.save(an_incident()))

    with pytest.raises(StaleVersion):
        keep(store, lambda work: work.incidents.save(replace(an_incident(), title="Other", version=version)))
