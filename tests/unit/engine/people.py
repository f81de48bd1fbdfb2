"""Who takes part: a vendor's people, and five customers on shipped plans, each of which shows one thing.

Acme lets only designated contacts ask, in business hours. Globe's severity is confirmed by the vendor, day and night.
Orbit's is decided by the vendor alone. Sterling's plan has no chat channel. Helio's promises no time at all.
"""

from datetime import date
from functools import cache

from bot.model.desk import Customer, Desk, Term
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Contact, Person, Role
from bot.model.places import Account, Place
from policies.terms import Line, Plan
from tests.shipped import LIBRARY

TRIAGE = Place.parse("slack:T0DESK/C0TRIAGE")
PRIVATE = Place.parse("slack:T0DESK/D0PRIVATE")
"""A direct conversation with the bot: nobody's channel."""

AGENT_ONE = Account.parse("slack:T0DESK/U0AGENT1")
AGENT_TWO = Account.parse("slack:T0DESK/U0AGENT2")
LEAD_ONE = Account.parse("slack:T0DESK/U0LEAD")
ENGINEER_ONE = Account.parse("slack:T0DESK/U0ENGINEER")
MANAGER_ONE = Account.parse("slack:T0DESK/U0MANAGER")
TAM_ONE = Account.parse("slack:T0DESK/U0TAM")

CONTACT_ONE = Account.parse("slack:T0ACME/U0ONE")
CONTACT_TWO = Account.parse("slack:T0ACME/U0TWO")
COLLEAGUE = Account.parse("slack:T0ACME/U0COLLEAGUE")
GLOBE_ONE = Account.parse("slack:T0GLOBE/U0ONE")
ORBIT_ONE = Account.parse("slack:T0ORBIT/U0ONE")
STERLING_ONE = Account.parse("slack:T0STERLING/U0ONE")
STERLING_TWO = Account.parse("slack:T0STERLING/U0TWO")
HELIO_ONE = Account.parse("slack:T0HELIO/U0ONE")
STRANGER = Account.parse("slack:T0ELSEWHERE/U0NOBODY")

ACME, GLOBE, ORBIT, STERLING, HELIO = map(CustomerId, ("acme", "globe", "orbit", "sterling", "helio"))


@cache
def plan(ref: str) -> Plan:
    """A shipped plan."""
    return LIBRARY.plan(ref)


def channel(customer: CustomerId) -> Place:
    """Where a customer writes."""
    return Place.parse(f"slack:T0DESK/C0{customer.upper()}")


def home(account: Account) -> Place:
    """The channel in which somebody of a customer writes."""
    return channel(CustomerId(account.workspace.removeprefix("T0").lower()))


def direct(account: Account) -> Place:
    """The conversation of somebody with the desk alone."""
    return Place.parse(f"slack:T0DESK/D{account.workspace.removeprefix('T')}{account.user}")


def vendors_people() -> tuple[Person, ...]:
    """One person for each line and each role."""
    return (
        _person("agent-one", "Agent One", AGENT_ONE, Role.AGENT, lines={Line.FIRST}),
        _person("agent-two", "Agent Two", AGENT_TWO, Role.AGENT, lines={Line.SECOND}),
        _person("lead-one", "Lead One", LEAD_ONE, Role.AGENT, Role.LEAD, lines={Line.SECOND}),
        _person("engineer-one", "Engineer One", ENGINEER_ONE, Role.AGENT, lines={Line.ENGINEERING}),
        _person("manager-one", "Manager One", MANAGER_ONE, Role.MANAGER, lines={Line.LEADERSHIP}),
        _person("tam-one", "TAM One", TAM_ONE, Role.TAM),
    )


def customers() -> tuple[Customer, ...]:
    """The five."""
    acme_contacts = (_contact("acme-one", "Contact One", CONTACT_ONE), _contact("acme-two", "Contact Two", CONTACT_TWO))
    return (
        _customer(ACME, "mpowr/premier", *acme_contacts, tam=PersonId("tam-one")),
        _customer(GLOBE, "cpi/standard", _contact("globe-one", "Contact Three", GLOBE_ONE)),
        _customer(ORBIT, "m3ter/gold", _contact("orbit-one", "Contact Four", ORBIT_ONE)),
        _customer(STERLING, "m3ter/silver", _contact("sterling-one", "Contact Five", STERLING_ONE)),
        _customer(HELIO, "influitive/premier-success", _contact("helio-one", "Contact Six", HELIO_ONE)),
    )


def a_desk_file() -> Desk:
    """All of them at one desk."""
    return Desk(
        name="Example Support", ticket_prefix="EX", triage=(TRIAGE,), people=vendors_people(), customers=customers()
    )


def _person(id_: str, name: str, account: Account, *roles: Role, lines: set[Line] | None = None) -> Person:
    return Person(
        id=PersonId(id_),
        name=name,
        roles=frozenset(roles),
        lines=frozenset(lines or ()),
        timezone="America/Chicago",
        accounts=(account,),
    )


def _customer(id_: CustomerId, ref: str, *contacts: Contact, tam: PersonId | None = None) -> Customer:
    return Customer(
        id=id_,
        name=id_.capitalize(),
        plan=ref,
        tam=tam,
        term=Term(start=date(2026, 1, 1), end=date(2027, 12, 31)),
        channels=(channel(id_),),
        contacts=contacts,
    )


def _contact(id_: str, name: str, account: Account) -> Contact:
    return Contact(id=PersonId(id_), name=name, accounts=(account,))
