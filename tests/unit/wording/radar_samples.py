"""What an account manager reads of their customers: the radar, its parts, and the list of accounts."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from bot.model.approval import Approval, ContactWish
from bot.model.attainment import Tally
from bot.model.contract import ChosenPlan, Contract, PlanInForce, Seat, Section
from bot.model.contract_figures import ContractFigures
from bot.model.ids import CustomerId
from bot.model.ledger import Balance
from bot.model.message import Message
from bot.model.notice import Notice
from bot.model.radar import OF_TICKETS, RadarEntry, RadarPart
from bot.model.roster_news import RosterNews
from bot.model.selection import Page
from bot.sla.own_goal import office
from bot.wording import pages
from bot.wording.views import accounts, radar, report
from bot.wording.views.lines import Lines
from tests.unit.wording.contract_samples import CORA, DORA
from tests.unit.wording.examples import CHANNEL, CONTACT_ONE, OPEN, Promise

ZONE = "America/Chicago"
NOTICE = Notice(
    number=3,
    topic="deprecation",
    clause="Support terms, “Platform”",
    text="The v1 meters API goes away",
    given_at=OPEN,
    name="TAM One",
    zone=ZONE,
    effect=date(2027, 3, 1),
    support_end=date(2028, 3, 1),
)


def entries(one: Promise) -> tuple[RadarEntry, ...]:
    """A customer with nothing to see to, and one with everything."""
    wish = Approval(
        number=12,
        wish=ContactWish(contact=CORA),
        asked_at=OPEN,
        asked_by="acme-one",
        name="Contact One",
        account=CONTACT_ONE,
        place=CHANNEL,
        hours=office("UTC"),
    )
    contract = Contract(
        customer=CustomerId(one.customer.id),
        plans=(PlanInForce(ref=one.plan.ref, version=one.plan.version, since=OPEN),),
        term=one.customer.term,
        roster=(Seat(contact=DORA, changed_at=OPEN, changed_by="tam-one", left_at=OPEN),),
        base=Section(plans=(ChosenPlan(ref=one.plan.ref),)),
        version=1,
        approvals=(wish,),
    )
    used = tuple((each, Balance(allowance=each.id, period="now", settled=4)) for each in one.plan.allowances)
    calm = RadarEntry(
        customer=one.customer,
        plan=one.plan,
        plans=(one.plan,),
        figures=ContractFigures(customer=one.customer.id),
        tam="",
    )
    busy = replace(
        calm,
        figures=ContractFigures(
            customer=one.customer.id,
            seats=1,
            below_minimum=True,
            unattested=1,
            contacts_left=1,
            approvals=1,
            open=3,
            overdue=1,
            last_word=OPEN - timedelta(days=40),
        ),
        tam="TAM One",
        allowances=used,
        low=used,
        days_left=23,
        is_silent=True,
        contract=contract,
        assistants=("Acme Helper (assistant)",),
        notices=(NOTICE, replace(NOTICE, effect=None)),
        roster=tuple(
            RosterNews(at=OPEN, name="Cora Lane", gone=gone, instead_of=before)
            for gone, before in ((True, ""), (False, ""), (False, "Dora Hill"))
        ),
    )
    return calm, busy


def about_customers(one: Promise, full: Page, lines: Lines) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    calm, busy = entries(one)
    for seen in ((calm,), (calm, busy), (busy,) * 5):
        there = radar.Radar(
            tickets=dict.fromkeys(OF_TICKETS, full),
            customers={
                part: tuple(each for each in seen if each.count(part)) for part in RadarPart if part not in OF_TICKETS
            },
            lines=lines,
            zone=ZONE,
            shown=3,
        )
        yield "radar", radar.radar(there)
        yield "accounts", accounts.accounts(pages.cut(seen, 1, 2), ZONE, ours=("Helper (assistant)",))
        for part in there.customers:
            yield "part of a radar", radar.customers(part, pages.cut(there.customers[part], 1, 2), part, ZONE)
    for part in OF_TICKETS:
        yield "part of a radar", radar.tickets(part, full, lines, part)
    for days in (-3, -1, 0, 1):
        yield "terms", radar.customers(RadarPart.TERMS, pages.cut((replace(busy, days_left=days),), 1, 2), "", ZONE)
    silent = replace(busy, figures=replace(busy.figures, last_word=None))
    yield "silent", radar.customers(RadarPart.SILENT, pages.cut((silent,), 1, 2), "", ZONE)
    yield "nobody's accounts", accounts.accounts(pages.cut((), 1, 2), ZONE)
    yield "unread", radar.unread("banana", tuple(RadarPart))
    yield "unread", accounts.unread("banana")
    counted = (Tally(kept=12, broken=1), Tally(kept=1, not_yet_due=1), Tally(not_yet_due=2))
    for many in (0, 1, 3, 25):
        yield "report", report.report(date(2026, 11, 1), _promises(one, counted, many))
    for typed in ("", "banana"):
        yield "unread", report.unread(typed)


def _promises(one: Promise, counted: Sequence[Tally], customers: int) -> Iterator[report.PromiseLine]:
    for number in range(customers):
        for rank, (level, tally) in enumerate(zip(one.plan.severities, counted, strict=False)):
            yield report.PromiseLine(customer=f"Customer {number}", level=level.name, rank=rank, tally=tally)
