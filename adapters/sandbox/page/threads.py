"""The thread of a message: below it, or beside the conversation, as the platform has it."""

from collections.abc import Sequence
from functools import partial

from nicegui import ui

from adapters.sandbox.core.chat import MessageSight
from adapters.sandbox.page.composer import Composer
from adapters.sandbox.page.days import by_day
from adapters.sandbox.page.elements import assign, button, mark, tag, tell
from adapters.sandbox.page.keyed import Item, Keyed
from adapters.sandbox.page.message import article, drawn
from adapters.sandbox.page.reader import moment
from adapters.sandbox.page.visit import Visit


class ThreadBelow:
    """A root with its replies below it."""

    def __init__(self, visit: Visit, root: MessageSight) -> None:
        self._visit = visit
        self._root = _root()
        self._replies = Keyed(tag("div", classes="replies"))
        self._writing = tag("div", classes="writing", hidden=True)
        if visit.sight.conversation.has_threads and not root.only_for_me:
            self._opener = button("Reply in thread", self._toggle, "link", aria_expanded="false")
        self._thread = root.id
        self._composer: Composer | None = None

    def refresh(self, root: MessageSight, replies: Sequence[MessageSight]) -> None:
        """Draw what there is by now; what hasn't changed is left alone."""
        self._root.show([message_item(root, self._visit)])
        self._replies.show(message_item(reply, self._visit) for reply in replies)

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


class ThreadElsewhere:
    """A root whose replies are read beside the conversation: here one only sees how many there are."""

    def __init__(self, visit: Visit, root: MessageSight) -> None:
        self._visit = visit
        self._root = _root()
        self._opener = None
        if not root.only_for_me:
            self._opener = button("", partial(visit.opens_thread, root.id), "link opener")

    def refresh(self, root: MessageSight, replies: Sequence[MessageSight]) -> None:
        """Draw what there is by now; what hasn't changed is left alone."""
        self._root.show([message_item(root, self._visit)])
        if self._opener is None:
            return
        unread = self._visit.unread_in_thread(root.id)
        latest = f" · last {moment(replies[-1].at, self._visit.reader)}" if replies else ""
        count = (
            f"{len(replies)} {'reply' if len(replies) == 1 else 'replies'}{latest}" if replies else "Reply in thread"
        )
        tell(self._opener, f"{count} · {unread} new" if unread else count)
        mark(self._opener, "unread", bool(unread))
        assign(self._opener, aria_expanded="true" if self._visit.thread == root.id else "false")


class ThreadBeside:
    """The thread that is open beside the conversation."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._shown: tuple[str, str, str] | None = None
        with tag("aside", classes="beside", id="thread", aria_label="Thread", hidden=True) as self._whole:
            with tag("header", classes="conversation-head beside-head"):
                tag("h2", "Thread")
                self._where = tag("p", classes="quiet")
                button("✕", self._leave, "quiet-button", aria_label="Close the thread", title="Close the thread")
            self._said = tag("div", classes="messages", role="log", tabindex="0", aria_label="Messages in the thread")
            self._writing = tag("div", classes="beside-writing")

    @property
    def is_open(self) -> bool:
        """Return whether a thread is shown."""
        return self._shown is not None

    def refresh(self) -> None:
        """Draw what there is by now; hidden while no thread is open."""
        visit, here = self._visit, self._visit.sight
        root = next((one for one in here.roots if one.id == visit.thread), None)
        is_shown = root is not None and here.conversation.threads_beside and not visit.at_home
        assign(self._whole, hidden=not is_shown)
        if root is None or not is_shown:
            self._close()
            return
        if self._shown != (visit.me.key, here.id, root.id):
            self._shown = (visit.me.key, here.id, root.id)
            self._build(root)
        tell(self._where, here.title)
        replies = here.replies.get(root.id, ())
        self._messages.show(by_day((root, *replies), visit.reader, partial(message_item, visit=visit)))
        self._composer.refresh()

    def _build(self, root: MessageSight) -> None:
        self._said.clear()
        self._writing.clear()
        self._messages = Keyed(self._said)
        with self._writing:
            self._composer = Composer(self._visit, root.id, self._leave)

    def _close(self) -> None:
        if self._shown is not None:
            self._shown = None
            self._said.clear()
            self._writing.clear()

    def _leave(self) -> None:
        self._visit.leaves_thread()


def _root() -> Keyed:
    with tag("div") as head:
        return Keyed(head)


def message_item(message: MessageSight, visit: Visit) -> Item:
    """Return a message as an entry of a list, which is drawn anew when it changes, or the day does."""
    day = visit.reader.local(visit.reader.now).date()
    make = partial(article, message)
    return Item(key=message.id, signature=(message, day), make=make, draw=lambda _: drawn(message, visit))
