"""Ids of things, each with a type of its own so that none is mistaken for another."""

from typing import NewType

CustomerId = NewType("CustomerId", str)
PersonId = NewType("PersonId", str)
TicketId = NewType("TicketId", str)
"""A prefix and a number, as people say it: `EX-12`."""
IntakeId = NewType("IntakeId", str)
ContractId = NewType("ContractId", str)
"""The id of a contract in timelines: `contract/acme`."""
SubjectId = IntakeId | TicketId
"""The id of the intake or the ticket that a timer, a timeline or a message is about."""
MessageKey = NewType("MessageKey", str)
"""The desk's own key for a message it posts, known before the platform has given it an id: `EX-12/triage`."""


def subject_id(text: str) -> SubjectId:
    """Return the id of a subject as it was kept; the text alone doesn't tell which of the two it is."""
    return TicketId(text)


def contract_id(customer: CustomerId) -> ContractId:
    """Return the id of the contract with a customer."""
    return ContractId(f"contract/{customer}")
