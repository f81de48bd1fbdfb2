"""The conversation in view: roots, their threads beneath them, and a place to write in each."""

import json
from collections.abc import Sequence
from functools import partial

from nicegui import ui

from adapters.sandbox.core.chat import Kind, MessageSight
from adapters.sandbox.page.composer import Composer
from adapters.sandbox.page.elements import assign, button, mark, tag, tell
from adapters.sandbox.page.home import Home
from adapters.sandbox.page.keyed import Item, Keyed
from adapters.sandbox.page.message import article, drawn
from adapters.sandbox.page.sight import AT_ONCE, Sight
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
            self._messages = tag("div", classes="messages", id="messages", role="log", tabindex="0")
            self._notice = tag("p", classes="notice", role="status", hidden=True)
            self._problem = tag("p", classes="problem", role="alert", hidden=True)
            self._composer = Composer(visit, None)
        self._whole = whole
        self._threads: dict[str, ThreadView] = {}
        self._roots = Keyed(self._messages, lambda: tag("section", classes="thread"))

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
        assign(self._messages, aria_label=f"Messages in {here.title}")
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
        self._roots.show([Item(key=root.id, signature=None, draw=partial(self._open, root)) for root in roots])
        for root in roots:
            self._threads[root.id].refresh(root, here.replies.get(root.id, ()))

    def _show_earlier(self) -> None:
        self._most += AT_ONCE
        self.refresh()

    def _open(self, root: MessageSight, element: ui.element) -> None:
        self._threads[root.id] = ThreadView(self._visit, root)

    def _find(self) -> None:
        """Bring the message into sight that somebody followed a link to, or has just sent."""
        visit = self._visit
        if visit.target:
            ui.run_javascript(f"plandesk.find({json.dumps(visit.target)})")
        if visit.sent:
            ui.run_javascript(f"plandesk.show({json.dumps(visit.sent)})")
        visit.target = visit.sent = None


class ThreadView:
    """A root and its replies."""

    def __init__(self, visit: Visit, root: MessageSight) -> None:
        self._visit = visit
        with tag("div") as head:
            self._root = Keyed(head, partial(article, root))
        self._replies = tag("div", classes="replies")
        self._answers = Keyed(self._replies, lambda: article(root))
        self._writing = tag("div", classes="writing", hidden=True)
        if visit.sight.conversation.has_threads and not root.only_for_me:
            self._opener = button("Reply in thread", self._toggle, "link", aria_expanded="false")
        self._thread = root.id
        self._composer: Composer | None = None

    def refresh(self, root: MessageSight, replies: Sequence[MessageSight]) -> None:
        """Draw what there is by now; what hasn't changed is left alone."""
        self._root.show([self._item(root)])
        self._answers.show([self._item(reply) for reply in replies])
        for reply in replies:
            if element := self._answers.element(reply.id):
                assign(element, data_id=reply.id)
                mark(element, "private", reply.only_for_me)

    def _item(self, message: MessageSight) -> Item:
        day = self._visit.reader.local(self._visit.reader.now).date()
        return Item(key=message.id, signature=(message, day), draw=lambda _: drawn(message, self._visit))

    def _toggle(self) -> None:
        is_hidden = not self._writing.props["hidden"]
        assign(self._writing, hidden=is_hidden)
        assign(self._opener, aria_expanded="false" if is_hidden else "true")
        if self._composer is None:
            with self._writing:
                self._composer = Composer(self._visit, self._thread, self._leave)
        if not is_hidden:
            self._composer.focus()

    def _leave(self) -> None:
        self._toggle()
        ui.run_javascript(f"plandesk.element({self._opener.id}).focus()")
