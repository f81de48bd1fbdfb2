"""One browser's visit: who one is, where one looks, what one has seen already, and what was said back."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime

from adapters.sandbox.core.chat import Done, Incomplete, MessageSight, NotPossible
from adapters.sandbox.page.reader import PageReader, zone
from adapters.sandbox.page.sight import Sight, seen_by
from adapters.sandbox.page.stage import Part, Stage


class Visit:
    """The state that the parts of the page share.

    `redraw` is set by the page, and each change ends with it; so is `show_busy`, which follows upon `busy`, the number
    of gestures that the desk hasn't taken yet.
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.seats = stage.seats()
        self.me = next((seat for seat in self.seats if not seat.person.is_staff), self.seats[0])
        self.sights: tuple[Sight, ...] = seen_by(self.me)
        self.here = self.sights[0].id
        self.target: str | None = None
        self.at_home = False
        self.sent: str | None = None
        self.problem = ""
        self.missing: Mapping[str, str] = {}
        self.notice = ""
        self.redraw: Callable[[], object] = lambda: None
        self.busy = 0
        self.show_busy: Callable[[], object] = lambda: None
        self._asked: str | None = None
        self._last: dict[str, str] = {}
        self._threads: dict[tuple[str, str], str] = {}
        self._seen: dict[tuple[str, str], datetime] = {}

    @property
    def sight(self) -> Sight:
        """Return the conversation in view."""
        return next((one for one in self.sights if one.id == self.here), self.sights[0])

    @property
    def reader(self) -> PageReader:
        """Return this person as a reader, now."""
        now = self.stage.timekeeper.clock.now()
        return PageReader(now=now, zone=zone(self.me.person.timezone), named=self.me.chat.named)

    @property
    def thread(self) -> str | None:
        """Return the message whose thread is open beside the conversation in view; None if there is none."""
        return self._threads.get((self.me.key, self.here))

    def look(self) -> None:
        """Take in what there is to see by now; what is in view counts as seen.

        The answer to what somebody has just asked opens its thread, where that is beside the conversation.
        """
        self.sights = seen_by(self.me)
        here = self.sight
        if self._asked and here.replies.get(self._asked) and here.conversation.threads_beside:
            self._threads[self.me.key, self.here] = self._asked
            self._asked = None
        latest = here.latest_root if here.conversation.threads_beside else here.latest
        self._note_seen(self.here, latest)
        if self.thread:
            self._note_seen(self.thread, max((one.at for one in here.replies.get(self.thread, ())), default=None))

    def unread(self, sight: Sight) -> int:
        """Return the number of others' messages there that this person hasn't had in view.

        Where threads are beside the conversation, those count that this person has written in.
        """
        if not sight.conversation.threads_beside:
            return self._newer(sight.id, sight.messages())
        followed = sum(self._newer(root, sight.replies.get(root, ())) for root in sight.followed())
        return self._newer(sight.id, sight.roots) + followed

    def unread_in_thread(self, root: str) -> int:
        """Return the number of others' replies there that this person hasn't had in view."""
        return self._newer(root, self.sight.replies.get(root, ()))

    def _newer(self, there: str, messages: Iterable[MessageSight]) -> int:
        seen = self._seen.get((self.me.key, there))
        return sum(seen is None or one.at > seen for one in messages if not one.is_mine)

    def _note_seen(self, there: str, latest: datetime | None) -> None:
        if latest:
            self._seen[self.me.key, there] = latest

    def become(self, seat: Part) -> None:
        """Become somebody else, and look where they looked last."""
        self._last[self.me.key] = self.here
        self.me = seat
        self.sights = seen_by(seat)
        self.go(self._last.get(seat.key, self.sights[0].id))

    def comes_by(self, conversation: str, message: str) -> None:
        """Look at a message by its link, as the first person who is in that conversation."""
        here = (seat for seat in self.seats if any(one.id == conversation for one in seen_by(seat)))
        if (seat := next(here, None)) is None:
            self.complain("Nobody here is in that conversation any more.")
            return
        self.become(seat)
        self.go(conversation, message)

    def go(self, conversation: str, message: str | None = None) -> None:
        """Look at a conversation, and in it at a message if one is named."""
        if all(one.id != conversation for one in self.sights):
            self.complain("You are not in that channel.")
            return
        self.here, self.target, self.problem, self.notice = conversation, message, "", ""
        self.at_home, self._asked = False, None
        root = next(
            (root for root, replies in self.sight.replies.items() for one in replies if one.id == message), None
        )
        if root and self.sight.conversation.threads_beside:
            self._threads[self.me.key, conversation] = root
        self.redraw()

    def opens_thread(self, root: str) -> None:
        """Look at the thread of that message beside the conversation."""
        self._threads[self.me.key, self.here] = root
        self.redraw()

    def leaves_thread(self) -> None:
        """Look at the conversation alone."""
        self._threads.pop((self.me.key, self.here), None)
        self.redraw()

    async def opens_home(self) -> None:
        """Look at the desk's own page for this person, instead of the messages."""
        self.at_home = True
        await self.does(self.me.chat.opens_home(self.me.person.id))

    def leaves_home(self) -> None:
        """Look at the messages again."""
        self.at_home = False
        self.redraw()

    def complain(self, problem: str) -> None:
        """Say what went wrong; with the empty text, that nothing did."""
        self.problem = problem
        self.redraw()

    async def says(self, text: str, files: Sequence[str] = (), thread: str | None = None) -> bool:
        """Write here, or run a command; return True if the desk took it."""
        chat, person, here = self.me.chat, self.me.person.id, self.here
        if text.startswith("/") and not files:
            return await self.sends(chat.commands(person, here, text, thread=thread))
        return await self.sends(chat.says(person, here, text, thread=thread, files=files), thread=thread)

    async def sends(self, deed: Awaitable[Done], *, thread: str | None = None) -> bool:
        """Wait for a gesture that leaves a message of one's own, in a thread or not, and look where that is.

        Returns True if the desk took it.
        """
        done = await self._done(deed)
        self.sent = done.message if done else None
        self._asked = self.sent if thread is None else None
        self.redraw()
        return done is not None and done.problem is None

    async def presses(
        self, message: MessageSight, control: str, choice: str | None = None, inputs: Mapping[str, str] | None = None
    ) -> bool:
        """Press something in a message; return True if the desk took it. What wasn't filled in is in `missing`."""
        press = self.me.chat.presses
        return await self.does(
            press(self.me.person.id, message.conversation, message.id, control, choice=choice, inputs=inputs)
        )

    async def does(self, deed: Awaitable[Done], *, about: str | None = None) -> bool:
        """Wait for a gesture, and say what was wrong with it, or what the platform shows at once.

        `about` is a message in whose thread the desk will answer. Returns True if the desk took it.
        """
        done = await self._done(deed)
        self._asked = about
        self.redraw()
        return done is not None and done.problem is None

    async def _done(self, deed: Awaitable[Done]) -> Done | None:
        self.problem, self.missing, self.notice = "", {}, ""
        self.busy += 1
        self.show_busy()
        try:
            done = await deed
        except Incomplete as refused:
            self.missing = refused.faults
        except (NotPossible, LookupError) as refused:
            self.problem = str(refused)
        else:
            self.notice, self.problem = done.shown or "", done.problem or ""
            return done
        finally:
            self.busy -= 1
            self.show_busy()
        return None
