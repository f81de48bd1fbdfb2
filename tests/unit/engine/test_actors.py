"""Who somebody is to the desk, at the moment they act."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.commands import Choose, Command, ListTickets, Origin, ReceiveMessage, ShowTicket, Via
from bot.engine.identity import identify
from bot.model.desk import Customer
from bot.model.ids import TicketId
from bot.model.people import Actor, Role
from bot.model.places import Account, Place, Thread
from bot.shell.reading import read
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, GLOBE_ONE, PRIVATE, TRIAGE


@pytest.mark.parametrize(
    ("who", "roles", "name"),
    [
        (AGENT_ONE, {Role.AGENT}, "Agent One"),
        (CONTACT_ONE, {Role.CONTACT}, "Contact One"),
        (COLLEAGUE, {Role.COLLEAGUE}, "As the platform says"),
    ],
)
def test_people_are_known_by_their_accounts(desk: FrontDesk, who: Account, roles: set[Role], name: str) -> None:
    actor = acting(desk, said(desk, who, "Nobody can log in"))

    assert (set(actor.roles), actor.name) == (roles, name)


def test_for_whom_it_was_opened_is_its_requester(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    actor = acting(desk, ShowTicket(origin=origin(desk, CONTACT_ONE), ticket=TicketId("EX-1")))

    assert Role.REQUESTER in actor.roles


def test_where_anyone_may_ask_everybody_is_as_good_as_a_contact(desk: FrontDesk) -> None:
    somebody = replace(GLOBE_ONE, user="U0SOMEBODY")

    assert Role.CONTACT in acting(desk, said(desk, somebody, "The report is empty")).roles


@pytest.mark.parametrize(("since", "role"), [(0, Role.CONTACT), (1, Role.COLLEAGUE)])
def test_a_contact_is_one_from_the_day_on_that_is_set(desk: FrontDesk, since: int, role: Role) -> None:
    today: date = desk.clock.at.date()
    acme = desk.file.customers[0]
    contacts = tuple(replace(contact, since=today + timedelta(days=since)) for contact in acme.contacts)
    later = with_acme(desk, replace(acme, contacts=contacts))

    assert acting(later, said(later, CONTACT_ONE, "Nobody can log in")).roles == {role}


def test_in_private_a_contact_belongs_to_the_customer_that_names_them(desk: FrontDesk) -> None:
    actor = acting(desk, ListTickets(origin=origin(desk, CONTACT_ONE, PRIVATE)))

    assert (actor.customer, set(actor.roles)) == (ACME, {Role.CONTACT})


def test_in_private_a_contact_of_two_customers_belongs_to_neither(desk: FrontDesk) -> None:
    acme = desk.file.customers[0]
    shared = replace(acme.contacts[0], accounts=(CONTACT_ONE, GLOBE_ONE))
    later = with_acme(desk, replace(acme, contacts=(shared,)))

    actor = acting(later, ListTickets(origin=origin(later, GLOBE_ONE, PRIVATE)))

    assert (actor.customer, set(actor.roles)) == (None, {Role.STRANGER})


def test_in_private_a_contact_counts_from_their_first_day_on(desk: FrontDesk) -> None:
    tomorrow = desk.clock.at.date() + timedelta(days=1)
    acme, globe, *_ = desk.file.customers
    not_yet = with_acme(desk, replace(acme, contacts=(replace(acme.contacts[0], since=tomorrow),)))
    of_both = replace(acme.contacts[0], accounts=(CONTACT_ONE, GLOBE_ONE), since=tomorrow)
    of_globe_so_far = with_acme(desk, replace(acme, contacts=(of_both,)))

    early = acting(not_yet, ListTickets(origin=origin(not_yet, CONTACT_ONE, PRIVATE)))
    elsewhere = acting(of_globe_so_far, ListTickets(origin=origin(of_globe_so_far, GLOBE_ONE, PRIVATE)))

    assert (early.customer, early.roles) == (None, {Role.STRANGER})
    assert (elsewhere.customer, elsewhere.roles) == (globe.id, {Role.CONTACT})


def test_a_contact_with_an_account_of_the_desks_own_workspace_is_a_contact_all_the_same(desk: FrontDesk) -> None:
    given = replace(origin(desk, CONTACT_ONE), is_full_member=True)

    actor = acting(desk, ReceiveMessage(origin=given, message="1.000100", text="Nobody can log in"))

    assert (actor.customer, actor.roles) == (ACME, {Role.CONTACT})


def test_where_nobody_knows_the_plan_only_contacts_may_ask(desk: FrontDesk) -> None:
    acme = desk.file.customers[0]

    def role(account: Account) -> frozenset[Role]:
        given, now = origin(desk, account), desk.clock.at
        return identify(given, desk.file, customer=acme, plan=None, requester=None, now=now).roles

    assert [role(account) for account in (CONTACT_ONE, COLLEAGUE)] == [{Role.CONTACT}, {Role.COLLEAGUE}]


# By mail


ONES_MAIL, AGENTS_MAIL = "one@acme.example", "agent.one@vendor.example"
UNKNOWN = replace(CONTACT_ONE, user="U0UNKNOWN")


def with_emails(desk: FrontDesk) -> FrontDesk:
    """The same desk, whose file has a mail address of Agent One and of Contact One."""
    agent, *others = desk.file.people
    acme, *rest = desk.file.customers
    one, two = acme.contacts
    acme = replace(acme, contacts=(replace(one, email=ONES_MAIL), two))
    file = replace(desk.file, people=(replace(agent, email=AGENTS_MAIL), *others), customers=(acme, *rest))
    return FrontDesk(file=file, clock=desk.clock, store=desk.store)


def mailed(desk: FrontDesk, email: str, who: Account = UNKNOWN, place: Place | None = None) -> Actor:
    """Who somebody is whom the platform vouches for by that address."""
    given = replace(origin(desk, who, place), email=email)
    return acting(desk, ReceiveMessage(origin=given, message="1.000100", text="Nobody can log in"))


@pytest.mark.parametrize(
    ("email", "roles"),
    [
        (ONES_MAIL, {Role.CONTACT}),
        ("One@ACME.Example", {Role.CONTACT}),
        (AGENTS_MAIL, {Role.AGENT}),
        ("someone@acme.example", {Role.COLLEAGUE}),
        ("", {Role.COLLEAGUE}),
    ],
)
def test_whose_account_nobody_knows_is_known_by_their_email(desk: FrontDesk, email: str, roles: set[Role]) -> None:
    assert mailed(with_emails(desk), email).roles == roles


def test_a_known_account_is_believed_whatever_its_email(desk: FrontDesk) -> None:
    assert mailed(with_emails(desk), AGENTS_MAIL, CONTACT_ONE).roles == {Role.CONTACT}


def test_in_private_a_contact_is_known_by_email_too(desk: FrontDesk) -> None:
    assert mailed(with_emails(desk), ONES_MAIL, place=PRIVATE).customer == ACME


def test_an_address_of_two_people_is_nobodys(desk: FrontDesk) -> None:
    acme = desk.file.customers[0]
    shared = tuple(replace(contact, email=ONES_MAIL) for contact in acme.contacts)

    assert mailed(with_acme(desk, replace(acme, contacts=shared)), ONES_MAIL).roles == {Role.COLLEAGUE}


def test_a_contact_known_by_email_is_the_requester_of_what_they_asked(desk: FrontDesk) -> None:
    known = with_emails(desk)
    given = replace(origin(known, UNKNOWN), email=ONES_MAIL)
    known.gives(ReceiveMessage(origin=given, message="1.000100", text="Nobody can log in"))

    asked = known.intake(Thread(place=people.home(UNKNOWN), root="1.000100"))
    actor = acting(known, Choose(origin=given, intake=asked.id, severity="1"))

    assert actor.roles == {Role.CONTACT, Role.REQUESTER}


def acting(desk: FrontDesk, command: Command) -> Actor:
    """Who gives the command."""
    with desk.store.unit_of_work() as work:
        return read(command, desk.service.loader, work, desk.clock.at)[1].actor


def origin(desk: FrontDesk, by: Account, place: Place | None = None) -> Origin:
    """Somebody acts, by default where they belong."""
    home = TRIAGE if desk.file.staff(by) else people.home(by)
    return Origin(by=by, by_name="As the platform says", place=place or home, at=desk.clock.at, via=Via.MESSAGE)


def said(desk: FrontDesk, by: Account, text: str = "Nobody can log in") -> ReceiveMessage:
    """A message."""
    return ReceiveMessage(origin=origin(desk, by), message="1.000100", text=text)


def with_acme(desk: FrontDesk, acme: Customer) -> FrontDesk:
    """The same desk with another entry for Acme."""
    file = replace(desk.file, customers=(acme, *desk.file.customers[1:]))
    return FrontDesk(file=file, clock=desk.clock, store=desk.store)
