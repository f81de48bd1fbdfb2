"""The history of what is agreed with a customer: a sentence for every event."""

from datetime import UTC, datetime
from typing import get_args

from hypothesis import given

from bot.events import ContactAdded, ContactRemoved, ContractEvent
from bot.model.ids import PersonId
from bot.model.people import Contact
from bot.wording.contract import history
from tests.contract.any_value import any_value


def test_every_event_of_a_contract_has_its_sentence() -> None:
    assert set(get_args(ContractEvent)) == set(history.LINES)


@given(any_value(ContractEvent))
def test_whatever_was_agreed_is_told_in_a_sentence(event: ContractEvent) -> None:
    assert history.told((event,))[0].endswith((".", "!", "?"))


def test_who_is_no_contact_any_more_is_named_as_they_were_when_they_became_one() -> None:
    two = Contact(id=PersonId("acme-two"), name="Contact Two")
    stamp = {"at": datetime(2026, 3, 2, tzinfo=UTC), "by": "tam-one", "via": "slack"}
    happened = (ContactAdded(**stamp, contact=two), ContactRemoved(**stamp, contact=two.id))

    assert history.told(happened)[-1] == "Contact Two (acme-two) isn't a designated contact any more."
