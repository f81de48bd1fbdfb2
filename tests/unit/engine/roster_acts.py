"""People who change designated contacts in chat, and a desk on which that may need an approval."""

from datetime import UTC, datetime

from msgspec.structs import replace

from bot.commands import Origin, Via
from bot.engine.contract.merge_desk import FileTerms
from bot.language import verbs
from bot.model import plain_text
from bot.model.contract import Contract
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Contact, Person, Role
from bot.model.places import Account, Place
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from tests.agreed import open_contracts
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import HELIO, HELIO_ONE, TAM_ONE

HELIO_TWO, HELIO_FIVE, CORA, DORA = (
    Account.parse(f"slack:T0HELIO/U0{name}") for name in ("TWO", "FIVE", "CORA", "DORA")
)
TAM_TWO = Account.parse("slack:T0DESK/U0TAM2")
MONDAY_NINE = datetime(2026, 11, 23, 15, tzinfo=UTC)
"""09:00 in Chicago, where the account managers are."""


def a_desk(*, helio: int = 5) -> FrontDesk:
    """A desk with contracts. Helio, whose plan includes five contacts, has this many; TAM One looks after it."""
    file = people.a_desk_file()
    names = ("ONE", "TWO", "THREE", "FOUR", "FIVE")[:helio]
    contacts = tuple(_contact(number, name) for number, name in enumerate(names, start=1))
    customers = tuple(
        replace(one, tam=PersonId("tam-one"), contacts=contacts) if one.id == HELIO else one for one in file.customers
    )
    other = Person(
        id=PersonId("tam-two"),
        name="TAM Two",
        roles=frozenset({Role.TAM}),
        timezone="America/Chicago",
        accounts=(TAM_TWO,),
    )
    desk = FrontDesk(file=replace(file, customers=customers, people=(*file.people, other)))
    opens_contracts(desk)
    return desk


def opens_contracts(desk: FrontDesk) -> None:
    """What the file says is agreed with its customers, and the desk goes on by what is agreed since."""
    desk.service = replace(desk.service, loader=LiveLoader(Loader(desk=desk.file, plans=desk.service.loader.plans)))
    terms = FileTerms(desk=desk.file, plans={one.id: {"": people.plan(one.plan)} for one in desk.file.customers})
    open_contracts(desk.store.unit_of_work, terms, desk.clock.at)


def contract(desk: FrontDesk, customer: CustomerId = HELIO) -> Contract:
    """What is agreed with a customer."""
    return desk.store.kept.contracts[customer]


def _contact(number: int, name: str) -> Contact:
    account = Account.parse(f"slack:T0HELIO/U0{name}")
    return Contact(id=PersonId(f"helio-{number}"), name=f"Helio {name.title()}", accounts=(account,))


def says(desk: FrontDesk, who: Account, text: str, *mentions: Account, place: Place | None = None) -> str:
    """Somebody types a slash command that mentions these people; what they alone are answered."""
    at = place or (people.TRIAGE if desk.file.staff(who) else people.home(who))
    origin = Origin(by=who, place=at, at=desk.clock.at, via=Via.SLASH, mentions=mentions)
    result = desk.service.handle(verbs.typed(text, origin))
    assert not desk.store.kept.quarantined, desk.store.kept.quarantined
    return plain_text.body(result.answer) if result.answer else ""


def names(desk: FrontDesk, customer: CustomerId = HELIO) -> list[str]:
    """Who is on the roster, by name."""
    return [one.name for one in contract(desk, customer).contacts]


def asks_for_cora(desk: FrontDesk) -> str:
    """Helio's first contact wishes for another one, by number 1."""
    return says(desk, HELIO_ONE, "contacts add @Cora Lane", CORA)


def manager(desk: FrontDesk) -> list[str]:
    """What the account manager was told directly."""
    return [post.text for post in desk.direct(TAM_ONE)]
