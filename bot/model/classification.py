"""A severity that a ticket was given, and since when it has it."""

from datetime import datetime

from msgspec import Struct


class Classification(Struct, frozen=True, kw_only=True):
    """The severity that a ticket had from `at` (UTC) on.

    `own_first_choice`: the customer's first, which counts from their message (rule 9, `bot.sla.reclassification`);
    `suggested_anew`: they changed a suggestion; `by_staff`: staff gave it. `name` gave it, `reason` says why.
    """

    severity: str | None
    at: datetime
    own_first_choice: bool = False
    name: str = ""
    reason: str = ""
    suggested_anew: bool = False
    by_staff: bool = False
