"""Ids of things, each with a type of its own so that none is mistaken for another."""

from typing import Final, NewType

CustomerId = NewType("CustomerId", str)
PersonId = NewType("PersonId", str)
TicketId = NewType("TicketId", str)
"""A prefix and a number, as people say it: `EX-12`."""
IntakeId = NewType("IntakeId", str)
IncidentId = NewType("IncidentId", str)
"""A prefix and a number, as people say it: `INC-1`."""
ContractId = NewType("ContractId", str)
"""The id of a contract in timelines: `contract/acme`."""
SubjectId = IntakeId | TicketId | ContractId
"""The id of the intake, ticket or contract that a timer, a timeline or a message is about."""
MessageKey = NewType("MessageKey", str)
"""The desk's own key for a message it posts, known before the platform has given it an id: `EX-12/triage`."""


_CONTRACT: Final = "contract/"


def subject_id(text: str) -> SubjectId:
    """Return the id of a subject as it was kept; the text alone needn't tell what it is of."""
    return TicketId(text)


def contract_id(customer: CustomerId) -> ContractId:
    """Return the id of the contract with a customer."""
    return ContractId(f"{_CONTRACT}{customer}")


def contracted(subject: SubjectId) -> CustomerId | None:
    """Return the customer whose contract a subject is; None for any other subject."""
    return CustomerId(subject.removeprefix(_CONTRACT)) if subject.startswith(_CONTRACT) else None
