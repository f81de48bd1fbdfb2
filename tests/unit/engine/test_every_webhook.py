"""Whatever anybody does to a ticket: what it changes of all that the page names is told to webhooks."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import get_args

import pytest
from msgspec.structs import replace

from bot.commands import Command, Origin, Via
from bot.engine import webhooks
from bot.events import CustomerChased, CustomerWrote, Event, MilestoneReported, Replied, TicketEvent
from bot.model.ids import TicketId
from bot.model.milestone import Outcome
from bot.model.places import Account
from bot.model.ticket import OVER, Status, Ticket
from bot.model.webhook import HookEvent, Webhook
from tests.hand_clock import HandClock
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.every_command import ABOUT_A_TICKET, BY_THE_DESK
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE

CRM = Webhook(id="crm", url="https://crm.example/")
Act = Callable[[FrontDesk], object]


def _types(who: Account, *orders: str) -> Act:
    return lambda desk: [desk.types(who, order) for order in orders]


def _says(who: Account, text: str) -> Act:
    return lambda desk: desk.hears(who, text, desk.ticket().thread)


STATES: dict[str, tuple[Act, ...]] = {
    "new": (),
    "late": (lambda desk: desk.passes(hours=9),),
    "taken": (_types(AGENT_ONE, "ack EX-1"),),
    "snoozed": (_types(AGENT_ONE, "ack EX-1", "snooze EX-1 2h"),),
    "waiting": (_types(AGENT_ONE, "wait EX-1 Which browser?"),),
    "linked": (_types(AGENT_ONE, "ack EX-1", "link EX-1 https://tracker.example/BUG-7"),),
    "resolved": (_types(AGENT_ONE, "resolve EX-1 Restarted."),),
    "closed": (_types(AGENT_ONE, "resolve EX-1 Restarted.", "close EX-1"),),
    "merged": (_types(AGENT_ONE, "merge EX-1 into EX-2"),),
}
BY_PEOPLE: dict[str, Act] = {
    "the customer writes": _says(CONTACT_ONE, "It is broken in every browser"),
    "the customer asks": _says(CONTACT_ONE, "any news?"),
    "the customer thanks": _says(CONTACT_ONE, "thanks"),
    "an agent writes": _says(AGENT_ONE, "We are looking into it and will be back at noon."),
    "merge": _types(AGENT_ONE, "merge EX-2 into EX-1"),
    "assign nobody": _types(AGENT_ONE, "unassign EX-1"),
    "an hour passes": lambda desk: desk.passes(hours=1),
    "three hours pass": lambda desk: desk.passes(hours=3),
    "a week passes": lambda desk: desk.passes(hours=200),
}


def _given(kind: type[Command], who: Account) -> Act:
    def give(desk: FrontDesk) -> None:
        origin = Origin(by=who, place=people.TRIAGE, at=desk.clock.at, via=Via.SLASH)
        made = ABOUT_A_TICKET.get(kind)
        desk.gives(
            made(origin, TicketId("EX-1")) if made else BY_THE_DESK[kind](replace(origin, by=None, via=Via.TIMER))
        )

    return give


ACTS = BY_PEOPLE | {
    f"{kind.__name__} by {who.user}": _given(kind, who)
    for kind in (*ABOUT_A_TICKET, *BY_THE_DESK)
    for who in (AGENT_TWO, CONTACT_ONE)
}


def changed(before: Ticket | None, after: Ticket, events: list[Event]) -> Iterator[HookEvent]:
    """Yield what is to be told of a ticket by what it was and is, and of messages by what happened."""
    if before is None:
        yield HookEvent.OPENED
        return
    news = {
        HookEvent.ASSIGNED: after.assignee and before.assignee != after.assignee,
        HookEvent.UNASSIGNED: before.assignee and not after.assignee,
        HookEvent.SEVERITY_CHANGED: before.history != after.history,
        HookEvent.SNOOZED: after.snoozed_until and after.snoozed_until != before.snoozed_until,
        HookEvent.WOKEN: before.snoozed_until and not after.snoozed_until and after.status not in OVER,
        HookEvent.WAITING: after.status is Status.WAITING is not before.status,
        HookEvent.RESOLVED: after.status is Status.RESOLVED is not before.status,
        HookEvent.CLOSED: after.status is Status.CLOSED is not before.status and not after.merged_into,
        HookEvent.MERGED: after.merged_into and not before.merged_into,
        HookEvent.REOPENED: before.status in OVER and after.status not in OVER,
        HookEvent.CONFIRMED: after.confirmed_at and not before.confirmed_at,
        HookEvent.REPLIED: {type(event) for event in events} & {Replied, MilestoneReported},
        HookEvent.CUSTOMER_WROTE: {type(event) for event in events} & {CustomerWrote, CustomerChased},
    }
    yield from (what for what, is_so in news.items() if is_so)
    yield from _work(before, after)
    yield from _milestones(before, after)


def _work(before: Ticket, after: Ticket) -> Iterator[HookEvent]:
    was, now = ({one.url: one for one in ticket.linked} for ticket in (before, after))
    yield from (HookEvent.LINKED for url in now.keys() - was.keys())
    yield from (HookEvent.UNLINKED for url in was.keys() - now.keys())
    yield from (HookEvent.WORK_DONE for url in now.keys() & was.keys() if now[url] != was[url])


def _milestones(before: Ticket, after: Ticket) -> Iterator[HookEvent]:
    was = {one.id: one for one in before.milestones}
    for one in after.milestones:
        old = was.get(one.id)
        if old and len(one.breaches) > len(old.breaches):  # what comes with another ticket was told of that one
            yield HookEvent.MISSED
        if one.ended and one.ended.outcome is Outcome.MET and not (old and old.ended):
            yield HookEvent.MET


def told(desk: FrontDesk) -> list[tuple[str, str]]:
    """What the webhook was told, of which ticket."""
    lines = (post.text.splitlines() for post in desk.direct(CRM.account))
    return [(name, next(one for one in facts if one.startswith("ticket:"))[8:]) for name, *facts in lines]


def in_state(name: str) -> FrontDesk:
    """A desk with a webhook, and EX-1 and EX-2 of Acme, the first of them in that state."""
    desk = FrontDesk(file=replace(people.a_desk_file(), webhooks=(CRM,)))
    desk.opened(CONTACT_ONE, "2")
    desk.opened(people.CONTACT_TWO, "3", "The login page is white")
    for act in STATES[name]:
        act(desk)
    return desk


def another(start: FrontDesk) -> FrontDesk:
    """The same desk once more, to go on from there."""
    desk = FrontDesk(file=start.file, clock=HandClock(start.clock.at))
    desk.store.kept, desk._messages = start.store.kept.copy(), count(100)
    return desk


@pytest.mark.parametrize("state", STATES)
def test_what_changes_is_told(state: str) -> None:
    start, found = in_state(state), set[str]()
    for name, act in ACTS.items():
        desk = another(start)
        before, known = dict(desk.store.kept.tickets), len(told(desk))
        lines = {one: len(desk.history(one)) for one in before}

        act(desk)

        news = told(desk)[known:]
        for number, after in desk.store.kept.tickets.items():
            wanted = {*changed(before.get(number), after, desk.history(number)[lines.get(number, 0) :])}
            heard = {what for what, whose in news if whose == number}
            assert wanted <= heard, f"{name} of {state}: {number}"
            found |= heard
    assert len(found) > 1


UNTOLD = {
    "about reminders and calls": "Reminded RemindersRestored Apologised ApologyDelayed OthersCalled",
    "about people of ours who have it already": "AcknowledgementCounted",
    "words that change nothing": "Spoke Noted Overheard OverAsked TakenBack CustomerEdited CustomerRetracted Rated",
    "about the phone": "PhoneCallClaimed PhoneCallConfirmed",
    "about where it is, and with what": "TicketMoved Continued SplitOff Absorbed IncidentTied IncidentUntied",
    "about what it is and costs": "KindChanged WorkLogged LevelChecked Appealed AppealDecided",
    "about remote access": "AccessAsked AccessGranted AccessRefused AccessExpired AccessWithdrawn AccessEnded",
    "told by what they change": "Woken AnswerWanted PromiseMissed",
}


def test_of_every_event_it_is_decided_whether_it_is_told() -> None:
    silent = {name for names in UNTOLD.values() for name in names.split()}
    said = {kind.__name__ for kind in webhooks._TOLD_AS}

    assert said | silent == {kind.__name__ for kind in get_args(TicketEvent)}
    assert not said & silent
