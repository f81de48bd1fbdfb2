"""The right of the page: what the desk thinks of each ticket and why, what it will ask, and what isn't out yet."""

from functools import partial

from msgspec.structs import replace

from adapters.sandbox.core.thinking import RequestSeen, Thoughts, TicketSeen, TimerSeen, UnsentSeen
from adapters.sandbox.page.elements import assign, mark, tag
from adapters.sandbox.page.keyed import Item, Keyed
from adapters.sandbox.page.reader import PageReader, moment
from adapters.sandbox.page.visit import Visit


class Panel:
    """The part that shows what the desk thinks, and follows it while it isn't folded away."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        with tag("aside", classes="panel", id="panel", tabindex="0", aria_label="What the desk thinks") as self._panel:
            tag("h2", "What the desk thinks")
            self._nothing = tag("p", "Nothing yet. It waits for somebody to write.", "quiet")
            self._tickets = _Part("Tickets")
            self._requests = _Part("Requests")
            self._timers = _Part("What it will ask, and when")
            self._unsent = _Part("Not out yet")

    def fold(self, *, is_folded: bool) -> None:
        """Put it away, or bring it back, wherever there is room."""
        assign(self._panel, hidden=is_folded)
        mark(self._panel, "called", not is_folded)

    def rest(self) -> None:
        """Give way, in a window that has no room for it beside a thread."""
        mark(self._panel, "called", False)

    def refresh(self, thoughts: Thoughts) -> None:
        """Draw what the desk thinks now, in this person's time."""
        reader = self._visit.reader
        self._tickets.show([_item(one.id, one, partial(_ticket, one), reader) for one in thoughts.tickets])
        self._requests.show([_item(one.id, one, partial(_request, one), reader) for one in thoughts.requests])
        about = {one.id: f"request of {_who(one)}" for one in thoughts.requests}
        timers = [replace(one, about=about.get(one.about, one.about)) for one in thoughts.timers]
        self._timers.show([_item(f"{one}", one, partial(_timer, one), reader) for one in timers])
        self._unsent.show([_item(f"{one}", one, partial(_unsent, one), reader) for one in thoughts.unsent])
        assign(self._nothing, hidden=bool(thoughts.tickets or thoughts.requests or thoughts.timers or thoughts.unsent))


class _Part:
    """A heading with a list, hidden while there is nothing to list."""

    def __init__(self, title: str) -> None:
        with tag("section", hidden=True) as self._section:
            tag("h3", title)
            with tag("ul") as shown:
                self._items = Keyed(shown)

    def show(self, items: list[Item]) -> None:
        self._items.show(items)
        assign(self._section, hidden=not items)


def _item(key: str, one: object, draw: partial[None], reader: PageReader) -> Item:
    today = reader.local(reader.now).date()
    made_from = (one, today, str(reader.zone))
    return Item(key=key, signature=made_from, make=partial(tag, "li"), draw=lambda _: draw(reader))


def _ticket(one: TicketSeen, reader: PageReader) -> None:
    with tag("div", classes="thought"):
        with tag("div", classes="thought-head"):
            tag("strong", f"{one.id} · {one.customer}")
            tag("span", one.status, f"status {one.status}{' late' if one.is_overdue else ''}")
        tag("div", f"{one.severity} · {one.plan}", "quiet")
        tag("div", one.state)
        if at := one.due_at or one.goal_at:
            due = f"{one.next_up}{' due' if one.due_at else ', our goal:'} {moment(at, reader)}"
            tag("div", due, "due late" if one.is_overdue else "due")
        if one.why:
            with tag("details", classes="why"):
                tag("summary", "Why")
                for line in one.why:
                    tag("p", line, "quiet")


def _request(one: RequestSeen, reader: PageReader) -> None:
    with tag("div", classes="thought"):
        tag("strong", _who(one))
        tag("div", f"“{one.text}”")
        tag("div", f"{one.state} since {moment(one.since, reader)}", "quiet")


def _who(one: RequestSeen) -> str:
    return f"{one.by}, {one.customer}" if one.by else one.customer


def _timer(one: TimerSeen, reader: PageReader) -> None:
    with tag("div", classes="thought"):
        tag("strong", moment(one.due_at, reader))
        tag("span", f" {one.about}", "quiet")
        tag("div", one.question)


def _unsent(one: UnsentSeen, reader: PageReader) -> None:
    with tag("div", classes="thought"):
        tag("div", one.text)
        tried = f"{one.attempts} attempts so far" if one.attempts else "about to be said"
        again = f", next at {moment(one.next_try_at, reader)}" if one.next_try_at else ""
        tag("div", one.problem or f"{one.where}: {tried}{again}", "quiet")
