"""The fields of the form in which a request is told, for one customer's plan."""

from datetime import datetime
from typing import Final

from bot.engine.form_answers import MAX_OPTIONS, MAX_TEXT, with_answers
from bot.model.desk import Customer, Desk
from bot.model.form import FieldName, Filled, Form, FormChoice, Option, Writing
from bot.model.intake import Intake
from bot.wording import question
from bot.wording.contract import ledger
from bot.wording.intake import form as forms
from policies.terms import DecidedBy, Plan

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
        Writing(
            name=FieldName.TEXT,
            label=forms.LABELS[FieldName.TEXT],
            max_length=MAX_TEXT,
            missing=forms.not_written(),
            hint=forms.HINT,
        ),
        *question.definitions(plan, customer, now),
        _choice(FieldName.SEVERITY, _severities(plan)),
        *_kinds(customer, plan, now),
        *_one_of(FieldName.PRODUCT, customer.products),
    )
    filled = with_answers(parts, before) if before else parts
    return Form(title=forms.TITLE, send=forms.SEND, parts=filled, customer=customer.id, plan=plan.version)


def waiting(customer: Customer, plan: Plan, now: datetime, intake: Intake, *, before: Filled | None = None) -> Form:
    """Return the form for a request that waits for its severity: its words stay, and more can be added.

    The product isn't asked for where it decides on the plan, since this request has one already.
    """
    products = () if intake.product or customer.plans else customer.products
    parts = (
        *forms.so_far(intake),
        *((forms.plan_has_changed(),) if before else ()),
        Writing(name=FieldName.TEXT, label=forms.MORE, max_length=MAX_TEXT, hint=forms.HINT, is_optional=True),
        *question.definitions(plan, customer, intake.opened_at),
        _choice(FieldName.SEVERITY, _severities(plan)),
        *(() if intake.kind else _kinds(customer, plan, now)),
        *_one_of(FieldName.PRODUCT, products),
    )
    filled = with_answers(parts, before) if before else parts
    return Form(
        title=forms.WAITING_TITLE,
        send=forms.SEND,
        parts=filled,
        customer=customer.id,
        plan=plan.version,
        intake=intake.id,
    )


def _contacts(customer: Customer, now: datetime) -> tuple[FormChoice, ...]:
    """Return the choice of the contact for whom staff open it: of those with an account on a platform."""
    known = [contact for contact in customer.contacts_on(customer.today(now)) if contact.accounts]
    options = tuple(Option(value=contact.id, label=contact.name) for contact in known[:MAX_OPTIONS])
    return (_choice(FieldName.CONTACT, options, chosen=options[0].value),) if options else ()


def _severities(plan: Plan) -> tuple[Option, ...]:
    named = tuple(Option(value=severity.id, label=severity.name) for severity in plan.severities)
    staff_decide = plan.severity_rule.decided_by is DecidedBy.VENDOR
    return (*named, Option(value=UNSURE, label=question.NOT_SURE)) if staff_decide else named


def _kinds(customer: Customer, plan: Plan, now: datetime) -> tuple[FormChoice, ...]:
    """Return the choice of a kind, with what is left of the allowances that some of them are spent from."""
    kinds = plan.kinds or forms.KINDS
    options = tuple(Option(value=kind, label=ledger.kind(kind, plan, customer, now)) for kind in kinds[:MAX_OPTIONS])
    return (_choice(FieldName.KIND, options, chosen=options[0].value),) if len(options) > 1 else ()


def _one_of(name: FieldName, words: tuple[str, ...]) -> tuple[FormChoice, ...]:
    """Return a choice between words, the first one chosen; none if there is only one."""
    options = tuple(Option(value=word, label=word) for word in words[:MAX_OPTIONS])
    return (_choice(name, options, chosen=options[0].value),) if len(options) > 1 else ()


def _choice(name: FieldName, options: tuple[Option, ...], chosen: str = "") -> FormChoice:
    missing = forms.not_chosen(name)
    return FormChoice(name=name, label=forms.LABELS[name], options=options, missing=missing, chosen=chosen)
