"""A desk on which the term of a customer isn't running, and what its people ask for then."""

from datetime import date

from msgspec.structs import replace

from bot.engine.contract.merge_desk import FileTerms
from bot.model.desk import Term
from bot.model.ids import PersonId
from bot.model.places import Thread
from bot.shell.contracts import act, merge
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, CONTACT_ONE, a_desk_file, plan
from tests.unit.engine.roster_acts import opens_contracts

OVER = Term(start=date(2025, 11, 1), end=date(2026, 11, 20))
TO_COME = Term(start=date(2026, 12, 1), end=date(2027, 11, 30))
RUNS = Term(start=date(2025, 11, 1), end=date(2027, 11, 20))


def a_desk(term: Term = OVER, tam: str = "tam-one") -> FrontDesk:
    """A desk with contracts; Acme's term isn't running."""
    file = a_desk_file()
    customers = tuple(replace(one, tam=PersonId(tam), term=term) if one.id == ACME else one for one in file.customers)
    found = FrontDesk(file=replace(file, customers=customers))
    opens_contracts(found)
    return found


def asks(desk: FrontDesk, severity: str, text: str = "Exports time out") -> Thread:
    """Contact One writes, and chooses that severity."""
    thread = desk.hears(CONTACT_ONE, text)
    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, severity)
    return thread


def agrees(desk: FrontDesk, term: Term) -> None:
    """A desk file with another term of Acme's is put in force; who reads the desk meanwhile still has the old one."""
    customers = tuple(replace(one, term=term) if one.id == ACME else one for one in desk.file.customers)
    terms = FileTerms(
        desk=replace(desk.file, customers=customers), plans={one.id: {"": plan(one.plan)} for one in customers}
    )
    with desk.store.unit_of_work() as work:
        merge(terms, work, act(desk.clock.at))
        work.commit()


def standing(desk: FrontDesk, thread: Thread) -> str:
    """The question of a request, as it reads now."""
    return desk.standing(desk.intake(thread).question)
