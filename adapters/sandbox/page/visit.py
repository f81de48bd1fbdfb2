"""One browser's visit: who one is, where one looks, what one has seen already, and what was said back."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime

from adapters.sandbox.core.chat import Done, Incomplete, MessageSight, NotPossible
from adapters.sandbox.page.reader import PageReader, zone
from adapters.sandbox.page.sight import Sight, seen_by
from adapters.sandbox.page.stage import Part, Stage


class Visit:
    """The state that the parts of the page share. `redraw` is set by the page; each change ends with it."""

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
        self._last: dict[str, str] = {}
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

    def look(self) -> None:
        """Take in what there is to see by now; what is in view counts as seen."""
        self.sights = seen_by(self.me)
        if latest := self.sight.latest:
            self._seen[self.me.key, self.sight.id] = latest

    def unread(self, sight: Sight) -> int:
        """Return the number of others' messages that came since somebody looked there as this person."""
        seen = self._seen.get((self.me.key, sight.id))
        return sum(seen is None or one.at > seen for one in sight.messages() if not one.is_mine)

    def become(self, seat: Part) -> None:
        """Become somebody else, and look where they looked last."""
        self._last[self.me.key] = self.here
        self.me = seat
        self.sights = seen_by(seat)
        self.go(self._last.get(seat.key, self.sights[0].id))

    def go(self, conversation: str, message: str | None = None) -> None:
        """Look at a conversation, and in it at a message if one is named."""
        if all(one.id != conversation for one in self.sights):
            self.complain("You are not in that channel.")
            return
        self.here, self.target, self.problem, self.notice = conversation, message, "", ""
        self.at_home = False
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
        return await self.sends(chat.says(person, here, text, thread=thread, files=files))

    async def sends(self, deed: Awaitable[Done]) -> bool:
        """Wait for a gesture that leaves a message of one's own, and look where that is.

        Returns True if the desk took it.
        """
        done = await self._done(deed)
        self.sent = done.message if done else None
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

    async def does(self, deed: Awaitable[Done]) -> bool:
        """Wait for a gesture, and say what was wrong with it, or what the platform shows at once.

        Returns True if the desk took it.
        """
        done = await self._done(deed)
        self.redraw()
        return done is not None and done.problem is None

    async def _done(self, deed: Awaitable[Done]) -> Done | None:
        self.problem, self.missing, self.notice = "", {}, ""
        try:
            done = await deed
        except Incomplete as refused:
            self.missing = refused.faults
        except (NotPossible, LookupError) as refused:
            self.problem = str(refused)
        else:
            self.notice, self.problem = done.shown or "", done.problem or ""
            return done
        return None
