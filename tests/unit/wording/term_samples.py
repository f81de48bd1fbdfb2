"""What the desk writes about requests outside their customer's term."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from bot.model.approval import Approval, Decided, Ruling, TermWish
from bot.model.desk import Term
from bot.model.ids import IntakeId, TicketId
from bot.model.intake import Intake
from bot.model.message import Mention, Message
from bot.sla.lateness import Lateness
from bot.sla.own_goal import office
from bot.wording.contract import approval
from bot.wording.intake import outside_term
from bot.wording.spans import plain
from bot.wording.ticket.triage import thread_link
from tests.unit.wording.examples import AGENT_ONE, CHANNEL, CONTACT_ONE, OPEN, Promise

OVER = Term(start=date(2025, 1, 1), end=date(2025, 12, 31))
TO_COME = Term(start=date(2027, 1, 1), end=date(2027, 12, 31))
NUMBER = TicketId("EX-1")


def about_terms(one: Promise, intake: Intake) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    today = OPEN.date()
    for term in (OVER, TO_COME):
        for tam in ("TAM One", ""):
            yield "waits for the manager", outside_term.waiting(intake, one.plan, term, today, tam)
            yield "served meanwhile", outside_term.served_meanwhile(term, today, tam)
        yield from _to_decide(_wish(term, one), one, intake)
    for tam in ("TAM One", ""):
        yield "waits already", outside_term.asked_already(tam)
        yield "posted, and waits", outside_term.posted(tam)
        referred = outside_term.referred(one.customer, tam)
        yield from (("referred", plain(*said)) for said in (referred.told, referred.noted))
    for result in (outside_term.served(NUMBER, "TAM One"), outside_term.turned_down("TAM One")):
        yield from (("decided", plain(*said)) for said in (result.told, result.noted))
    asker = Mention(account=CONTACT_ONE, name="Contact One")
    yield "refused", outside_term.told_refused(asker, "The renewal isn't signed", "TAM One")
    yield "goes on", outside_term.goes_on("TAM One")
    yield "closed by the decision", outside_term.closed(NUMBER, "TAM One")
    yield from (("done", outside_term.done(NUMBER, serves=serves)) for serves in (True, False))
    yield "nothing left", outside_term.nothing_left()


def _wish(term: Term, one: Promise) -> Approval:
    top = one.plan.severities[0]
    wish = TermWish(
        intake=IntakeId("in-1"),
        severity=top.id,
        severity_name=top.name,
        by_staff=False,
        term=term,
        requester="Contact One",
        text="Exports time out",
    )
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


def _to_decide(asked: Approval, one: Promise, intake: Intake) -> Iterator[tuple[str, Message]]:
    late = approval.Late(due_at=OPEN, now=OPEN + timedelta(hours=3), over=Lateness(rest=timedelta(hours=3)))
    today, link = OPEN.date(), thread_link(intake, one.customer)
    for ticket in (None, NUMBER):
        for by in ("TAM One", ""):
            about = outside_term.OutsideRequest(customer=one.customer, today=today, link=link, by=by, ticket=ticket)
            yield "outside the term, to decide", outside_term.wanted(asked, about, (AGENT_ONE,) if not by else ())
    yield "outside the term, still open", approval.still_open(asked, one.customer, late)
    yield "the term runs now", outside_term.runs_now(asked, one.customer)
    decided = Decided(ruling=Ruling.APPROVED, at=OPEN, by="tam-one", name="TAM One")
    for by_now in (asked, replace(asked, decided=decided)):
        yield "asked again", approval.asked_again(by_now, one.customer)
        yield "decided", approval.decided(by_now, one.customer)
        if isinstance(asked.wish, TermWish):
            for staff in (True, False):
                said = outside_term.explained(asked.wish, one.customer, by_now, to_staff=staff)
                yield "why, outside the term", plain(said)
