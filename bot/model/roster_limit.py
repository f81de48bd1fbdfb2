"""The limits that a customer's roster of designated contacts keeps."""

from dataclasses import dataclass
from enum import StrEnum


class RosterLimit(StrEnum):
    """The limits that a roster can break."""

    TOO_FEW = "too few"
    TOO_MANY = "too many"
    ACCOUNT_TWICE = "account twice"
    OUR_OWN = "our own"  # somebody can't be on both sides of the desk


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLimit:
    """A limit that a roster breaks; `what` is how many contacts there are, or the account or id that is taken."""

    limit: RosterLimit
    what: str
