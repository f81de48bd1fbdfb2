"""The limits that a contract keeps: those of its roster, and that its plan doesn't get worse where its terms say so."""

from enum import StrEnum

from msgspec import Struct


class ContractLimit(StrEnum):
    """The limits that a desk file can break."""

    TOO_FEW = "too few"
    TOO_MANY = "too many"
    ACCOUNT_TWICE = "account twice"
    OUR_OWN = "our own"  # somebody can't be on both sides of the desk
    WORSE = "worse"  # within the term


class BrokenLimit(Struct, frozen=True, kw_only=True):
    """A limit that a contract would break, by a `clause` in words.

    `what` is how many contacts there are, the account or id that is taken, or what of the plan gets worse.
    """

    limit: ContractLimit
    what: str
    clause: str = ""
