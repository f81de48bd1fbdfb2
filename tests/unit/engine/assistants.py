"""A desk with an assistant on each side, and what of a desk an assistant must leave as it is."""

from msgspec.structs import replace

from bot.model.ids import PersonId
from bot.model.people import Assistant
from bot.model.places import Account
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, a_desk_file

OUR_HELPER = Account.parse("slack:T0DESK/U0HELPER")
ACMES_HELPER = Account.parse("slack:T0ACME/U0HELPER")
ASSISTANTS = (
    Assistant(id=PersonId("helper"), name="Helper", accounts=(OUR_HELPER,)),
    Assistant(id=PersonId("acme-helper"), name="Acme Helper", accounts=(ACMES_HELPER,), customer=ACME),
)


def assisted() -> FrontDesk:
    """A desk whose file names both."""
    return FrontDesk(file=replace(a_desk_file(), assistants=ASSISTANTS))


def owed(desk: FrontDesk) -> tuple[object, ...]:
    """Everything but notes: requests and tickets with what is owed, timers, contracts, incidents."""
    store = desk.store.kept
    tickets = {number: replace(one, version=0, last_remark="") for number, one in store.tickets.items()}
    incidents = desk.store.kept.incidents
    return tickets, dict(store.intakes), dict(store.timers), dict(store.contracts), dict(incidents)
