"""The forms of verbs that are about no ticket: search, why something isn't granted, an incident."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from bot.commands import Submit
from bot.effects import Effect, OpenForm, ReplyToActor, ReturnForm, SaveIncident
from bot.engine.access import access_contract, access_customer, access_pages
from bot.engine.form_answers import MAX_OPTIONS, MAX_TEXT, faults, refused
from bot.engine.incident_choice import tickets_field
from bot.engine.situation import Decision, Situation
from bot.language.orders import tickets_named
from bot.model.approval import Approval, TermWish
from bot.model.form import FieldFault, FieldName, Filled, Form, FormChoice, Option, Part, Purpose, Writing
from bot.model.ids import TicketId
from bot.model.numbers import whole
from bot.wording import other_forms as words
from bot.wording.contract import approval
from bot.wording.intake import outside_term
from bot.wording.spans import clipped
from bot.wording.views.incident_choice import MORE, NEW

MAX_SEARCH: Final = 200
"""The most characters of what is searched for."""

MAX_TITLE: Final = 80
"""The most characters of what an incident is called in its form."""

Parts = Callable[[str, Situation], tuple[Part, ...]]


def show(verb: str, subject: str, situation: Situation) -> Decision:
    """Show the form of a verb; without a place for it the same is said in words."""
    return Decision(effects=(OpenForm(form=_form(verb, subject, situation)),))


def judge(command: Submit, decided: Decision, situation: Situation) -> Decision:
    """Return what follows from such a form, given what its order comes to."""
    purpose = command.filled.purpose
    form = _form(purpose.verb, purpose.subject, situation) if purpose else None
    wrong = (*faults(form, command.filled), *_nothing_chosen(form, command.filled)) if form else ()
    if wrong:
        return Decision(effects=(ReturnForm(faults=wrong),))
    if purpose and purpose.verb == "search" and any(page.found for page in access_pages(situation)):
        return replace(decided, effects=tuple(_apart(effect) for effect in decided.effects))
    if decided.to_contract or any(isinstance(effect, SaveIncident) for effect in decided.effects):
        return replace(decided, once=f"form {command.filled.id}")
    return refused(command.filled, decided)


def _form(verb: str, subject: str, situation: Situation) -> Form:
    title, send = words.NAMES[verb]
    return Form(
        title=title, send=send, parts=FORMS[verb](subject, situation), purpose=Purpose(verb=verb, subject=subject)
    )


def _search(_: str, __: Situation) -> tuple[Part, ...]:
    label, hint = words.SEARCHED
    field = Writing(
        name=FieldName.TEXT, label=label, max_length=MAX_SEARCH, missing=words.NO_WORDS, hint=hint, is_short=True
    )
    return (field,)


def _decline(subject: str, situation: Situation) -> tuple[Part, ...]:
    contract = access_contract(situation)
    found = contract.approval(whole(subject)) if contract and subject.isdecimal() else None
    label = words.why(found.name if found else "")
    written = _refusal(found, situation) if found else ""
    field = Writing(name=FieldName.TEXT, label=label, max_length=MAX_TEXT, missing=words.NO_REASON, written=written)
    return (words.about(approval.named(found)), field) if found else (field,)


def _refusal(approval: Approval, situation: Situation) -> str:
    """Return the words that the customer reads unless they're changed; empty for what has none."""
    customer = access_customer(situation)
    if customer is None or not isinstance(approval.wish, TermWish):
        return ""
    return outside_term.refusal(approval.wish.term, customer.today(situation.now), situation.actor.name)


def _incident(subject: str, situation: Situation) -> tuple[Part, ...]:
    """Return the field for a text to the customers, or which tickets belong together, and to which incident."""
    tickets = tickets_named(subject, situation.desk.ticket_prefix)
    if not tickets and subject != NEW:
        text = Writing(name=FieldName.TEXT, label=words.TOLD, max_length=MAX_TEXT, missing=words.NO_TEXT)
        return words.about(words.TOLD_HOW), text
    field, are_more = tickets_field(map(TicketId, tickets), situation)
    which = (field, *((words.about(MORE),) if are_more else ()))
    options = tuple(Option(value=one.id, label=clipped(f"{one.id} · {one.title}", 75)) for one in situation.incidents)[
        :MAX_OPTIONS
    ]
    label, missing = (words.ANOTHER, words.NEITHER) if options else (words.TITLE, words.NO_TITLE)
    title = Writing(name=FieldName.TEXT, label=label, max_length=MAX_TITLE, missing=missing, is_short=True)
    if not options:
        return words.about(words.INSIDE), title, *which
    into = FormChoice(name=FieldName.INTO, label=words.INTO, options=options, missing=missing, is_optional=True)
    return words.about(words.INSIDE), into, replace(title, is_optional=True), *which


def _nothing_chosen(form: Form, filled: Filled) -> tuple[FieldFault, ...]:
    """Return what is missing where either an incident or what a new one is called is wanted."""
    is_either = any(field.name is FieldName.INTO for field in form.fields)
    is_given = filled.said(FieldName.INTO) or filled.said(FieldName.TEXT)
    return (FieldFault(name=FieldName.TEXT, says=words.NEITHER),) if is_either and not is_given else ()


def _apart(effect: Effect) -> Effect:
    return replace(effect, is_apart=True) if isinstance(effect, ReplyToActor) else effect


FORMS: Final[dict[str, Parts]] = {"search": _search, "decline": _decline, "incident": _incident}
"""The parts of a form, for each verb that has one here."""
