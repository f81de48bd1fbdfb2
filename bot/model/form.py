"""A form in a shape that any platform can render, and what somebody filled in.

A form is shown to one person and sent once. It says for which customer and under which version of the plan it was made,
so that the reply can be judged; deciding whether to believe that is the engine's part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.model.ids import CustomerId
from bot.model.message import Block


class FieldName(StrEnum):
    """The names of the fields in the desk's forms."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    TEXT = "text"
    SEVERITY = "severity"
    KIND = "kind"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of several choices; `value` is what comes back."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoice:
    """A field in which one option must be chosen; `chosen` is the value of the one already chosen, if any."""

    name: FieldName
    label: str
    options: tuple[Option, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A field for a longer text of at most so many characters, which is required; `written` is its initial text."""

    name: FieldName
    label: str
    max_length: int
    hint: str = ""
    written: str = ""


Field = FormChoice | Writing
Part = Block | Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: its title (at most 24 characters, as is `send`), its fields, and what it was made for.

    `plan` is a version of the customer's plan; it is empty while no customer is chosen.
    """

    title: str
    send: str
    parts: tuple[Part, ...]
    customer: CustomerId | None = None
    plan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The answers that came back. `id` names one showing of the form, so that a second sending of it can be recognised.

    An answer that was left out is empty.
    """

    id: str
    customer: str
    plan: str
    answers: Mapping[str, str]

    def said(self, name: FieldName) -> str:
        """Return the answer in a field, without spaces around it; empty if there is none."""
        return self.answers.get(name, "").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFault:
    """A problem with an answer, in a sentence."""

    name: FieldName
    says: str
