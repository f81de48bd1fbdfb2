"""The forms of verbs that are about no ticket: the words to search for, and why something isn't granted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.commands import Submit
from bot.effects import Effect, OpenForm, ReplyToActor, ReturnForm
from bot.engine.access import access_contract, access_customer, access_pages
from bot.engine.form_answers import MAX_TEXT, faults, refused
from bot.engine.situation import Decision, Situation
from bot.model.approval import Approval, TermWish
from bot.model.form import FieldName, Form, Part, Purpose, Writing
from bot.wording import other_forms as words
from bot.wording.contract import approval
from bot.wording.intake import outside_term

MAX_SEARCH: Final = 200
"""The most characters of what is searched for."""

Parts = Callable[[str, Situation], tuple[Part, ...]]


def show(verb: str, subject: str, situation: Situation) -> Decision:
    """Show the form of a verb; without a place for it the same is said in words."""
    return Decision(effects=(OpenForm(form=_form(verb, subject, situation)),))


def judge(command: Submit, decided: Decision, situation: Situation) -> Decision:
    """Return what follows from such a form, given what its order comes to."""
    purpose = command.filled.purpose
    form = _form(purpose.verb, purpose.subject, situation) if purpose else None
    wrong = faults(form, command.filled) if form else ()
    if wrong:
        return Decision(effects=(ReturnForm(faults=wrong),))
    if purpose and purpose.verb == "search" and any(page.found for page in access_pages(situation)):
        return replace(decided, effects=tuple(_apart(effect) for effect in decided.effects))
    if decided.to_contract:
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
    found = contract.approval(int(subject)) if contract and subject.isdecimal() else None
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


def _apart(effect: Effect) -> Effect:
    return replace(effect, is_apart=True) if isinstance(effect, ReplyToActor) else effect


FORMS: Final[dict[str, Parts]] = {"search": _search, "decline": _decline}
"""The parts of a form, for each verb that has one here."""
