"""What a command needs to know before it can be decided, read inside its transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.commands import (
    CheckTimers,
    Command,
    OpenFromMessage,
    ReceiveMessage,
    Room,
)
from bot.engine import accounts
from bot.engine.conversation.mention import spoken
from bot.engine.conversation.places import meant_there
from bot.engine.identity import identify
from bot.engine.intake import chatter
from bot.engine.intake.question import named
from bot.engine.situation import Situation
from bot.engine.views import lists as listing
from bot.engine.views.lists import Sought
from bot.language.addressing import addressed
from bot.language.typed_answers import Chosen, typed_answer
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId
from bot.model.intake import Intake
from bot.model.people import Role
from bot.model.places import MessageRef, Place
from bot.model.selection import Page, last_page
from bot.model.ticket import Ticket
from bot.ports import UnitOfWork
from bot.shell.deferral import remembered
from bot.shell.finding import (
    Found,
    asked_in,
    gone_on,
    in_thread,
    named_in,
    of_customer,
    of_message,
    of_request,
    said_late,
    under_way,
    waiting_beside,
    with_messages,
    with_nearby,
    with_ticket,
)
from bot.shell.needed import needed, with_timeline
from policies.terms import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Loader:
    """Reads situations. `plans` has every customer's present plan; tickets and intakes keep the one pinned to them."""

    desk: Desk
    plans: Mapping[CustomerId, Plan]

    def desk_at(self, place: Place, work: UnitOfWork) -> Desk:
        """Return the desk, which stands as it was read."""
        return self.desk

    def load(self, command: Command, work: UnitOfWork, now: datetime) -> tuple[Command, Situation]:
        """The situation of a command; a message that turns out to be a command to the desk is returned as that."""
        command = accounts.recognised(said_late(command, self.desk, work), self.desk)
        command = remembered(command, self.desk, work, now)
        if accounts.is_a_programs(command.origin, self.desk):
            return command, self._situation(command, Found(), None, work, now)
        if isinstance(command, OpenFromMessage):
            found = self._here(gone_on(self._pointed_at(command, work), work), command)
        elif isinstance(command, ReceiveMessage):
            found = self._here(gone_on(self._around(command, work), work), command)
            found = self._beside(found, command, work, now)
            around = found if command.origin.thread or command.room is Room.CHAT else Found()
            command = meant_there(command, spoken(command, self.desk, around.ticket, around.intake), self.desk)
            if isinstance(command, OpenFromMessage):
                found = self._here(gone_on(self._pointed_at(command, work), work), command)
            elif not isinstance(command, ReceiveMessage):
                found = needed(command, work)
            elif command.mentions_desk and command.origin.thread is None:
                found = named_in(command, self.desk, work) or found
        else:
            found = needed(command, work)
        command = accounts.in_own_request(command, self.desk, found.ticket or found.intake)
        command, customer = addressed(command, self.desk)
        situation = with_nearby(self._situation(command, found, customer, work, now), command, work)
        return command, with_timeline(with_messages(situation, command, work), command, work)

    def _situation(
        self, command: Command, found: Found, named: Customer | None, work: UnitOfWork, now: datetime
    ) -> Situation:
        origin = command.origin
        here = self.desk.customer_in(origin.place) if origin.place else None
        subject = found.ticket or found.intake
        customer = self._customer(subject) if subject else named or here
        plan = self._plan(customer, found, work)
        requester = subject.requester if subject and not (found.intake and found.intake.needs_contact) else None
        towards = plan if here and customer and here.id == customer.id else self._plan(here, Found(), work)
        actor = identify(origin, self.desk, customer=here, plan=towards, requester=requester, now=now)
        if customer is None and actor.customer:  # a contact in a conversation of their own with the desk
            customer = self.desk.customer(actor.customer)
            plan = self._plan(customer, found, work)
        situation = Situation(
            now=now,
            desk=self.desk,
            actor=actor,
            customer=customer,
            plan=plan,
            intake=found.intake,
            ticket=found.ticket,
            other=found.other,
            foreign=found.foreign,
            asked_at=_asked_at(found.intake, work, now) if isinstance(command, CheckTimers) else None,
            in_private=origin.place is not None and here is None and origin.place not in self.desk.triage,
            severities=frozenset(severity.id for one in self.plans.values() for severity in one.severities),
        )
        pages = _pages(listing.sought(command, situation), work)
        shown = (*(ticket for page in pages for ticket in page.tickets), found.other)
        pinned = {one.plan_version: work.pinned(one.plan_version) for one in shown if one}
        return replace(situation, pages=pages, plans=pinned)

    def _here(self, found: Found, command: Command) -> Found:
        """In a customer's channel everything is about that customer's requests: it may have been another's before."""
        here = self.desk.customer_in(command.origin.place) if command.origin.place else None
        return of_customer(found, here.id) if here else found

    def _around(self, command: ReceiveMessage, work: UnitOfWork) -> Found:
        """The request that this very message began; else what its thread is about, and outside threads the request
        that its writer has open here. A thread is about what began in it, else about what its first message is about:
        a later message of a request, or a post of ours.
        """
        origin = command.origin
        began = work.intake(named(origin.place, command.message)) if origin.place else None
        if began:
            return with_ticket(began, work)
        if origin.thread:
            return in_thread(origin.thread, work)
        if not origin.place or not origin.by:
            return Found()
        here = self.desk.customer_in(origin.place)
        if command.room is Room.CHANNEL and not here:
            return Found()
        asked = work.open_intake(origin.place, origin.by)
        if here and not (asked and (asked.is_open or asked.is_held)) and self._names_severity(command, here):
            waiting = asked_in(origin.place, origin.by, here.id, work)
            return waiting if waiting.intake else Found(intake=asked)
        is_chat = command.room is Room.CHAT and not (asked and asked.is_undecided)
        return (under_way(command, self.desk, work) if is_chat else None) or Found(intake=asked)

    def _beside(self, found: Found, command: ReceiveMessage, work: UnitOfWork, now: datetime) -> Found:
        """What waits of a colleague here, for somebody who may not ask either and has nothing open of their own."""
        origin = command.origin
        here = self.desk.customer_in(origin.place) if origin.place else None
        if here is None or origin.thread or found.ticket or (found.intake and found.intake.is_undecided):
            return found
        plan = self.plans.get(here.id)
        actor = identify(origin, self.desk, customer=here, plan=plan, requester=None, now=now)
        if Role.COLLEAGUE not in actor.roles or not chatter.may_join(command, self.desk):
            return found
        waiting = waiting_beside(origin, here.id, work)
        return Found(intake=waiting) if waiting else found

    def _names_severity(self, command: ReceiveMessage, customer: Customer) -> bool:
        """Whether it is an answer to the one question, in the words of the customer's plan."""
        plan = self.plans.get(customer.id)
        return plan is not None and isinstance(typed_answer(command.text, plan, self.desk.words), Chosen)

    def _pointed_at(self, command: OpenFromMessage, work: UnitOfWork) -> Found:
        """What the message is part of; else what its thread is about, or the request that its writer has open here."""
        place, pointed, thread = command.origin.place, command.pointed, command.origin.thread
        if place is None or pointed is None:
            return in_thread(thread, work) if thread else Found()
        found = of_request(named(place, pointed.message), work)
        if found.intake is None:
            found = of_message(MessageRef(place=place, id=pointed.message), work)
        if found.intake is None and thread:
            return in_thread(thread, work)
        if found.intake is None and pointed.writer and self.desk.customer_in(place):
            return Found(intake=work.open_intake(place, pointed.writer))
        return found

    def _plan(self, customer: Customer | None, found: Found, work: UnitOfWork) -> Plan | None:
        """The pinned one for what stands; for a new request the customer's present one."""
        if found.ticket:
            return work.pinned(found.ticket.plan_version)
        if found.intake and found.intake.is_undecided:
            return work.pinned(found.intake.plan_version)
        return self.plans.get(customer.id) if customer else None

    def _customer(self, subject: Ticket | Intake) -> Customer:
        """The customer of what stands; by its id alone once the desk file has it no more."""
        known = self.desk.customer(subject.customer)
        return known or Customer(id=subject.customer, name=subject.customer, plan=subject.plan_ref)


def _asked_at(intake: Intake | None, work: UnitOfWork, now: datetime) -> datetime | None:
    return work.out_since(intake.question, now) if intake and intake.is_open else None


def _pages(lists: tuple[Sought, ...], work: UnitOfWork) -> tuple[Page, ...]:
    """The pages that are asked for; of a list that has become shorter meanwhile its last one."""
    pages: list[Page] = []
    for sought in lists:
        selection, size = sought.selection, sought.size
        if sought.apart:
            selection = replace(selection, besides=frozenset(ticket.id for ticket in pages[0].tickets))
        counts = work.count_tickets(selection)
        number = min(sought.page, last_page(sum(counts.values()), size))
        found = work.tickets(selection, size, after=(number - 1) * size)
        pages.append(Page(tickets=found, counts=counts, size=size, number=number))
    return tuple(pages)
