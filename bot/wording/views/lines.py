"""A ticket of a list in one line: for staff what is due and who is assigned, for its customer what they may expect."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct, field

from bot.model.desk import Desk
from bot.model.ids import TicketId
from bot.model.listed_ticket import ListedTicket, NextDue, PromisedNext
from bot.model.message import Button, Buttons, ListItem, Menu, Spans, Strong, Style, Tone, When
from bot.model.milestone import FIRST_RESPONSE
from bot.model.ticket import Status
from bot.model.turn import Turn
from bot.sla.lateness import Lateness
from bot.wording import amounts, marks
from bot.wording.labels import MAX_LABEL, fitted
from bot.wording.spans import by, clipped, line
from bot.wording.ticket import promised, status
from bot.wording.ticket.triage import NO_TEXT
from policies.terms import Plan

HEAD: Final = 48
"""The most characters of a request that a line has."""
_PARTED: Final = " · "


class Lines(Struct, frozen=True, kw_only=True):
    """The lines of tickets, made with their plans by version, and with how late those are of which something is."""

    plans: Mapping[str, Plan]
    desk: Desk
    now: datetime
    over: Mapping[TicketId, Lateness] = field(default_factory=dict)

    def to_staff(self, one: ListedTicket) -> ListItem:
        """Return its line for staff, with what is to be done about it first as its button."""
        return self._to_staff(one, line(assignee(one)))

    def under_its_assignee(self, one: ListedTicket) -> ListItem:
        """Return the same line for a list whose title says who is assigned."""
        return self._to_staff(one)

    def _to_staff(self, one: ListedTicket, *whose: Spans) -> ListItem:
        what = f"{self.customer(one)} – {clipped(one.head, HEAD) or NO_TEXT}"
        said = (self._named(one, what), *self._stands(one), self._missed(one), *whose)
        return self._item(one, said, self._act(one))

    def to_customer(self, one: ListedTicket) -> ListItem:
        """Return its line for its customer's people: nothing that is a goal of ours, or stays among staff."""
        said = (self._named(one, clipped(one.head, HEAD) or NO_TEXT), *self._expected(one), self._missed(one))
        return self._item(one, said, _open(one))

    def rest(self, tickets: Iterable[ListedTicket]) -> Buttons | None:
        """Return a menu that opens those whose lines have another act: all that can be done is on what it opens."""
        acted_on = (one for one in tickets if one.turn is Turn.UNANSWERED)
        options = tuple(Button(label=self._label(one), verb="show", subject=one.id) for one in acted_on)
        return Buttons(menus=(Menu(label="Open a ticket", options=options),)) if options else None

    def _label(self, one: ListedTicket) -> str:
        return fitted(f"{one.id} · {self.customer(one)}")

    def briefly(self, one: ListedTicket) -> str:
        """Return its number and its state, for the summary of a list that staff read."""
        due = one.next_due if one.turn <= Turn.OURS else None
        return f"{one.id} ({self.left(one, due) if due else _state(one) or 'open'})"

    def plan(self, one: ListedTicket) -> Plan:
        """Return the plan that it is under."""
        return self.plans[one.plan_version]

    def _item(self, one: ListedTicket, said: tuple[Spans, ...], button: Button) -> ListItem:
        is_over = one.turn >= Turn.RESOLVED
        tone = Tone.DEFAULT if is_over else marks.tone(self.plan(one), one.severity)
        return ListItem(spans=_parted(*said), button=button, tone=tone)

    def _named(self, one: ListedTicket, what: str) -> Spans:
        mark = () if one.turn >= Turn.RESOLVED else (marks.mark(self.plan(one), one.severity),)
        return (*mark, Strong(text=one.id), *line(f" {what}"))

    def _act(self, one: ListedTicket) -> Button:
        """Return the button that acknowledges what nobody has answered, primary if it's late; else it is opened."""
        if one.turn is not Turn.UNANSWERED:
            return _open(one)
        style = Style.PRIMARY if one.is_overdue(self.now) else Style.PLAIN
        return Button(label="Acknowledge", verb="ack", subject=one.id, style=style)

    def level(self, one: ListedTicket) -> str:
        """Return its severity: of a long name only what is before its dash, “Level 2”."""
        if one.severity is None:
            return "no level yet"
        name = self.plan(one).severity(one.severity).name
        return name if len(name) <= MAX_LABEL else fitted(name.partition(" – ")[0])

    def customer(self, one: ListedTicket) -> str:
        """Return the name of its customer."""
        customer = self.desk.customer(one.customer)
        return customer.name if customer else one.customer

    def _stands(self, one: ListedTicket) -> tuple[Spans, ...]:
        """Return its severity, its state, and what is due next."""
        severity = line(self.level(one))
        due = one.next_due
        if one.turn is Turn.SNOOZED and one.snoozed_until:
            return severity, line("snoozed until ", self._when(one.snoozed_until, one))
        if due is None or one.turn > Turn.CUSTOMERS:
            return severity, line(_state(one))
        return severity, line(_state(one)), self._due(one, due)

    def due_at(self, one: ListedTicket, due: NextDue) -> Spans:
        """Return what is due and when, in however long: for a list that says that beside it."""
        return line(_what(due), self._when(due.due, one))

    def until(self, one: ListedTicket, at: datetime) -> Spans:
        """Return until when it is snoozed."""
        return line("snoozed until ", self._when(at, one))

    def promised_by(self, one: ListedTicket) -> Spans:
        """Return what is promised next and by when; nothing if nothing is."""
        return self._by(one) if one.promised else ()

    def _due(self, one: ListedTicket, due: NextDue) -> Spans:
        """Return when something is due, and in how long: “due 13:00 (in 29 min)”; if it's late, by how much."""
        left = self.left(one, due)
        if due.due < self.now:
            return line(_what(due), Strong(text=left))
        due_at = self._when(due.due, one)
        return line(f"{_what(due)}{'due ' if due.is_promise else ''}", due_at, f" ({left})")

    def left(self, one: ListedTicket, due: NextDue) -> str:
        """Return how long there is until something is due: “in 29 min”, or how late it is: “−42 min”."""
        if due.due >= self.now:
            return f"in {amounts.span(due.due - self.now)}"
        late = amounts.late(self.over.get(one.id, Lateness()))
        return f"−{late}" if late else "overdue"

    def _expected(self, one: ListedTicket) -> tuple[Spans, ...]:
        severity = line(self.level(one))
        if one.status is Status.WAITING:
            return severity, line(Strong(text="waiting on you"))
        if one.status in (Status.RESOLVED, Status.CLOSED):
            return severity, line(_state(one))
        return severity, self._by(one), line(f"{one.assignee} is on it" if one.assignee else "")

    def _by(self, one: ListedTicket) -> Spans:
        if one.promised is None:
            return line("" if one.status is not Status.NEW else "no time set" if one.severity else "")
        due, name = self._when(one.promised.due, one), _name(one.promised)
        return line(f"{name} was due ", due) if one.promised.due < self.now else line(f"{name} by ", due)

    def _missed(self, one: ListedTicket) -> Spans:
        """Return the due time that was missed before its severity changed."""
        if one.missed is None:
            return ()
        severity = self.plan(one).severity(one.missed.severity).name
        return line("missed ", self._when(one.missed.due_at, one), f" ({severity})")

    def _when(self, at: datetime, one: ListedTicket) -> When:
        return by(at, status.zone(one, self.plan(one)))


