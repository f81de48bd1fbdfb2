"""Every message that the desk can write, for a plan: each severity, each place a ticket can stand, open and closed."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from bot.catalogue import VERBS
from bot.model.desk import Desk
from bot.model.ids import TicketId
from bot.model.intake import EarlyAnswer
from bot.model.listed_ticket import listed
from bot.model.message import Message, Text
from bot.model.selection import Page, QueueCounts
from bot.model.ticket import Status, Ticket
from bot.model.turn import Turn
from bot.sla.lateness import Lateness
from bot.wording import pages, question, refusals, results
from bot.wording.escalation import undelivered
from bot.wording.intake import form, outside_term, pending
from bot.wording.ticket import additions, closure, news, standing, triage, triage_card
from bot.wording.views import answers, help, history_page, home, listing, queue, why
from bot.wording.views import plan as terms
from bot.wording.views.lines import Lines
from tests.rounds import SOAK
from tests.unit.wording import insiders, offer_samples, rewritings, takings, whose_eyes
from tests.unit.wording.access_samples import about_access
from tests.unit.wording.appeal_samples import about_severity
from tests.unit.wording.contract_samples import about_contracts
from tests.unit.wording.examples import (
    AGENT_ONE,
    CHANNEL,
    CLOSED,
    CONTACT,
    NOBODY,
    OPEN,
    SAID,
    SOMEBODY,
    TRIAGE,
    Promise,
    a_ticket,
    an_intake,
    is_shown_widely,
    standings,
)
from tests.unit.wording.ledger_samples import about_ledgers
from tests.unit.wording.link_samples import about_links
from tests.unit.wording.notice_samples import about_notices
from tests.unit.wording.place_samples import about_places
from tests.unit.wording.radar_samples import about_customers
from tests.unit.wording.reminder_samples import reminders_of
from tests.unit.wording.request_samples import a_form, own_requests
from tests.unit.wording.term_samples import about_terms
from tests.unit.wording.trouble_samples import about_troubles

PAGES = (
    Page(),
    Page(counts={Turn.OURS: 1}, size=2),
    Page(counts={Turn.RESOLVED: 1}, size=2),
    Page(counts={Turn.UNANSWERED: 4, Turn.RESOLVED: 1}, size=2),
    Page(counts={Turn.UNANSWERED: 5}, size=2, number=2),
    Page(counts={Turn.UNANSWERED: 5}, size=2, number=3),
)
"""Of lists that are empty, short, and long; their tickets are put in for each plan."""


def messages(one: Promise) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    yield from _about_a_request(one)
    yield from _refusals(one)
    yield from about_troubles()
    yield from about_places(one)
    yield from about_contracts(one)
    yield from about_notices(one)
    yield from about_terms(one, an_intake(one))
    yield from about_ledgers(one)
    yield from whose_eyes.whose(one)
    yield from own_requests(an_intake(one), one.customer)
    for severity in one.severities:
        for at in (OPEN, CLOSED) if is_shown_widely(one) else (OPEN,):
            new = a_ticket(one, severity, at)
            yield from reminders_of(one, new)
            yield from about_severity(one, new)
            yield from about_links(one, new)
            everywhere = at is OPEN and is_shown_widely(one) and (SOAK or severity in (one.severities[0], None))
            for ticket in standings(new) if everywhere else (new,):
                yield from _about_a_ticket(one, ticket)
    yield from _lists(a_ticket(one, None), one, PAGES)


def _about_a_request(one: Promise) -> Iterator[tuple[str, Message]]:
    plan, customer = one.plan, one.customer
    for at in (OPEN, CLOSED):
        for hint in (None, *plan.exclusions, *(one for one in plan.provisions if one.offer)):
            yield "question", question.asked(an_intake(one, at), plan, customer, at, hint)
    intake, wordless = an_intake(one), replace(an_intake(one), first=replace(SAID, text="", files=()))
    answered = replace(intake, answered=EarlyAnswer(by="agent-one", name="Agent One", at=OPEN))
    assert customer.term
    for left in (timedelta(minutes=20), timedelta()):
        yield "asked again", question.asked_again(intake, plan, left)
    chosen = [results.opened(TicketId("EX-1"), it, by) for by in (SOMEBODY, NOBODY) for it in (*plan.severities, None)]
    for result in (*chosen, results.no_request(SOMEBODY), results.taken_up(SOMEBODY)):
        yield "settled", question.settled(result.told)
        yield "no longer pending", pending.settled(intake, customer, result.noted)
    for is_number in (True, False):
        yield "asked back", question.asked_back(intake, plan.severities[:2], is_number=is_number)
    yield "no request offered", question.no_request_offered(intake)
    yield "still open", question.still_open(plan)
    yield "settled back", question.settled_back()
    nameless = replace(intake, requester_name="")
    for each in (intake, answered, wordless, nameless, takings.held(intake), *takings.taken_up(intake)):
        yield "pending", pending.shown(each, plan, customer, outside_term.outside(customer.term, customer, OPEN.date()))
        yield "pending", pending.shown(each, plan, customer)
    yield "turned away", pending.turned_away(intake, customer, results.NO_CHANNEL)
    yield from rewritings.of_a_request(intake, plan, customer)
    yield from offer_samples.offered(intake, plan, customer, a_ticket(one, None), (SOMEBODY, NOBODY))
    yield "said", additions.added(None, customer, SAID, "Contact One", CHANNEL)
    yield "said late", additions.added(None, customer, replace(SAID, read_at=OPEN), "Contact One", CHANNEL)
    yield "said", additions.added("EX-1", customer, replace(SAID, text=""), "", CHANNEL)
    yield "said", additions.added("EX-1", customer, SAID, "Agent One", CHANNEL, whose=additions.OURS)
    yield "said", additions.added("EX-1", customer, SAID, "", CHANNEL, whose=additions.UNLISTED)
    yield "sent", additions.sent("EX-1", "Agent One", "We restart it.")


def _refusals(one: Promise) -> Iterator[tuple[str, Message]]:
    plan, customer, ticket = one.plan, one.customer, a_ticket(one, None)
    desk = Desk(name="Example Support", ticket_prefix="EX", triage=(TRIAGE,), customers=(customer,))
    for contacts in ((CONTACT,), (), (CONTACT, CONTACT)):
        each = replace(customer, contacts=contacts)
        yield from takings.waiting(an_intake(one), plan, each)
        yield "contacts only", refusals.contacts_only(plan, each, SAID.at.date())
    yield from takings.told(plan, customer, ticket, SAID.at.date())
    yield "channel", refusals.channel_not_included(plan)
    yield "vendor only", refusals.staff_only(desk)
    yield "the vendor's severity", refusals.staff_set_the_severity(plan)
    yield "unknown severity", refusals.unknown_severity(plan, "9")
    yield "unknown ticket", refusals.unknown_ticket("EX-9")
    yield "gone", refusals.gone()
    yield "settled already", refusals.settled_already()
    for severity in plan.severities:
        yield "open already", refusals.open_already(a_ticket(one, severity.id), plan)
        yield "severity already", refusals.severity_already(ticket, severity)
    yield "open already", refusals.open_already(ticket, plan)
    for status in Status:
        yield "not from here", refusals.not_from_here(ticket.id, status)
    yield "over already", refusals.with_words(refusals.over_already(ticket.id, Status.RESOLVED), "It was the gateway.")
    yield from _terms(one, desk)
    yield "no customer here", answers.no_customer_here()
    for staff in (True, False):
        said = {verb.name: verb.example for verb in VERBS.values()}
        yield "help", help.first_few(said, help.way(desk, None, staff=staff), None, staff=staff, is_manager=staff)
        yield "help", help.first_few(said, help.way(desk, None, staff=staff, alone=True), form.use(), staff=staff)
        yield "all commands", help.everything(said, help.way(desk, None, staff=staff, aside=not staff), form.use())
    for guess in ("", "close EX-1", "queue acme"):
        yield "unread", help.unread(help.UNREAD, guess)
        yield "unread aside", help.unread(help.ASIDE, guess)
    for staff, thanked in ((True, False), (False, False), (False, True)):
        yield "greeted", help.greeted(staff=staff, thanked=thanked)


def _terms(one: Promise, desk: Desk) -> Iterator[tuple[str, Message]]:
    nobody, coming = replace(one.customer, contacts=()), replace(CONTACT, since=CLOSED.date())
    for customer in (one.customer, nobody, replace(one.customer, contacts=(CONTACT, coming), term=None)):
        for tam in (None, "TAM One"):
            yield "contacts", terms.contacts(one.plan, customer, tam, OPEN)
        for at in (OPEN, CLOSED):
            yield "plan", terms.plan(one.plan, customer, at)
    for typed in ("", "nobody"):
        yield "which customer", terms.which_customer(typed, desk, staff=True)
        yield "which customer", terms.which_customer(typed, desk, staff=False)
    yield "unread", queue.unread("tomorrow", ("mine", "overdue"))


def _lists(ticket: Ticket, one: Promise, pages: tuple[Page, ...]) -> Iterator[tuple[str, Message]]:
    plan, customer, plans = one.plan, one.customer, {one.plan.version: one.plan}
    desk = Desk(name="Example Support", ticket_prefix="EX", triage=(TRIAGE,), customers=(customer,))
    for page in pages:
        full = replace(page, tickets=(listed(ticket),) * max(0, min(page.size, page.found - page.before)))
        waiting = QueueCounts(turns=page.counts, overdue=1, soon=2, held=2)
        over = {ticket.id: Lateness(days=2, rest=timedelta(hours=3), is_covered=True)}
        shown = [
            Lines(plans=plans, desk=desk, now=now, over=late)
            for now, late in ((ticket.opened_at, {}), (ticket.opened_at + timedelta(days=9), over))
        ]
        for lines, words in zip(shown, ("", "mine 1"), strict=True):
            for to_staff in (True, False):
                yield "list", listing.tickets(full, lines, to_staff=to_staff)
            yield "queue", queue.queue(full, waiting, lines, words=words, kept="")
            for has_radar in (True, False):
                lists = (full,) * len(home.PARTS)
                yield "home", home.of_an_agent(lists, waiting, desk.name, lines, has_radar=has_radar)
            yield "a customer's home", home.of_a_customer(full, customer, plan, lines)
            if pages is PAGES and is_shown_widely(one):  # nothing of it is about this ticket
                yield from about_customers(one, full, lines)
            if full.tickets:
                yield "several that it may be about", listing.several(full, lines)


def _about_a_ticket(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    plan, customer = one.plan, one.customer
    desk = Desk(name="Example Support", ticket_prefix="EX", triage=(TRIAGE,), customers=(customer,))
    yield "card", news.card(ticket, plan)
    about = undelivered.About(customer=customer.name, requester=ticket.requester_name, ticket=ticket, plan=plan)
    for is_lost in (True, False):
        said = news.card(ticket, plan)
        to = undelivered.Recipient(home=CHANNEL, name="Acme's channel", whom=ticket.requester_name)
        yield "undelivered", undelivered.undelivered(to, said, about, "the channel is archived", is_lost=is_lost)
    yield "triage card", triage_card.card(ticket, plan, customer)
    yield "triage card", triage_card.card(rewritings.without_source(ticket), plan, customer)
    yield "triage card with duty", triage_card.card(ticket, plan, customer, (AGENT_ONE,))
    yield from a_form(ticket, customer, plan)
    yield "ticket", answers.ticket(ticket, plan, customer)
    yield "ticket, inside", answers.inside(ticket, plan, customer)
    yield from _lists(ticket, one, PAGES if SOAK else PAGES[1:2])
    for number, now in enumerate((ticket.opened_at + timedelta(minutes=20), ticket.opened_at + timedelta(days=9))):
        for to_staff in (True, False):
            yield f"why {number}", why.explained(ticket, one.plan, now, to_staff=to_staff)
    yield "a stranger's home", home.of_a_stranger(desk.name)
    yield "a former home", home.former()
    told = [history_page.HistoryLine(at=OPEN + timedelta(days=day), spans=(Text(text="Yes."),)) for day in range(3)]
    yield "history", history_page.history(ticket, pages.cut(told, 1, 2), "America/Chicago")
    yield "acknowledged", news.acknowledged(ticket, "Agent One")
    for text in ("", "We restarted it."):
        yield "waiting", news.waiting(ticket, "Agent One", text)
        yield "resolved", news.resolved(ticket, "Agent One", text)
    yield from insiders.among_themselves(one, ticket)
    yield from about_access(one, ticket) if SOAK or ticket.status is Status.NEW else ()
    yield "reply", news.reply(ticket, "Agent One", "We restarted it.")
    yield "greeted", results.greeted(ticket)
    yield "passed on", standing.passed_on(ticket)
    yield "hours", standing.hours(one.plan, one.customer, OPEN)
    yield "nothing open", standing.nothing_open(one.plan, one.customer, CLOSED)
    yield "asked how it stands", standing.asked(ticket, one.plan)
    yield "asked, to the assignee", standing.to_assignee(ticket, one.plan, one.customer, SOMEBODY, "any update?")
    yield "close offered", standing.close_offered(ticket)
    yield "solved?", standing.solved_asked(ticket)
    yield "over, settled", standing.settled()
    yield "reopened", news.reopened(ticket)
    yield "reopened in triage", triage.reopened(ticket, customer, (AGENT_ONE,))
    yield "closed", news.closed(ticket)
    yield "closed, to whoever did it", closure.closed(ticket, one.plan)
    if ticket.assignee:
        yield "acknowledged already", refusals.acknowledged_already(ticket)
