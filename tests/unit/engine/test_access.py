"""What each person may see of a situation, asked of `access` itself: nothing gets past it, whatever was loaded."""

import pytest
from msgspec import Struct
from msgspec.structs import replace

from bot.engine.access import access_case, access_customer, access_pages, access_timeline, reader
from bot.engine.situation import Nearby, Situation
from bot.events import Acknowledged, CustomerWrote, IntakeEdited
from bot.model.customer_message import CustomerMessage
from bot.model.desk import Desk
from bot.model.ids import CustomerId, PersonId, TicketId
from bot.model.intake import Intake
from bot.model.people import SYSTEM, Actor, Contact, Role
from bot.model.places import Account
from bot.model.selection import ListReader, Page
from bot.model.ticket import Ticket
from tests.unit.engine import people
from tests.unit.engine.actors import (
    A_COLLEAGUE,
    A_STRANGER,
    AN_AGENT,
    AN_UNLISTED,
    ANOTHER_CONTACT,
    OF_GLOBE,
    THE_WRITER,
)
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import ACME, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, GLOBE

ELSEWHERE = Account.parse("teams:TENANT/ONE")
"""Contact One's other account."""
SEE_ALL = {
    "the desk itself": SYSTEM,
    "staff": AN_AGENT,
    "the writer": THE_WRITER,
    "the writer, by their other account": replace(THE_WRITER, account=ELSEWHERE),
    "the writer, no contact any more": replace(THE_WRITER, id=str(CONTACT_ONE), roles=frozenset({Role.COLLEAGUE})),
}
SEE_WHAT_IS_FOR_ALL = {"another contact": ANOTHER_CONTACT, "a colleague": A_COLLEAGUE}
SEE_NOTHING = {
    "another customer's contact": OF_GLOBE,
    "another customer's contact with the writer's id": replace(OF_GLOBE, id="acme-one"),
    "a stranger": A_STRANGER,
    "somebody of staff who isn't listed": AN_UNLISTED,
}
PARTS = ("intake", "ticket", "customer_message", "later_message", "messages", "other", "nearby", "pages", "timeline")
"""What of a situation belongs to a request."""


class Asked(Struct, frozen=True, kw_only=True, dict=True):
    """A request of Contact One of Acme, with the ticket that it became, and a desk that has more people than usual."""

    desk: Desk
    intake: Intake
    ticket: Ticket

    @property
    def said(self) -> CustomerMessage:
        return self.intake.first

    def loaded_for(self, actor: Actor, customer: CustomerId = ACME) -> Situation:
        """A situation towards a customer, with everything that can be loaded: all of it belongs to this request."""
        return Situation(
            now=MONDAY_NINE,
            desk=self.desk,
            actor=actor,
            customer=self.desk.customer(customer),
            plan=people.plan("mpowr/premier"),
            intake=self.intake,
            ticket=self.ticket,
            customer_message=self.said,
            later_message=self.said,
            messages=(self.said,),
            other=self.ticket,
            nearby=(Nearby(intake=self.intake, ticket=self.ticket, text="Nobody can log in"),),
            pages=(Page(tickets=(self.ticket,)),),
            timeline=(self.wrote(self.said, private=False),),
        )

    def wrote(self, said: CustomerMessage, *, private: bool | None) -> CustomerWrote:
        return CustomerWrote(at=said.at, by=str(said.by), via="message", customer_message=said, private=private)

    def named(self, message: str, by: Account = CONTACT_ONE) -> CustomerMessage:
        return replace(self.said, message=message, by=by)


@pytest.fixture(scope="module")
def in_a_channel() -> Asked:
    """Written where all of Acme's people are."""
    file = people.a_desk_file()
    acme, globe, *others = file.customers
    one, two = acme.contacts
    acme = replace(acme, contacts=(replace(one, accounts=(CONTACT_ONE, ELSEWHERE)), two))
    globe = replace(globe, contacts=(*globe.contacts, Contact(id=PersonId("acme-one"), name="Contact Seven")))
    desk = FrontDesk(file=replace(file, customers=(acme, globe, *others)))
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "2")
    return Asked(desk=desk.file, intake=desk.intake(thread), ticket=desk.ticket())


