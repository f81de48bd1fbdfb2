"""A desk on which a contact may appeal, EX-1 as an agent has changed it, and what became of it."""

from msgspec.structs import replace

from bot.events import ApprovalAsked, ApprovalWithdrawn, Approved, Declined
from bot.model.ids import PersonId
from bot.model.ticket_messages import change_message_of
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, a_desk_file
from tests.unit.engine.roster_acts import opens_contracts

DECISIONS = (ApprovalAsked, ApprovalWithdrawn, Approved, Declined)


def a_desk() -> FrontDesk:
    """A desk with contracts, all of whose customers TAM One looks after."""
    file = a_desk_file()
    customers = tuple(replace(one, tam=PersonId("tam-one")) for one in file.customers)
    found = FrontDesk(file=replace(file, customers=customers))
    opens_contracts(found)
    return found


def a_lowered_ticket() -> FrontDesk:
    """EX-1 of Acme, Level 1, was set to Level 2 by Agent One after ten minutes."""
    desk = a_desk()
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=10)
    desk.types(AGENT_ONE, "severity EX-1 2: only Berlin is affected")
    return desk


def button(desk: FrontDesk, change: int = 1) -> list[str]:
    """The buttons of the message about a change of EX-1, as it stands."""
    key = change_message_of(desk.ticket().id, change)
    entries = [(post, post.held.entry) for post in desk.posts()]
    return [post for post, entry in entries if key in (entry.fills, entry.awaits)][-1].buttons


def thread(desk: FrontDesk) -> list[str]:
    """What was said in the thread of EX-1."""
    return [post.text for post in desk.new_in(desk.ticket().thread)]


def kinds(desk: FrontDesk) -> list[type[object]]:
    """What was decided with Acme."""
    return [type(event) for event in desk.store.kept.contract_timelines[ACME] if isinstance(event, DECISIONS)]
