"""The situation of a command: all that deciding it may look at, read inside its transaction."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Final

from msgspec import Struct, field

from bot.catalogue import ROWS
from bot.catalogue.row import Needs
from bot.commands import (
    CheckTimers,
    Command,
    OpenFromMessage,
    ReceiveMessage,
    ReplyFromMessage,
    Room,
    ShowPlan,
    SplitFromMessage,
    Submit,
)
from bot.engine import accounts
from bot.engine.identity import identify
from bot.engine.intake import chatter
from bot.engine.intake.question import intake_id
from bot.engine.located import NOWHERE, Found, Located
from bot.engine.situation import Situation
from bot.engine.ticket import standing
from bot.engine.views import lists as listing
from bot.language.addressing import named_customer
from bot.model.contract import Contract
from bot.model.desk import Customer, Desk, IntakeMode
from bot.model.ids import CustomerId
from bot.model.people import Role
from bot.model.places import MessageRef, Place
from bot.model.revised import revised
from bot.model.subject import Subject
from bot.ports import UnitOfWork
from bot.shell import context, incidents, list_pages, merged, subjects
from bot.shell.locate import locate, of_channel
from bot.shell.product_plan import plan_for
from policies.terms import Plan

ADDED: Final = (
    list_pages.with_pages_for_all,
    context.with_nearby,
    context.with_messages,
    context.with_timeline,
    context.with_timers,
    context.with_reached,
    merged.with_guests,
    context.with_figures,
    incidents.with_addressed,
    incidents.with_incidents,
)
"""The readings that are added to a situation, each as far as its command needs it."""


class Loader(Struct, frozen=True, kw_only=True, dict=True):
    """The reading of situations for one desk file.

    `plans` has every customer's present plan, `by_product` those of products that have one of their own; tickets and
    intakes keep the one that is pinned to them.
    """

    desk: Desk
    plans: Mapping[CustomerId, Plan]
    by_product: Mapping[CustomerId, Mapping[str, Plan]] = field(default_factory=dict)

    @cached_property
    def _severities(self) -> frozenset[str]:
        own = (one for plans in self.by_product.values() for one in plans.values())
        return frozenset(severity.id for one in (*self.plans.values(), *own) for severity in one.severities)

    def desk_at(self, place: Place, work: UnitOfWork) -> Desk:
        """Return the desk as it was read."""
        return self.desk

    def present(self, command: Command, work: UnitOfWork) -> tuple[Command, "Loader"]:
        """Return the command where its place is now, and the loader for it: this one, as nothing ever moves."""
        return command, self

    def agree(self, *contracts: Contract) -> None:
        """Go on as before: what this one reads was agreed before it was made."""

    def locate(self, command: Command, work: UnitOfWork) -> Located:
        """Return the surroundings of a command."""
        return locate(command, self.desk, self.plans, work)

    def load(self, command: Command, located: Located, work: UnitOfWork, now: datetime) -> Situation:
        """Return the situation of a command that has been understood."""
        found = self._found(command, located, work, now)
        situation = self._situation(command, found, work, now)
        for add in ADDED:
            situation = add(situation, command, work)
        return situation

    def _found(self, command: Command, located: Located, work: UnitOfWork, now: datetime) -> Found:
        """Return what the command is about: what it names, or what is around it."""
        if accounts.is_a_programs(command.origin, self.desk):
            return NOWHERE
        if Needs.UNDER_WAY not in ROWS[type(command)].needs:
            return subjects.named_by(command, work)
        match command:
            case OpenFromMessage() | SplitFromMessage():
                pointed_at = subjects.gone_on(self._pointed_at(command, work), work)
                return of_channel(pointed_at, command, self.desk)
            case ReplyFromMessage():
                return subjects.gone_on(subjects.under_card(command.origin, command.pointed, work), work)
            case ReceiveMessage():
                found = subjects.named_in(command, self.desk, work) if self._may_name_a_ticket(command) else None
                return found or self._beside(located.around, command, work, now)
            case _:
                return NOWHERE

    def _may_name_a_ticket(self, command: ReceiveMessage) -> bool:
        """Return whether it is written to the desk, or asks for a ticket's state where the desk heeds that."""
        if command.origin.thread is not None:
            return False
        is_heeded = self.desk.intake is not IntakeMode.MENTION and command.room is Room.CHANNEL
        return command.mentions_desk or (is_heeded and standing.asks_for_state(command, self.desk))

    def _situation(self, command: Command, found: Found, work: UnitOfWork, now: datetime) -> Situation:
        origin = command.origin
        here = self.desk.customer_in(origin.place) if origin.place else None
        subject, about = found.ticket or found.intake, found.ticket or found.intake or found.contract
        customer = self._customer(about) if about else named_customer(command, self.desk) or here
        plan = self._plan(customer, found, command, work, now)
        contract = context.contract(found, command, customer, plan, work, now=now)
        requester = subject.requester if subject and not (found.intake and found.intake.needs_contact) else None
        towards = (
            plan if here and customer and here.id == customer.id else self._plan(here, NOWHERE, command, work, now)
        )
        acting = accounts.acting_origin(origin, self.desk, subject)
        actor = identify(acting, self.desk, customer=here, plan=towards, requester=requester, now=now)
        if customer is None and actor.customer:  # a contact in a conversation of their own with the desk
            customer = self.desk.customer(actor.customer)
            plan = self._plan(customer, found, command, work, now)
        situation = Situation(
            now=now,
            desk=self.desk,
            actor=actor,
            customer=customer,
            plan=plan,
            intake=found.intake,
            ticket=found.ticket,
            contract=contract,
            other=found.other,
            foreign=found.foreign,
            asked_at=context.asked_at(found.intake, work, now) if isinstance(command, CheckTimers) else None,
            present_plan=self._present_plan(command, found, work, now),
            in_private=origin.place is not None and here is None and origin.place not in self.desk.triage,
            severities=self._severities,
            present_plans=self.plans,
            product_plans=self.by_product,
        )
        pages = list_pages.read(listing.lists_asked_for(command, situation), work, now)
        only_one = listing.only_one(command, pages)
        other = found.other or (work.ticket(only_one) if only_one else None)
        shown = (*(ticket for page in pages for ticket in (*page.tickets, *page.table)), other)
        pinned = {one.plan_version: work.pinned(one.plan_version) for one in shown if one}
        if contract:
            pinned |= {one.version: work.pinned(one.version) for one in contract.plans}
        if customer and isinstance(command, Submit | ShowPlan):
            pinned |= {one.version: one for one in self._present(customer)}
        return revised(situation, pages=pages, plans=pinned or situation.plans, other=other)

    def _beside(self, found: Found, command: ReceiveMessage, work: UnitOfWork, now: datetime) -> Found:
        """Return what was found, or what waits of a colleague here.

        The latter is for somebody who may not ask either, and has nothing open of their own.
        """
        origin = command.origin
        here = self.desk.customer_in(origin.place) if origin.place else None
        if here is None or origin.thread or found.ticket or (found.intake and found.intake.is_undecided):
            return found
        plan = self.plans.get(here.id)
        actor = identify(origin, self.desk, customer=here, plan=plan, requester=None, now=now)
        if Role.COLLEAGUE not in actor.roles or not chatter.may_join(command, self.desk):
            return found
        waiting = subjects.waiting_beside(origin, here.id, work)
        return Found(intake=waiting) if waiting else found

    def _pointed_at(self, command: OpenFromMessage | SplitFromMessage, work: UnitOfWork) -> Found:
        """Return what the message is part of.

        Else it is what its thread is about, or the request that its writer has open here.
        """
        place, pointed, thread = command.origin.place, command.pointed, command.origin.thread
        if place is None or pointed is None:
            return subjects.in_thread(thread, work) if thread else NOWHERE
        found = subjects.of_request(intake_id(place, pointed.message), work)
        if found.intake is None:
            found = subjects.of_message(MessageRef(place=place, id=pointed.message), work)
        if found.intake is None and thread:
            return subjects.in_thread(thread, work)
        if found.intake is None and pointed.writer and self.desk.customer_in(place):
            return Found(intake=work.open_intake(place, pointed.writer))
        return found

    def _plan(
        self, customer: Customer | None, found: Found, command: Command, work: UnitOfWork, now: datetime
    ) -> Plan | None:
        """Return the plan that is pinned to what there is; for a new request the customer's present one."""
        if found.ticket:
            return work.pinned(found.ticket.plan_version)
        if found.intake and found.intake.is_undecided:
            return work.pinned(found.intake.plan_version)
        plan = self.plans.get(customer.id) if customer else None
        if customer is None or plan is None:
            return plan
        return plan_for(command, customer, plan, self.by_product.get(customer.id, {}), now)

    def _present(self, customer: Customer) -> tuple[Plan, ...]:
        """Return all plans that are in force for a customer."""
        plan = self.plans.get(customer.id)
        return (*((plan,) if plan else ()), *self.by_product.get(customer.id, {}).values())

    def _present_plan(self, command: Command, found: Found, work: UnitOfWork, now: datetime) -> Plan | None:
        """Return the customer's present plan for words about a ticket that is past; None for anything else."""
        ticket = found.ticket if isinstance(command, ReceiveMessage) else None
        if ticket is None or not ticket.is_past(now):
            return None
        return self._plan(self.desk.customer(ticket.customer), NOWHERE, command, work, now)

    def _customer(self, subject: Subject) -> Customer:
        """Return the customer of a subject; by its id alone once the desk file no longer has it."""
        known = self.desk.customer(subject.customer)
        return known or Customer(id=subject.customer, name=subject.customer, plan=subject.plan_ref)
