"""A form in a shape that any platform can render, and what somebody filled in.

A form is shown to one person and sent once. It says what it was made for, so that the reply can be judged: for a
request the customer and the version of the plan, otherwise the verb whose words it fills in. Deciding whether to
believe that is the engine's part.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from bot.model.ids import CustomerId, IntakeId
from bot.model.message import Block


class FieldName(StrEnum):
    """The names of the fields in the desk's forms."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    TEXT = "text"
    SEVERITY = "severity"
    KIND = "kind"
    PRODUCT = "product"
    MACRO = "macro"
    UNTIL = "until"
    MOMENT = "moment"
    REASON = "reason"
    INTO = "into"
    TICKETS = "tickets"
    PERSON = "person"
    MILESTONE = "milestone"
    SPAN = "span"
    ALLOWANCE = "allowance"
    AMOUNT = "amount"
    CUSTOMERS = "customers"
    PLANS = "plans"
    DAY = "day"
    ANYWAY = "anyway"


class Option(Struct, frozen=True, kw_only=True):
    """One of several choices; `value` is what comes back."""

    value: str
    label: str


class FormChoice(Struct, frozen=True, kw_only=True):
    """A field in which one option is chosen; `chosen` is the value of the one already chosen, if any.

    `missing` is what is said at the field if it is left out, unless it is optional.
    """

    name: FieldName
    label: str
    options: tuple[Option, ...]
    missing: str
    chosen: str = ""
    is_optional: bool = False


class FormChoices(Struct, frozen=True, kw_only=True):
    """A field in which any number of options are ticked; `chosen` are the values of those that are ticked at first.

    The answer is the values with commas between them, so no value has a comma. `missing` is what is said at the field
    if none is ticked, unless it is optional.
    """

    name: FieldName
    label: str
    options: tuple[Option, ...]
    missing: str = ""
    chosen: tuple[str, ...] = ()
    is_optional: bool = False


class Writing(Struct, frozen=True, kw_only=True):
    """A field for a text of at most so many characters, of one line if it `is_short`; `written` is its initial text.

    `missing` is what is said at the field if it is left out, unless it is optional.
    """

    name: FieldName
    label: str
    max_length: int
    missing: str = ""
    hint: str = ""
    written: str = ""
    is_optional: bool = False
    is_short: bool = False


Field = FormChoice | FormChoices | Writing
Part = Block | Field


class Purpose(Struct, frozen=True, kw_only=True):
    """The purpose of a form that fills in the words which follow a verb.

    `subject` is the number of the ticket or approval that it is about, empty for a verb about neither. `shown`
    names what the sender has read: how far a ticket that is to end had moved on, and the answers whose message to the
    customer they have read as it will go out; empty before that.
    """

    verb: str
    subject: str = ""
    shown: str = ""


class Form(Struct, frozen=True, kw_only=True):
    """A form: its title (at most 24 characters, as is `send`), its fields, and what it was made for.

    `plan` is a version of the customer's plan; it is empty while no customer is chosen, and for a form with a
    `purpose`. `intake` is the request that waits for what is filled in; None: it begins one.
    """

    title: str
    send: str
    parts: tuple[Part, ...]
    customer: CustomerId | None = None
    plan: str = ""
    purpose: Purpose | None = None
    intake: IntakeId | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields to fill in."""
        return tuple(part for part in self.parts if isinstance(part, FormChoice | FormChoices | Writing))


class Filled(Struct, frozen=True, kw_only=True):
    """The answers that came back. `id` names one showing of the form, so that a second sending of it can be recognised.

    An answer that was left out is empty.
    """

    id: str
    customer: str
    plan: str
    answers: Mapping[str, str]
    purpose: Purpose | None = None
    intake: IntakeId | None = None

    def said(self, name: FieldName) -> str:
        """Return the answer in a field, without spaces around it; empty if there is none."""
        return self.answers.get(name, "").strip()

    def ticked(self, name: FieldName) -> tuple[str, ...]:
        """Return the values of the options that are ticked in a field, in the order in which they came back."""
        return tuple(filter(None, (value.strip() for value in self.said(name).split(","))))


class FieldFault(Struct, frozen=True, kw_only=True):
    """A problem with an answer, in a sentence."""

    name: FieldName
    says: str
