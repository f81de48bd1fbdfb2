"""One of each message about remote access."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from bot.model.access import AccessAsk, AccessGrant
from bot.model.message import Mention, Message, Text
from bot.model.ticket import Ticket
from bot.wording.spans import message, paragraph
from bot.wording.ticket import access
from policies.terms import Amount, Unit
from tests.unit.wording.examples import AGENT_ONE, Promise

SPANS = (Amount(value=90, unit=Unit.MINUTE), Amount(value=1, unit=Unit.HOUR), Amount(value=72, unit=Unit.HOUR))


def about_access(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    """Yield them for a ticket, whoever is asked."""
    plan, customer, whom = one.plan, one.customer, (AGENT_ONE, Text(text="Contact Two"))
    for span in SPANS:
        ask = AccessAsk(
            number=1, by="agent-one", name="Agent One", text="to look at the exports", span=span, at=ticket.opened_at
        )
        grant = AccessGrant(ask=ask, name="Contact One", until=ticket.opened_at + timedelta(hours=2))
        asked, granted = replace(ticket, access_asked=ask), replace(ticket, access=grant)
        yield "access?", access.question(ticket, ask, plan, whom, grant.until)
        yield "access granted", access.granted(granted, grant, plan)
        yield "access was granted", access.settled(access.was_allowed(granted, grant))
        yield "access asked, inside", access.inside_asked(ticket, ask, customer)
        yield "access asked", access.asked(ticket, ask, whom)
        yield "access asked already", access.asked_already(ticket, ask)
        for each in (asked, granted, ticket):
            yield "no access asked", access.nothing_asked(each, plan)
            stands = access.state(each, plan)
            if stands:
                yield "access stands", message(stands, paragraph(*stands))
        for told in (
            access.inside_granted(granted, grant, customer, plan),
            access.inside_lapsed(ticket, ask, customer),
            access.inside_refused(ticket, "Contact One", customer),
            access.inside_ended(ticket, customer),
            access.inside_ended_by(ticket, customer, "Contact One", by_staff=False),
        ):
            yield "access, directly", access.directly(told, ticket, customer)
    for line in (
        access.refused(ticket, "Contact One"),
        access.lapsed(ticket, ask),
        access.ended(ticket),
        access.over(ticket),
        access.taken_back(ticket, "Agent One"),
        *(access.ended_by(ticket, "Agent One", by_staff=by_staff) for by_staff in (True, False)),
    ):
        yield "access settled", access.settled(line)
    yield "access how", access.unreadable(ticket, "banana")
    yield "access of nobody", access.nobody_to_ask(ticket, one.plan, customer)
    yield "no access", access.nothing_to_end(ticket)
    yield "ours to ask", access.ours_to_ask(ticket)
    yield "theirs to allow", access.customers_to_allow(one.plan, customer)
    yield "who may allow", access.who_may_allow(plan, (Mention(account=ticket.requester, name="Contact One"),))