@pytest.fixture(scope="module")
def to_the_desk_alone(in_a_channel: Asked) -> Asked:
    """The same, written in a conversation with the desk."""
    intake, ticket = replace(in_a_channel.intake, private=True), replace(in_a_channel.ticket, private=True)
    return replace(in_a_channel, intake=intake, ticket=ticket)


def visible(situation: Situation) -> set[str]:
    """The parts of it in which there is anything for who acts."""
    case = access_case(situation, "message")
    assert case, "not even the customer"
    seen = {part for part in PARTS if getattr(case.situation, part) not in (None, ())}
    return seen if any(page.tickets for page in case.situation.pages) else seen - {"pages"}


def wrong(
    asked: Asked, customer: CustomerId, *, sees_all: dict[str, Actor], sees_nothing: dict[str, Actor]
) -> list[str]:
    """Who sees something else than they should, and what."""
    seen = {name: visible(asked.loaded_for(who, customer)) for name, who in (sees_all | sees_nothing).items()}
    expected = {name: set(PARTS) if name in sees_all else set() for name in seen}
    return [f"{name}: {sorted(parts)}" for name, parts in seen.items() if parts != expected[name]]


def test_what_stands_in_a_channel_is_for_staff_and_for_all_of_that_customers_people(in_a_channel: Asked) -> None:
    assert wrong(in_a_channel, ACME, sees_all=SEE_ALL | SEE_WHAT_IS_FOR_ALL, sees_nothing={}) == []


def test_what_was_said_to_the_desk_alone_is_for_staff_and_its_writer(to_the_desk_alone: Asked) -> None:
    assert wrong(to_the_desk_alone, ACME, sees_all=SEE_ALL, sees_nothing=SEE_WHAT_IS_FOR_ALL) == []


def test_in_ones_own_affairs_nothing_of_another_customers_shows(in_a_channel: Asked, to_the_desk_alone: Asked) -> None:
    of_globe = {name: one for name, one in SEE_NOTHING.items() if one.customer == GLOBE}

    for asked in (in_a_channel, to_the_desk_alone):
        assert wrong(asked, GLOBE, sees_all={}, sees_nothing=of_globe) == []


def test_each_of_two_tickets_is_looked_at_for_itself(in_a_channel: Asked, to_the_desk_alone: Asked) -> None:
    public, private = in_a_channel.ticket, to_the_desk_alone.ticket
    situation = in_a_channel.loaded_for(A_COLLEAGUE)

    first = access_case(replace(situation, ticket=public, other=private), "message")
    second = access_case(replace(situation, ticket=private, other=public), "message")

    assert first
    assert second
    assert (first.situation.ticket, first.situation.other) == (public, None)
    assert (second.situation.ticket, second.situation.other) == (None, public)


def test_nobody_else_learns_even_that_there_is_such_a_customer(in_a_channel: Asked) -> None:
    learned = {name for name, one in SEE_NOTHING.items() if access_customer(in_a_channel.loaded_for(one))}

    assert learned == set()
    assert access_case(in_a_channel.loaded_for(OF_GLOBE), "message") is None


def test_without_a_customer_or_its_plan_there_is_no_case(in_a_channel: Asked) -> None:
    situation = in_a_channel.loaded_for(THE_WRITER)

    assert access_case(replace(situation, customer=None), "message") is None
    assert access_case(replace(situation, plan=None), "message") is None


def test_a_case_has_its_customer_its_plan_and_the_way_it_came(in_a_channel: Asked) -> None:
    situation = in_a_channel.loaded_for(THE_WRITER)

    case = access_case(situation, "slash")

    assert case
    assert (case.customer, case.plan, case.via) == (situation.customer, situation.plan, "slash")


