"""The history of what is agreed with a customer: a sentence for every event."""

from typing import get_args

from hypothesis import given

from bot.events import ContractEvent
from bot.wording.contract import history
from tests.contract.any_value import any_value


def test_every_event_of_a_contract_has_its_sentence() -> None:
    assert set(get_args(ContractEvent)) == set(history.LINES)


@given(any_value(ContractEvent))
def test_whatever_was_agreed_is_told_in_a_sentence(event: ContractEvent) -> None:
    assert history.told(event).endswith((".", "!", "?"))
