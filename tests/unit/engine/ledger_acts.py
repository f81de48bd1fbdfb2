"""Globe, whose plan has a block of ten hours, and Helio, who may ask for five admin tasks a month."""

from msgspec.structs import replace

from bot.commands import Origin, Submit, Via
from bot.engine.contract.merge_desk import FileTerms
from bot.model.desk import Term
from bot.model.form import FieldName, Filled
from bot.model.ids import CustomerId, PersonId
from bot.model.ledger import Balance
from bot.model.places import Account, OwnThread
from bot.model.ticket import Ticket
from bot.shell import contracts
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from policies.terms import Plan
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import GLOBE, HELIO, TAM_ONE

BLOCK = "Routine administration"
TASK = "Admin task"


def a_block(reserve_minutes: int = 0, limit: int = 10, **changes: object) -> Plan:
    """Globe's plan, whose order form gives ten hours a term, or so much of whatever else it counts."""
    plan = people.plan("cpi/standard")
    (block,) = plan.allowances
    block = replace(block, limit=limit, reserve_minutes=reserve_minutes, **changes)  # type: ignore[arg-type]
    return replace(plan, allowances=(block,), version=f"block-{reserve_minutes}-{limit}-{sorted(changes.items())}")


def a_desk(globe: Plan | None = None, zone: str = "America/Chicago", term: Term | None = None) -> FrontDesk:
    """A desk with contracts. TAM One looks after both; their days are those of Chicago, or of another zone."""
    file = people.a_desk_file()
    customers = tuple(
        replace(one, tam=PersonId("tam-one"), timezone=zone, term=term) if one.id in {GLOBE, HELIO} else one
        for one in file.customers
    )
    desk = FrontDesk(file=replace(file, customers=customers))
    desk.agrees(GLOBE, globe or a_block())
    plans = desk.service.loader.plans
    desk.service = replace(desk.service, loader=LiveLoader(Loader(desk=desk.file, plans=plans)))
    terms = FileTerms(desk=desk.file, plans={customer: {"": plan} for customer, plan in plans.items()})
    with desk.store.unit_of_work() as work:
        contracts.merge(terms, work, contracts.act(desk.clock.at))
        work.commit()
    return desk


def balance(desk: FrontDesk, customer: CustomerId = GLOBE) -> tuple[int, int, int]:
    """What is reserved, settled and topped up of its last period."""
    kept = desk.store.kept.contracts[customer].balances
    last = kept[-1] if kept else Balance(allowance="", period="")
    return last.reserved, last.settled, last.topped_up


def asks(desk: FrontDesk, who: Account, kind: str, severity: str, text: str = "Please do this.") -> Ticket:
    """Somebody sends the form for a request of that kind, which opens a ticket."""
    customer = next(one for one in desk.file.customers if people.home(who) in one.channels)
    plan = desk.service.loader.plans[customer.id]
    answers = {FieldName.TEXT: text, FieldName.SEVERITY: severity, FieldName.KIND: kind}
    filled = Filled(
        id=f"V{len(desk.tickets())}{len(desk.posts())}", customer=customer.id, plan=plan.version, answers=answers
    )
    origin = Origin(by=who, place=people.home(who), at=desk.clock.at, via=Via.FORM)
    desk.gives(Submit(origin=origin, filled=filled))
    return desk.tickets()[-1]


def manager(desk: FrontDesk) -> list[str]:
    """What the account manager was told directly."""
    return [post.text for post in desk.direct(TAM_ONE)]


def in_thread(desk: FrontDesk, ticket: Ticket) -> list[str]:
    """What was said in the thread of a ticket that the desk posted itself."""
    assert isinstance(ticket.thread, OwnThread)
    return [post.text for post in desk.under(ticket.thread.message_key)]
