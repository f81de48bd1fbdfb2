"""The left of the page: the people whom one can be, and the conversations that this person is in."""

from collections import defaultdict
from functools import partial

from nicegui import ui

from adapters.sandbox.core.chat import Kind
from adapters.sandbox.page.avatars import avatar
from adapters.sandbox.page.elements import assign, button, mark, tag, tell
from adapters.sandbox.page.gist import gist
from adapters.sandbox.page.stage import Part
from adapters.sandbox.page.visit import Visit


class People:
    """Everybody, by organisation."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._buttons: dict[str, ui.element] = {}
        groups: dict[tuple[str, str], list[Part]] = defaultdict(list)
        for seat in sorted(visit.seats, key=lambda seat: not seat.person.is_staff):
            groups[seat.person.organisation, seat.chat.platform.title()].append(seat)
        with tag("nav", classes="people", aria_label="People"):
            tag("h2", "Be somebody")
            if customers := len(visit.stage.desk.customers):
                tag("p", f"One desk, {customers} contract{'' if customers == 1 else 's'}", "quiet contracts")
            for (organisation, platform), seats in groups.items():
                with tag("h3", organisation):
                    tag("span", platform, "platform")
                    if plan := visit.stage.plan_of(organisation):
                        tag("span", plan.name, "plan", title=gist(plan))
                with tag("ul"):
                    for seat in seats:
                        self._entry(seat)

    def refresh(self) -> None:
        """Mark who one is."""
        for named, made in self._buttons.items():
            assign(made, aria_current="true" if named == self._visit.me.key else "false")

    def _entry(self, seat: Part) -> None:
        person = seat.person
        with tag("li"), button("", partial(self._visit.become, seat), "entry person") as made:
            avatar(person.name)
            with tag("span", classes="who"):
                tag("span", person.name)
                tag("span", person.about.removeprefix(f"{person.organisation}, "), "quiet")
        self._buttons[seat.key] = made


class Conversations:
    """The channels of this person and their direct messages with the desk, with what is unread in each."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._shown: tuple[str, ...] = ()
        self._entries: dict[str, _Entry] = {}
        with tag("nav", classes="conversations", aria_label="Conversations"):
            tag("h2", "Conversations")
            self._list = tag("ul")

    def refresh(self) -> None:
        """Draw what there is by now."""
        visit = self._visit
        there = (visit.me.key, *(one.id for one in visit.sights))
        if there != self._shown:
            self._shown = there
            self._build()
        for one in visit.sights:
            self._entries[one.id].refresh(visit.unread(one), is_here=one.id == visit.sight.id)

    def _build(self) -> None:
        self._list.clear()
        self._entries.clear()
        with self._list:
            for one in self._visit.sights:
                sign = "●" if one.conversation.kind is Kind.DIRECT else "#"
                self._entries[one.id] = _Entry(sign, one.conversation.name, partial(self._visit.go, one.id))


class _Entry:
    def __init__(self, sign: str, name: str, go: partial[None]) -> None:
        with tag("li"), button("", go, "entry") as self._button:
            tag("span", sign, "sign direct" if sign == "●" else "sign", aria_hidden="true")
            tag("span", name, "name")
            self._count = tag("span", "", "count", hidden=True)

    def refresh(self, unread: int, *, is_here: bool) -> None:
        assign(self._button, aria_current="true" if is_here else "false")
        mark(self._button, "unread", bool(unread))
        tell(self._count, f"{unread}")
        assign(self._count, hidden=not unread, aria_label=f"{unread} unread")
