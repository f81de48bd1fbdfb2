"""What the desk writes about allowances: what is taken off, what is left, and what goes beyond."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.model.approval import AllowanceWish, Approval
from bot.model.ids import TicketId
from bot.model.ledger import Balance, Quantity, limit_of, quantity
from bot.model.message import Mention, Message
from bot.sla.own_goal import office
from bot.wording.contract import ledger, overdraft
from bot.wording.ticket import kind
from policies.terms import Allowance, Beyond, Period, Source
from tests.unit.wording.examples import CHANNEL, CONTACT_ONE, OPEN, Promise, a_ticket

TICKET = TicketId("EX-1")
BLOCK = Allowance(
    id="hour-block",
    name="block of hours",
    limit=10,
    counts="hours",
    per=Period.TERM,
    beyond=Beyond.APPROVAL,
    says="Routine work comes off a block of ten hours.",
    spent_by=("Routine work",),
    source=Source(clause="Order form 7"),
)
ALLOWANCES = (
    BLOCK,
    replace(BLOCK, beyond=Beyond.REFUSE, per=Period.YEAR),
    replace(BLOCK, id="onboarding", name="onboarding hours", first_days=90),
    replace(BLOCK, id="tasks", name="admin tasks", limit=5, counts="requests", per=Period.MONTH),
    replace(BLOCK, id="budget", name="budget", limit=5000, counts="money", currency="EUR"),
    replace(BLOCK, limit=None),
)
"""One of each unit, of each period, and with each thing that becomes of more."""
NAMED = Mention(account=CONTACT_ONE, name="TAM One")


def about_ledgers(one: Promise) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    ticket = replace(a_ticket(one, one.plan.severities[-1].id), kind="Routine work")
    plan = replace(one.plan, allowances=ALLOWANCES)
    for allowance in ALLOWANCES:
        yield from _of_one(allowance, replace(one, plan=replace(plan, allowances=(allowance,))))
    yield "how to log", ledger.how(ticket, ALLOWANCES)
    yield "off which", ledger.which(ticket, ALLOWANCES[:2])
    yield "counts nothing", ledger.no_allowances(one.plan, one.customer)
    yield "nothing to log", ledger.nothing_to_log(plan, one.customer)
    yield "no contract", ledger.no_contract(one.customer)
    yield "gone", overdraft.gone(TICKET)
    for before in (ticket, replace(ticket, kind="")):
        yield "kind set", kind.changed(before, "Agent One", "Admin task")
    yield "kind is set", kind.done(ticket)
    yield "kind already", kind.is_it_already(ticket)
    yield "which kind", kind.which(ticket, ("Problem", "Routine work"))


def _of_one(allowance: Allowance, one: Promise) -> Iterator[tuple[str, Message]]:
    limit, ticket = limit_of(allowance) or 600, a_ticket(one, one.plan.severities[-1].id)
    for used in (0, limit // 2, limit):
        balance = Balance(allowance=allowance.id, period="2026", settled=used)
        customer = replace(one.customer, balances=(balance,))
        some = quantity(allowance, max(1, limit // 6))
        yield "logged", ledger.logged(ticket, some, (allowance, balance), "Agent One", "moved two accounts")
        yield "logged, to whom did", ledger.logged_back(ticket, some, allowance, balance)
        yield "runs out", ledger.runs_out((allowance, balance), one.plan, customer, (NAMED,))
        yield "counted", ledger.counted(allowance, balance, TICKET, one.plan)
        yield "refused", overdraft.refused(some, allowance, balance, one.plan)
        yield "asked", overdraft.asked(some, (allowance, balance), one.plan, customer)
        beside = ledger.before_asking("Routine work", one.plan, customer, OPEN)
        notes = (*ledger.before_logging([(allowance, balance)]), *((beside,) if beside else ()))
        yield "beside a form or the question", Message(summary=notes[0].spans, blocks=notes)
    yield "reversed", ledger.reversed_back(ticket, some, "Agent One", "typed twice")
    yield "nothing to reverse", ledger.nothing_to_reverse(ticket, some)
    yield "not there", ledger.not_there(allowance, one.plan, one.customer)
    yield "there no more", overdraft.there_no_more(allowance.name, one.customer)
    for tam in ("TAM One", ""):
        yield "used up", overdraft.used_up(allowance, TICKET, one.plan, tam)
    yield from _beyond(allowance, some, one)


def _beyond(allowance: Allowance, some: Quantity, one: Promise) -> Iterator[tuple[str, Message]]:
    wish = AllowanceWish(
        allowance=allowance.id,
        allowance_name=allowance.name,
        period="2026",
        quantity=some,
        ticket=TICKET,
        text="moved two accounts",
    )
    approval = Approval(
        number=12,
        wish=wish,
        asked_at=OPEN,
        asked_by="agent-one",
        name="Agent One",
        account=CONTACT_ONE,
        place=CHANNEL,
        hours=office("UTC"),
    )
    for called in ((), (NAMED,)):
        yield "wanted", overdraft.wanted(approval, 0, one.customer, one.plan, called)
    for added in (some, quantity(allowance, 0)):
        yield "granted", overdraft.granted(wish, added, one.customer, "TAM One")
    yield "granted, to the customer", overdraft.granted_to_customer(wish, "TAM One", one.plan)
