"""Ids of things, each with a type of its own so that none is mistaken for another."""

from typing import NewType

CustomerId = NewType("CustomerId", str)
PersonId = NewType("PersonId", str)
TicketId = NewType("TicketId", str)
"""A prefix and a number, as people say it: `EX-12`."""
IntakeId = NewType("IntakeId", str)
SubjectId = NewType("SubjectId", str)
"""The id of the ticket or the intake that a timer or a timeline is about."""
MessageKey = NewType("MessageKey", str)
"""The desk's own key for a message it posts, known before the platform has given it an id: `EX-12/triage`."""
