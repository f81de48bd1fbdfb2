"""What the desk writes about changes of a severity, and about appeals against them."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from bot.model.appeal import Appeal
from bot.model.approval import Approval, Decided, Ruling, SeverityWish
from bot.model.classification import Classification
from bot.model.level_check import LevelCheck
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.sla.lateness import Lateness
from bot.sla.own_goal import office
from bot.wording.contract import appeal as to_decide
from bot.wording.contract import approval
from bot.wording.spans import plain
from bot.wording.ticket import appeal, level_check, misjudged, reclassified, triage_card
from bot.wording.views import why
from tests.unit.wording.examples import AGENT_ONE, CHANNEL, CONTACT_ONE, OPEN, Promise

LATE = approval.Late(due_at=OPEN, now=OPEN + timedelta(hours=3), over=Lateness(rest=timedelta(hours=3)))
WHY = "Only the Berlin office is affected"


def about_severity(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    if not ticket.severity:
        return
    plan, customer = one.plan, one.customer
    for confirmed in (True, False):
        yield "reclassified", reclassified.reclassified(ticket, ticket, plan, "Agent One", confirmed=confirmed)
    yield "reason wanted", reclassified.reason_wanted(ticket, plan.severities[0], customer)
    yield from _checks(one, ticket)
    yield from _misjudged(one, ticket)
    yield "nothing to appeal", appeal.nothing_to_appeal(ticket, plan)
    yield "outdated", appeal.outdated()
    yield "no appeal open", appeal.nothing_open(ticket)
    for tam in ("TAM One", ""):
        yield "appealed already", appeal.asked_already(tam)
    for before in (severity.id for severity in plan.severities if severity.id != ticket.severity):
        yield from _appealed(_changed(ticket, before), before, one)


def _misjudged(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    for named in (None, one.plan.severities[0].id):
        yield "wrong level", misjudged.offered(ticket, one.plan, named)
    for assignee in (None, "Agent One"):
        yield "wrong level, ours to set", misjudged.ours_to_set(replace(ticket, assignee=assignee), one.plan)


def _checks(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    yield "not asked", level_check.not_asked(ticket)
    for holds in (True, False) if one.plan.severity(ticket.severity or "").confirm else ():
        check = LevelCheck(severity=ticket.severity or "", holds=holds, name="Contact One", at=OPEN)
        checked = replace(ticket, check=check)
        yield "checked", level_check.thanks(holds)
        yield "checked, inside", level_check.inside(checked, one.plan, one.customer, (AGENT_ONE,))
        yield "checked, on the card", triage_card.card(checked, one.plan, one.customer)


def _changed(ticket: Ticket, before: str) -> Ticket:
    """The same ticket, whose severity was another one."""
    first = Classification(severity=before, at=OPEN, own_first_choice=True, name="Contact One")
    then = Classification(severity=ticket.severity, at=OPEN, name="Agent One", reason=WHY, by_staff=True)
    return replace(ticket, history=(first, then))


def _appealed(ticket: Ticket, before: str, one: Promise) -> Iterator[tuple[str, Message]]:
    plan, customer = one.plan, one.customer
    yield "changed", reclassified.reclassified(ticket, ticket, plan, "Agent One", confirmed=False, appealable=True)
    for text in ("", "Paris is down, too"):
        wish = _wish(ticket, before, text, one)
        asked = _approval(wish)
        for called in ((), (AGENT_ONE,)):
            yield "appeal, to decide", to_decide.wanted(asked, wish, ticket, (customer, plan), called)
            yield "appeal, still open", approval.still_open(asked, customer, LATE, called)
        for granted in (True, False):
            yield "appeal, done", to_decide.done(wish, granted=granted)
        yield "appeal, no reason", to_decide.no_reason(wish)
        yield "asked again", approval.asked_again(asked, one.customer)
        yield from _on_record(replace(ticket, appeals=(_appeal(before, text),)), one)


def _on_record(ticket: Ticket, one: Promise) -> Iterator[tuple[str, Message]]:
    plan, customer, (about,) = one.plan, one.customer, ticket.appeals
    for tam in ("TAM One", ""):
        yield "appeal, noted", appeal.noted(ticket, about, plan, tam)
    yield "appeal, inside", appeal.inside(ticket, about, plan, customer)
    yield "appeal, kept", appeal.kept(ticket, plan, "TAM One", "Paris works")
    yield "appeal, kept inside", appeal.inside_kept(ticket, plan, "TAM One", "Paris works")
    for ruling in (None, *Ruling):
        decided = Decided(ruling=ruling, at=OPEN, by="tam-one", name="TAM One", words="Paris works") if ruling else None
        stands = replace(ticket, appeals=(replace(about, decided=decided),))
        yield "appeal, standing", plain(*appeal.standing(stands, plan))
        yield "appeal, decided already", appeal.decided_already(stands, plan)
        yield "change, settled", reclassified.settled(stands, plan, 1, f"{appeal.said(stands.appeals[0], plan)}.")
        yield "appeal, in why", why.explained(stands, plan, OPEN, to_staff=False)
        yield "appeal, on the card", triage_card.card(stands, plan, customer)


def _wish(ticket: Ticket, before: str, text: str, one: Promise) -> SeverityWish:
    return SeverityWish(
        ticket=ticket.id,
        change=1,
        wanted=before,
        wanted_name=one.plan.severity(before).name,
        stands=ticket.severity or "",
        stands_name=one.plan.severity(ticket.severity or "").name,
        text=text,
    )


def _approval(wish: SeverityWish) -> Approval:
    return Approval(
        number=12,
        wish=wish,
        asked_at=OPEN,
        asked_by="acme-one",
        name="Contact One",
        account=CONTACT_ONE,
        place=CHANNEL,
        hours=office("UTC"),
    )


def _appeal(before: str, text: str) -> Appeal:
    return Appeal(number=12, change=1, wanted=before, at=OPEN, by="acme-one", name="Contact One", text=text)