def test_of_a_page_each_ticket_that_one_may_not_see_is_left_out_and_the_page_stays(
    in_a_channel: Asked, to_the_desk_alone: Asked
) -> None:
    theirs = replace(in_a_channel.ticket, id=TicketId("EX-2"))
    globes = replace(in_a_channel.ticket, id=TicketId("EX-3"), customer=GLOBE)
    mixed = Page(tickets=(to_the_desk_alone.ticket, theirs, globes), counts={}, size=3)

    (page,) = access_pages(replace(in_a_channel.loaded_for(A_COLLEAGUE), pages=(mixed,)))

    assert page == replace(mixed, tickets=(theirs,))


def test_of_a_customer_who_has_left_the_desk_file_its_people_see_nothing_but_their_own(in_a_channel: Asked) -> None:
    later = replace(in_a_channel.desk, customers=in_a_channel.desk.customers[1:])

    def sees(actor: Actor) -> bool:
        return bool(access_pages(replace(in_a_channel.loaded_for(actor), desk=later))[0].tickets)

    assert sees(THE_WRITER)
    assert not sees(A_COLLEAGUE)


# The timeline of a ticket that one may see


@pytest.mark.parametrize(("private", "shown"), [(True, False), (None, False), (False, True)])
def test_what_another_wrote_to_the_desk_alone_or_may_have_so_is_left_out(
    in_a_channel: Asked, private: bool | None, shown: bool
) -> None:
    wrote = in_a_channel.wrote(in_a_channel.named("2.1", CONTACT_TWO), private=private)

    seen = access_timeline(replace(in_a_channel.loaded_for(THE_WRITER), timeline=(wrote,)))

    assert seen == ((wrote,) if shown else ())


@pytest.mark.parametrize("who", [SEE_ALL["staff"], SEE_ALL["the desk itself"], THE_WRITER], ids=lambda who: who.id)
def test_staff_and_who_wrote_it_read_it(in_a_channel: Asked, who: Actor) -> None:
    wrote = in_a_channel.wrote(in_a_channel.named("2.1"), private=True)

    assert access_timeline(replace(in_a_channel.loaded_for(who), timeline=(wrote,))) == (wrote,)


def test_of_a_ticket_that_one_may_not_see_nothing_has_happened(to_the_desk_alone: Asked) -> None:
    assert access_timeline(to_the_desk_alone.loaded_for(A_COLLEAGUE)) == ()


def test_what_happened_otherwise_and_what_others_wrote_stays(in_a_channel: Asked) -> None:
    alone = in_a_channel.wrote(in_a_channel.named("2.1", CONTACT_TWO), private=True)
    edited = IntakeEdited(at=MONDAY_NINE, by="acme-two", via="message", customer_message=alone.customer_message)
    public = in_a_channel.wrote(in_a_channel.named("2.2", CONTACT_TWO), private=False)
    acknowledged = Acknowledged(at=MONDAY_NINE, by="agent-one", via="slash", name="Agent One")
    happened = (alone, edited, public, acknowledged)

    seen = access_timeline(replace(in_a_channel.loaded_for(THE_WRITER), timeline=happened))

    assert seen == (public, acknowledged)


# Lists


def test_the_reader_of_a_list_is_known_by_all_their_accounts_and_no_one_elses(in_a_channel: Asked) -> None:
    acme = in_a_channel.desk.customer(ACME)
    assert acme

    readers = [reader(actor, acme) for actor in (THE_WRITER, replace(THE_WRITER, account=ELSEWHERE), A_COLLEAGUE)]

    both = ListReader(customer=acme, accounts=frozenset({CONTACT_ONE, ELSEWHERE}))
    assert readers == [both, both, ListReader(customer=acme, accounts=frozenset({COLLEAGUE}))]
