"""A conversation as somebody sees it: what was said in it, and in its threads."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct

from adapters.sandbox.core.chat import ConversationSight, Kind, MessageSight
from adapters.sandbox.page.stage import Part

AT_ONCE: Final = 40
"""So many threads of a conversation are shown at first: drawing hundreds takes seconds."""


class Sight(Struct, frozen=True, kw_only=True):
    """One conversation as one person sees it; `replies` are by the id of the message that they are under."""

    conversation: ConversationSight
    roots: tuple[MessageSight, ...]
    replies: Mapping[str, tuple[MessageSight, ...]]

    @property
    def id(self) -> str:
        """Return the id of the conversation."""
        return self.conversation.id

    @property
    def title(self) -> str:
        """Return its name, with the sign of a channel if it is one."""
        name = self.conversation.name
        return name if self.conversation.kind is Kind.DIRECT else f"#{name}"

    @property
    def latest(self) -> datetime | None:
        """Return the instant at which something was said here last; None if nothing was."""
        return max((message.at for message in self.messages()), default=None)

    @property
    def latest_root(self) -> datetime | None:
        """Return the instant of the latest message of the conversation itself; None if there is none."""
        return max((message.at for message in self.roots), default=None)

    def followed(self) -> Iterator[str]:
        """Yield each message whose thread this person has written in."""
        for root in self.roots:
            if any(one.is_mine for one in (root, *self.replies.get(root.id, ()))):
                yield root.id

    def messages(self) -> Iterator[MessageSight]:
        """Yield everything, roots and replies."""
        yield from self.roots
        for thread in self.replies.values():
            yield from thread


def seen_by(seat: Part) -> tuple[Sight, ...]:
    """Return every conversation that somebody is in, with all that they see there."""
    return tuple(_sight(seat, conversation) for conversation in seat.chat.conversations(seat.person.id))


def _sight(seat: Part, conversation: ConversationSight) -> Sight:
    person, chat = seat.person.id, seat.chat
    roots = chat.messages(person, conversation.id)
    threads = {root.id: chat.messages(person, conversation.id, root.id)[1:] for root in roots if root.thread is None}
    return Sight(
        conversation=conversation,
        roots=tuple(root for root in roots if root.thread is None),
        replies={root: thread for root, thread in threads.items() if thread},
    )
