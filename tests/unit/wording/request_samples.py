"""What the desk writes about requests without a message of their own."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.engine.intake import form_fields as dialog
from bot.model.desk import Customer, Desk
from bot.model.form import FieldName, Filled, FormChoice, Writing
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import Actor, Role
from bot.model.ticket import Ticket
from bot.wording.intake import form as forms
from bot.wording.intake import new_request
from bot.wording.spans import line, plain
from policies.terms import Plan

CONTACT_ONE = Actor(id="acme-one", name="Contact One", roles=frozenset({Role.CONTACT}))
AGENT_ONE = Actor(id="agent-one", name="Agent One", roles=frozenset({Role.AGENT}))


def own_requests(intake: Intake, customer: Customer) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    desk = Desk(name="Example Support", ticket_prefix="EX", triage=(), customers=(customer,))
    for each in (intake, replace(intake, requester_name=""), replace(intake, first=replace(intake.first, text=""))):
        yield "announced", new_request.announced(each, CONTACT_ONE)
        yield "announced for another", new_request.announced(each, AGENT_ONE)
    yield "posted", new_request.posted(intake, customer)
    yield "posted there", new_request.posted_there(customer)
    yield "posted and refused", new_request.turned_away(customer)
    yield "nowhere", new_request.nowhere()
    yield "no channel", new_request.no_channel(customer)
    yield "nobody to open for", new_request.nobody_to_open_for(customer)
    yield "which customer", new_request.which_customer(desk)


def a_form(ticket: Ticket, customer: Customer, plan: Plan) -> Iterator[tuple[str, Message]]:
    """What stands in and around the form, as messages."""
    now = ticket.opened_at
    for before in (None, Filled(id="V1", customer="", plan="", answers={})):
        form = dialog.request(customer, plan, now, staff=True, before=before)
        blocks = tuple(part for part in form.parts if not isinstance(part, FormChoice | Writing))
        yield "form", Message(summary=line("A form."), blocks=blocks)
    for name in forms.LABELS.keys() - {FieldName.TEXT}:
        yield "not chosen", plain(forms.not_chosen(name))
    yield "not written", plain(forms.not_written())
    yield "too long", plain(forms.too_long(3000, 3001))
    yield "opened", forms.opened(ticket, customer, plan)
    yield "sent already", forms.sent_already(ticket)
    yield "unreadable", forms.unreadable()
    yield "of another", forms.with_text(forms.of_another(), "Nobody can log in")
    for staff in (True, False):
        yield "in words", forms.in_words(customer, staff=staff)
