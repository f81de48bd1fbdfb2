"""The fields of the form for one customer's plan, and the check of the answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.model.desk import Customer, Desk
from bot.model.form import Field, FieldFault, FieldName, Filled, Form, FormChoice, Option, Part, Writing
from bot.wording import question
from bot.wording.intake import form as forms
from policies.terms import DecidedBy, Plan

MAX_TEXT: Final = 3000
"""The most characters that a text in a form may have."""
MAX_OPTIONS: Final = 100
"""The most options that a choice may have on every platform."""
UNSURE: Final = "unsure"
"""The option for somebody who isn't sure of the severity."""


def customers(desk: Desk) -> Form | None:
    """Return the form in which staff choose the customer first; None if there are too many, or none."""
    options = tuple(Option(value=customer.id, label=customer.name) for customer in desk.customers)
    if not 0 < len(options) <= MAX_OPTIONS:
        return None
    return Form(title=forms.TITLE, send=forms.GO_ON, parts=(_choice(FieldName.CUSTOMER, options),))


def request(customer: Customer, plan: Plan, now: datetime, *, staff: bool, before: Filled | None = None) -> Form:
    """Return the form itself, as it is at `now`.

    `before` is what was filled in before, if the plan has changed since.
    """
    parts = (
        forms.made_for(customer, plan),
        *((forms.plan_has_changed(),) if before else ()),
        *(_contacts(customer, now) if staff else ()),
        Writing(name=FieldName.TEXT, label=forms.LABELS[FieldName.TEXT], max_length=MAX_TEXT, hint=forms.HINT),
        *question.definitions(plan, customer, now),
        _choice(FieldName.SEVERITY, _severities(plan)),
        *_one_of(FieldName.KIND, plan.kinds or forms.KINDS),
        *_one_of(FieldName.PRODUCT, customer.products),
    )
    filled = tuple(_with_answer(part, before) for part in parts) if before else parts
    return Form(title=forms.TITLE, send=forms.SEND, parts=filled, customer=customer.id, plan=plan.version)


def fields(form: Form) -> tuple[Field, ...]:
    """Return the fields to fill in."""
    return tuple(part for part in form.parts if isinstance(part, FormChoice | Writing))


def faults(form: Form, filled: Filled) -> tuple[FieldFault, ...]:
    """Return what is wrong with these answers to this form."""
    return tuple(_faults(form, filled))


def _faults(form: Form, filled: Filled) -> Iterator[FieldFault]:
    for field in fields(form):
        said = filled.said(field.name)
        if isinstance(field, FormChoice):
            if all(said != option.value for option in field.options):
                yield FieldFault(name=field.name, says=forms.not_chosen(field.name))
        elif not said:
            yield FieldFault(name=field.name, says=forms.not_written())
        elif len(said) > field.max_length:
            yield FieldFault(name=field.name, says=forms.too_long(field.max_length, len(said)))


def _with_answer(part: Part, before: Filled) -> Part:
    """Return the field with its earlier answer, as far as that can still be given."""
    if isinstance(part, Writing):
        return replace(part, written=before.said(part.name)[: part.max_length])
    if isinstance(part, FormChoice):
        said = before.said(part.name)
        return replace(part, chosen=said if any(said == option.value for option in part.options) else part.chosen)
    return part


def _contacts(customer: Customer, now: datetime) -> tuple[FormChoice, ...]:
    """Return the choice of the contact for whom staff open it: of those with an account on a platform."""
    known = [contact for contact in customer.contacts_on(customer.today(now)) if contact.accounts]
    options = tuple(Option(value=contact.id, label=contact.name) for contact in known[:MAX_OPTIONS])
    return (_choice(FieldName.CONTACT, options, chosen=options[0].value),) if options else ()


def _severities(plan: Plan) -> tuple[Option, ...]:
    named = tuple(Option(value=severity.id, label=severity.name) for severity in plan.severities)
    staff_decide = plan.severity_rule.decided_by is DecidedBy.VENDOR
    return (*named, Option(value=UNSURE, label=question.NOT_SURE)) if staff_decide else named


def _one_of(name: FieldName, words: tuple[str, ...]) -> tuple[FormChoice, ...]:
    """Return a choice between words, the first one chosen; none if there is only one."""
    options = tuple(Option(value=word, label=word) for word in words[:MAX_OPTIONS])
    return (_choice(name, options, chosen=options[0].value),) if len(options) > 1 else ()


def _choice(name: FieldName, options: tuple[Option, ...], chosen: str = "") -> FormChoice:
    return FormChoice(name=name, label=forms.LABELS[name], options=options, chosen=chosen)
