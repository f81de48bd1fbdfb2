"""A form to fill in, in a shape that any platform can render, and what somebody filled in.

A form is shown to one person and sent once. It says for which customer and under which version of the plan it was
made, so that what comes back can be judged; who may believe that is the engine's question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.model.ids import CustomerId
from bot.model.message import Block


class FieldName(StrEnum):
    """What the fields of the desk's forms are called."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    TEXT = "text"
    SEVERITY = "severity"
    KIND = "kind"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of several; `value` is what comes back."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of these must be chosen; `chosen` is the value of the one that is chosen already, if any."""

    name: FieldName
    label: str
    options: tuple[Option, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A longer text must be written, of at most so many characters; `written` stands there already."""

    name: FieldName
    label: str
    most: int
    hint: str = ""
    written: str = ""


Field = Choice | Writing
Part = Block | Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: what it is called (at most 24 characters, as `send`), its parts, and what it was made for.

    `plan` is a version of the customer's plan; empty while no customer is chosen.
    """

    title: str
    send: str
    parts: tuple[Part, ...]
    customer: CustomerId | None = None
    plan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What came back. `id` names the showing of the form: sent twice, it is the same. An answer left out is empty."""

    id: str
    customer: str
    plan: str
    answers: Mapping[str, str]

    def said(self, name: FieldName) -> str:
        """What was given in a field."""
        return self.answers.get(name, "").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with an answer, in a sentence."""

    name: FieldName
    says: str
