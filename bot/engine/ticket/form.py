"""The forms about a ticket: one for each verb that needs words, and every one of them the same command as in words.

A form that comes back is decided as if its words had been typed. That decision says the rest. A refusal is shown at the
form's field, so that nothing typed is lost. What would reach the customer is shown first as they will read it, with
their name, and goes out once the same answers come back from there; what ends a ticket is shown again, with what has
become of that, if it moved on meanwhile. Anything else is done at once, and done once.
"""

from hashlib import sha256

from msgspec.structs import replace

from bot.commands import Command, OpenTicketForm, Reply, Submit
from bot.effects import Destination, InChannel, InThread, OpenForm, ReturnForm, Say, UnderMessage
from bot.engine import other_forms
from bot.engine.access import access_case, access_ticket
from bot.engine.form_answers import faults, refused, with_answers
from bot.engine.situation import Case, Decision, Situation, answer
from bot.engine.ticket import form_fields, macros
from bot.model.blocks import without_buttons
from bot.model.desk import Desk
from bot.model.form import FieldName, Filled, Form, FormChoice, Part, Purpose
from bot.model.message import Message
from bot.model.moves import moves
from bot.model.places import Place
from bot.model.ticket import Ticket
from bot.wording import other_forms as other_words
from bot.wording.contract import ledger
from bot.wording.intake import form as forms
from bot.wording.ticket import access, moved_on, snooze
from bot.wording.ticket import form as words


def show(command: OpenTicketForm, case: Case, ticket: Ticket) -> Decision:
    """Return the form of a verb, or say why there is nothing to fill in, or nothing to do yet."""
    if command.verb not in form_fields.PARTS:
        return answer(forms.unreadable())
    if _is_without_allowances(command.verb, case):
        return answer(ledger.nothing_to_log(case.plan, case.customer))
    if command.verb == "snooze" and ticket.awaits_response:
        return answer(snooze.not_answered(ticket))
    if command.verb == "access" and not case.actor.is_staff:
        return answer(access.ours_to_ask(ticket))
    form = _form(command.verb, case, ticket)
    form = replace(form, parts=tuple(_chosen(part, command.chosen) for part in form.parts))
    empty = next((field for field in form.fields if not getattr(field, "options", True)), None)
    return answer(words.nothing_to_choose(command.verb, case.customer)) if empty else _open(form)


def _is_without_allowances(verb: str, case: Case) -> bool:
    """Return whether it is the form of work that counts against allowances, and none is open now."""
    return verb == "log" and not ledger.open_now(case.plan, case.customer, case.now)


def _chosen(part: Part, value: str) -> Part:
    """Return a part of a form with that choice made, if it is one of its options."""
    is_there = isinstance(part, FormChoice) and any(option.value == value for option in part.options)
    return replace(part, chosen=value) if is_there and isinstance(part, FormChoice) else part


def in_words(purpose: Purpose) -> Message:
    """Return the same in words, for a form that couldn't be shown."""
    if purpose.verb in other_words.NAMES:
        return other_words.in_words(purpose.verb, purpose.subject)
    return words.in_words(purpose)


def judge(command: Submit, order: Command, decided: Decision, situation: Situation) -> Decision:
    """Return what follows from a form about a ticket, given what its `order` comes to."""
    case, ticket = access_case(situation, command.origin.via), access_ticket(situation)
    purpose = command.filled.purpose
    if purpose and purpose.verb in other_forms.FORMS:
        return other_forms.judge(command, decided, situation)
    if case is None or ticket is None or purpose is None:
        return refused(command.filled, decided)
    if _is_without_allowances(purpose.verb, case):
        return refused(command.filled, decided)
    form = _form(purpose.verb, case, ticket)
    wrong = faults(form, command.filled)
    if wrong:
        return Decision(effects=(ReturnForm(faults=wrong),))
    if not (decided.events or decided.to_contract):
        return refused(command.filled, decided)
    read = tuple(message for effect in decided.effects if (message := _to_customer(effect, case.desk)))
    filled = _as_it_goes_out(command.filled, order, case, ticket)
    if too_long := faults(form, filled):
        return Decision(effects=(ReturnForm(faults=too_long),))
    if case.actor.is_staff and read and purpose.shown != _shown(filled, ticket):
        return _open(_preview(form, filled, read, case, ticket))
    return replace(decided, once=f"form {command.filled.id}")


def _open(form: Form) -> Decision:
    return Decision(effects=(OpenForm(form=form),))


def _form(verb: str, case: Case, ticket: Ticket) -> Form:
    return Form(
        title=words.title(verb, ticket),
        send=words.send(verb),
        parts=form_fields.PARTS[verb](case, ticket),
        customer=ticket.customer,
        purpose=Purpose(verb=verb, subject=ticket.id, shown=_stand(verb, ticket)),
    )


def _preview(form: Form, filled: Filled, read: tuple[Message, ...], case: Case, ticket: Ticket) -> Form:
    """Return the form with what the customer is going to read above its fields, which may still be changed."""
    shown = tuple(block for each in read for block in without_buttons(each.blocks))
    fields = tuple(field for field in form.fields if field.name is not FieldName.MACRO)
    purpose = Purpose(verb=_verb(filled), subject=ticket.id, shown=_shown(filled, ticket))
    news = (moved_on.since_form(ticket, case.plan),) if _has_moved_on(filled, ticket) else ()
    return replace(
        form,
        send=words.send_to(case.customer),
        parts=(*news, words.preview(ticket, case.customer, case.actor), *shown, *with_answers(fields, filled)),
        purpose=purpose,
    )


def _to_customer(effect: object, desk: Desk) -> Message | None:
    """Return the message that an effect posts before the customer; None if it posts none there."""
    place = _place(effect.to) if isinstance(effect, Say) else None
    return effect.message if isinstance(effect, Say) and place and place not in desk.triage else None


def _place(to: Destination) -> Place | None:
    match to:
        case InThread(thread=thread):
            return thread.place
        case InChannel(place=place) | UnderMessage(place=place):
            return place
        case _:
            return None


def _as_it_goes_out(filled: Filled, order: Command, case: Case, ticket: Ticket) -> Filled:
    """Return the answers with what they stand for: a ready-made text is in the text then, where it can be changed."""
    if not isinstance(order, Reply):
        return filled
    text = macros.written(order.text, case, ticket)
    return filled if isinstance(text, Message) else replace(filled, answers={FieldName.TEXT.value: text})


def _shown(filled: Filled, ticket: Ticket) -> str:
    """Return a name for what its sender reads before these answers go out."""
    return f"{_stand(_verb(filled), ticket)} {_named(filled)}".strip()


def _stand(verb: str, ticket: Ticket) -> str:
    """Return how far a ticket has moved on, for a verb that ends it; else nothing."""
    return str(moves(ticket)) if verb == "resolve" else ""


def _has_moved_on(filled: Filled, ticket: Ticket) -> bool:
    """Return whether a ticket that is to end has moved on since the form was shown; not if nobody knows."""
    seen = filled.purpose.shown.partition(" ")[0] if filled.purpose else ""
    now = _stand(_verb(filled), ticket)
    return bool(now) and seen.isdecimal() and seen != now


def _verb(filled: Filled) -> str:
    return filled.purpose.verb if filled.purpose else ""


def _named(filled: Filled) -> str:
    """Return a name for these answers, whatever a platform makes of their spaces and line breaks."""
    said = "\n".join(f"{name}: {' '.join(value.split())}" for name, value in sorted(filled.answers.items()) if value)
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
