"""The conversation in view: what was said in it, day by day, its threads, and a place to write."""

import json
from functools import partial

from nicegui import ui

from adapters.sandbox.core.chat import Kind, MessageSight
from adapters.sandbox.page.composer import Composer
from adapters.sandbox.page.days import by_day
from adapters.sandbox.page.elements import assign, button, mark, tag, tell
from adapters.sandbox.page.home import Home
from adapters.sandbox.page.keyed import Item, Keyed
from adapters.sandbox.page.sight import AT_ONCE, Sight
from adapters.sandbox.page.threads import ThreadBelow, ThreadElsewhere
from adapters.sandbox.page.visit import Visit


class ConversationView:
    """The middle of the page."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._place: tuple[str, str] | None = None
        self._most = AT_ONCE
        with tag(
            "section", classes="conversation", id="conversation", tabindex="-1", aria_label="Conversation"
        ) as whole:
            with tag("header", classes="conversation-head"):
                self._title = tag("h2")
                self._about = tag("p", classes="quiet")
                self._home = Home(visit)
            self._home.build()
            self._earlier = button("Show earlier messages", self._show_earlier, "link earlier", hidden=True)
            self._messages = tag("div", classes="messages", role="log", tabindex="0")
            self._notice = tag("p", classes="notice", role="status", hidden=True)
            self._problem = tag("p", classes="problem", role="alert", hidden=True)
            self._composer = Composer(visit, None)
        self._whole = whole
        self._threads: dict[str, ThreadBelow | ThreadElsewhere] = {}
        self._roots = Keyed(self._messages)

    def refresh(self) -> None:
        """Draw what there is by now."""
        visit, here, me = self._visit, self._visit.sight, self._visit.me
        if self._place != (me.key, here.id):
            self._place = (me.key, here.id)
            self._roots.show(())
            self._threads.clear()
            self._most = AT_ONCE
        tell(self._title, here.title + (" – direct messages" if here.conversation.kind is Kind.DIRECT else ""))
        tell(self._about, f"You are {me.person.name} – {me.person.about}")
        assign(self._messages, aria_label=f"Messages in {here.title}", data_nothing=visit.stage.invitation(here.id))
        for element, text in ((self._problem, visit.problem), (self._notice, visit.notice)):
            tell(element, text)
            assign(element, hidden=not text)
        mark(self._whole, "at-home", visit.at_home)
        self._home.refresh()
        self._composer.refresh()
        self._show(here)
        self._find()

    def _show(self, here: Sight) -> None:
        target = self._visit.target
        if target and not any(root.id == target for root in here.roots[-self._most :]):
            self._most = len(here.roots)
        roots = here.roots[-self._most :]
        assign(self._earlier, hidden=len(roots) == len(here.roots))
        self._roots.show(by_day(roots, self._visit.reader, self._item))
        for root in roots:
            self._threads[root.id].refresh(root, here.replies.get(root.id, ()))

    def _item(self, root: MessageSight) -> Item:
        make = partial(tag, "section", classes="thread")
        return Item(key=root.id, signature=None, make=make, draw=partial(self._open, root))

    def _show_earlier(self) -> None:
        self._most += AT_ONCE
        self.refresh()

    def _open(self, root: MessageSight, element: ui.element) -> None:
        is_beside = self._visit.sight.conversation.threads_beside
        self._threads[root.id] = (ThreadElsewhere if is_beside else ThreadBelow)(self._visit, root)

    def _find(self) -> None:
        """Bring the message into sight that somebody followed a link to, or has just sent."""
        visit = self._visit
        if visit.target:
            ui.run_javascript(f"plandesk.find({json.dumps(visit.target)})")
        if visit.sent:
            ui.run_javascript(f"plandesk.show({json.dumps(visit.sent)})")
        visit.target = visit.sent = None
