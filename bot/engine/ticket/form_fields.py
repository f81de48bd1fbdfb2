"""The fields of each form about a ticket, and what is above them: what it is about, and who will read it."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from bot.engine.form_answers import MAX_OPTIONS, MAX_TEXT
from bot.engine.milestones import promises
from bot.engine.situation import Case
from bot.language.web_address import MAX_ADDRESS
from bot.model.form import FieldName, FormChoice, Option, Part, Writing
from bot.model.people import Person
from bot.model.ticket import Ticket
from bot.oncall.duty import called
from bot.oncall.overrides import away_until
from bot.wording.contract import ledger
from bot.wording.intake import form as forms
from bot.wording.spans import clipped
from bot.wording.ticket import form as words
from policies.terms import Line

MAX_SHORT: Final = 100
"""The most characters of a field of one line."""

Parts = Callable[[Case, Ticket], tuple[Part, ...]]


def _reply(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    options = tuple(Option(value=one.name, label=f"/{one.name} – {clipped(one.text, 60)}") for one in case.desk.macros)
    told, text = words.to_customer(ticket, case.customer, case.actor), _text("reply", case)
    if not options:
        return *told, text
    macro = replace(_choice(FieldName.MACRO, options[:MAX_OPTIONS]), is_optional=True)
    return *told, macro, replace(text, hint=words.WITH_MACRO, is_optional=True)


def _note(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    return words.about(ticket), _text("note", case)


def _wait(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    return *words.to_customer(ticket, case.customer, case.actor), _text("wait", case)


def _resolve(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    return *words.to_customer(ticket, case.customer, case.actor), _text("resolve", case)


def _milestone(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    names = promises.reportable(ticket, case.plan)
    options = tuple(Option(value=name, label=words.metric(name)) for name in names)
    what = _choice(FieldName.MILESTONE, options, chosen=options[0].value)
    return *words.to_customer(ticket, case.customer, case.actor), what, _text("milestone", case)


def _snooze(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    options = tuple(Option(value=value, label=label) for value, label in words.MOMENTS)
    other = Writing(
        name=FieldName.MOMENT,
        label=words.LABELS[FieldName.MOMENT],
        max_length=MAX_SHORT,
        hint=words.MOMENT_HINT,
        is_optional=True,
        is_short=True,
    )
    return words.about(ticket), _choice(FieldName.UNTIL, options, chosen=options[0].value), other


def _severity(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    """Return the severities, the present one chosen, and the reason, which staff owe the customer."""
    options = tuple(Option(value=one.id, label=one.name) for one in case.plan.severities)
    reason = Writing(
        name=FieldName.REASON,
        label=words.reason(case.customer, staff=case.actor.is_staff),
        max_length=MAX_TEXT,
        missing=words.NO_REASON,
        is_optional=not case.actor.is_staff,
    )
    return words.about(ticket), _choice(FieldName.SEVERITY, options, chosen=ticket.severity or ""), reason


def _phoned(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    at = Writing(
        name=FieldName.MOMENT,
        label=words.CALLED_AT,
        max_length=MAX_SHORT,
        hint=words.CALLED_HINT,
        is_optional=True,
        is_short=True,
    )
    return words.about(ticket), at, replace(_text("phoned", case), is_optional=True, is_short=True)


def _appeal_granted(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    return words.about(ticket), replace(_text("appeal grant", case), is_optional=True)


def _appeal_refused(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    return words.about(ticket), _text("appeal refuse", case)


def _merge(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    """Return the customer's other open tickets, in the order of lists."""
    page = next(iter(case.situation.pages), None)
    others = page.tickets if page else ()
    options = tuple(Option(value=one.id, label=words.other(one, case.situation.plans)) for one in others)
    more = (words.more_tickets(page.more, ticket),) if page and page.more else ()
    return words.about(ticket), _choice(FieldName.INTO, options), *more


def _access(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    options = tuple(Option(value=value, label=label) for value, label in words.SPANS)
    how_long = _choice(FieldName.SPAN, options, chosen=options[1].value)
    return *words.to_customer(ticket, case.customer, case.actor), how_long, _text("access", case)


def _log(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    """Return how much, off what, and why; above it what is left of each allowance that is there now."""
    there = ledger.open_now(case.plan, case.customer, case.now)
    own = case.plan.allowance_of(ticket.kind)
    options = tuple(Option(value=one.id, label=clipped(one.name, 75)) for one, _ in there)[:MAX_OPTIONS]
    chosen = own.id if own and any(one.value == own.id for one in options) else ""
    label, hint = words.amount({one.counts for one, _ in there})
    amount = Writing(
        name=FieldName.AMOUNT, label=label, max_length=MAX_SHORT, missing=words.NO_AMOUNT, hint=hint, is_short=True
    )
    which = (_choice(FieldName.ALLOWANCE, options, chosen=chosen),) if len(options) > 1 else ()
    return words.about(ticket), *ledger.before_logging(there), *which, amount, _text("log", case)


def _kind(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    """Return the kinds, the present one chosen, with what is left of what each is spent from."""
    kinds = (case.plan.kinds or forms.KINDS)[:MAX_OPTIONS]
    options = tuple(
        Option(value=one, label=clipped(ledger.kind(one, case.plan, case.customer, case.now), 75)) for one in kinds
    )
    return words.about(ticket), _choice(FieldName.KIND, options, chosen=ticket.kind if ticket.kind in kinds else "")


def _link(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    return words.about(ticket), replace(_text("link", case), max_length=MAX_ADDRESS, is_short=True)


def _assign(case: Case, ticket: Ticket) -> tuple[Part, ...]:
    """Return the people whom it can be assigned to: who is on duty first, then the others, and who is away last."""
    desk, now = case.desk, case.now
    duty = called(desk, tuple(Line), now)
    away = {one.id for one in desk.people if away_until(desk, one.id, now)}
    rest = [one for one in desk.people if one not in duty]
    ordered = (*duty, *(one for one in rest if one.id not in away), *(one for one in rest if one.id in away))

    def option(one: Person) -> Option:
        return Option(value=one.id, label=words.person(one, on_duty=one in duty, away=one.id in away))

    options = tuple(option(one) for one in ordered if one.id != ticket.assignee_id)[:MAX_OPTIONS]
    return words.about(ticket), _choice(FieldName.PERSON, options)


def _text(verb: str, case: Case) -> Writing:
    label, hint = words.text(verb, case.customer)
    return Writing(name=FieldName.TEXT, label=label, max_length=MAX_TEXT, missing=words.NO_TEXT, hint=hint)


def _choice(name: FieldName, options: tuple[Option, ...], chosen: str = "") -> FormChoice:
    return FormChoice(name=name, label=words.LABELS[name], options=options, missing=words.NOT_CHOSEN, chosen=chosen)


PARTS: Final[dict[str, Parts]] = {
    "reply": _reply,
    "note": _note,
    "wait": _wait,
    "resolve": _resolve,
    "milestone": _milestone,
    "access": _access,
    "log": _log,
    "kind": _kind,
    "link": _link,
    "assign": _assign,
    "snooze": _snooze,
    "severity": _severity,
    "merge": _merge,
    "phoned": _phoned,
    "appeal grant": _appeal_granted,
    "appeal refuse": _appeal_refused,
}
"""The parts of a form, for each verb that has one."""