def assignee(one: ListedTicket) -> str:
    """Return the assignee's name, or that there is none."""
    return one.assignee or "unassigned"


def _open(one: ListedTicket) -> Button:
    return Button(label="Open", verb="show", subject=one.id)


def _what(due: NextDue) -> str:
    """Return what is due, before how long until then: nothing for the first response, which is what a list is about."""
    name = "" if due.id == FIRST_RESPONSE else promised.bare(due.id)
    goal = "" if due.is_promise else "our goal:"
    said = ", ".join(filter(None, (name, goal)))
    return f"{said} " if said else ""


def _name(one: PromisedNext) -> str:
    return promised.bare(one.id)


def state_of(one: ListedTicket) -> str:
    """Return its state, as everybody may read it: that it is snoozed is ours alone."""
    match one.status:
        case Status.NEW:
            return "reopened" if one.is_again else "no response yet"
        case Status.ACKNOWLEDGED:
            return "answered"
        case Status.WAITING:
            return "waiting on customer"
        case Status.RESOLVED:
            return "resolved"
        case Status.CLOSED:
            return f"merged into {one.merged_into}" if one.merged_into else "closed"


def _state(one: ListedTicket) -> str:
    """Return its state where what is due doesn't say it."""
    is_again = one.status is Status.NEW and one.is_again
    if one.status in (Status.NEW, Status.ACKNOWLEDGED) and one.next_due and not is_again:
        return ""
    return f"{state_of(one)}, no time set" if one.status is Status.NEW and not is_again else state_of(one)


def _parted(*parts: Spans) -> Spans:
    said = [part for part in parts if part]
    return tuple(span for number, part in enumerate(said) for span in (*line(_PARTED if number else ""), *part))
