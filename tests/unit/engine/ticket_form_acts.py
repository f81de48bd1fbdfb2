"""People open a form about a ticket, fill it in and send it; and what is in it."""

from typing import get_args

from bot.commands import OpenTicketForm, Origin, Submit, Via
from bot.events import TicketEvent
from bot.model import plain_text
from bot.model.form import Field, Filled, Form, FormChoice, FormChoices
from bot.model.ids import TicketId
from bot.model.message import Block, Message
from bot.model.places import Account
from bot.shell.writer import CommandResult
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, TRIAGE


def opens(desk: FrontDesk, verb: str, who: Account = AGENT_ONE, ticket: str = "EX-1") -> CommandResult:
    origin = Origin(by=who, place=TRIAGE, at=desk.clock.at, via=Via.BUTTON)
    return desk.service.handle(OpenTicketForm(origin=origin, ticket=TicketId(ticket), verb=verb))


def form_of(result: CommandResult) -> Form:
    assert result.form is not None
    return result.form


def sends(desk: FrontDesk, form: Form, who: Account = AGENT_ONE, **answers: str) -> CommandResult:
    """Somebody sends a form that they were shown: with what is in its fields, but for these answers."""
    initial = {one.name.value: _initial(one) for one in form.fields}
    filled = Filled(id="V1", customer=str(form.customer), plan="", answers=initial | answers, purpose=form.purpose)
    origin = Origin(by=who, place=TRIAGE, at=desk.clock.at, via=Via.FORM)
    result = desk.service.handle(Submit(origin=origin, filled=filled))
    assert not desk.store.kept.quarantined, desk.store.kept.quarantined
    return result


def _initial(field: Field) -> str:
    match field:
        case FormChoice():
            return field.chosen
        case FormChoices():
            return ",".join(field.chosen)
        case _:
            return field.written


def last(desk: FrontDesk) -> TicketEvent:
    event = desk.history("EX-1")[-1]
    assert isinstance(event, TicketEvent)
    return event


def said(form: Form) -> str:
    blocks = tuple(part for part in form.parts if isinstance(part, get_args(Block)))
    return plain_text.body(Message(summary=(), blocks=blocks))
