"""Names of things, each of its own type so that none is taken for another."""

from typing import NewType

CustomerId = NewType("CustomerId", str)
PersonId = NewType("PersonId", str)
TicketId = NewType("TicketId", str)
"""Prefix and number, as people say it: `EX-12`."""
IntakeId = NewType("IntakeId", str)
SubjectId = NewType("SubjectId", str)
"""What a timer or a timeline is about: the id of a ticket or of an intake."""
Slot = NewType("Slot", str)
"""The desk's own name for a message it posts, known before the platform has given it an id: `EX-12/triage`."""
