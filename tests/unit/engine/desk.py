"""A desk to try the rules on: its people, a store in memory, a clock moved by hand. It is told, and then looked at."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.commands import Command, Origin, ReceiveMessage, Room, Via
from bot.events import Event
from bot.language import verbs
from bot.model import plain_text
from bot.model.carried import Carried, File
from bot.model.desk import Desk
from bot.model.ids import CustomerId, MessageKey, TicketId, subject_id
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.places import Account, Place, Thread
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.ports import DeliveryKind
from bot.shell.hand_over import HandOver
from bot.shell.loader import Loader
from bot.shell.look import Looks
from bot.shell.service import DeskService
from bot.shell.sweeper import sweep
from policies.terms import Plan
from storage.memory.kept import Held
from storage.memory.unit_of_work import MemoryStore
from storage.states import DeliveryState, TimerState
from tests.hand_clock import HandClock
from tests.unit.engine import people, questions

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""09:00 in Chicago, 16:00 in Paris: every shipped calendar is open."""


class Post(Struct, frozen=True, dict=True):
    """One thing in the outbox, as a reader would see it."""

    number: int
    held: Held

    @property
    def message(self) -> Message:
        return self.held.entry.message

    @property
    def text(self) -> str:
        """Its one-line summary, and its body."""
        return f"{plain_text.summary(self.message)}\n{plain_text.body(self.message)}"

    @property
    def buttons(self) -> list[str]:
        return [button.label for button in self.message.buttons]

    @property
    def is_withdrawn(self) -> bool:
        return self.held.state is DeliveryState.WITHDRAWN


@dataclass
class FrontDesk:
    """The real service on a store in memory."""

    file: Desk = field(default_factory=people.a_desk_file)
    clock: HandClock = field(default_factory=lambda: HandClock(MONDAY_NINE))
    store: MemoryStore = field(default_factory=MemoryStore)
    platform_takes: bool = True

    def __post_init__(self) -> None:
        self._messages = count(1)
        loader = Loader(desk=self.file, plans={one.id: people.plan(one.plan) for one in self.file.customers})
        work, clock = self.store.unit_of_work, self.clock
        self.service = DeskService(open_work=work, loader=loader, clock=clock, on_commit=lambda: None)

    @property
    def looks(self) -> Looks:
        return Looks(service=self.service, open_look=self.store.look)

    def is_set_up(self, **anew: Any) -> None:
        """Another desk file is in force, with these values."""
        self.file = replace(self.file, **anew)
        self.service = replace(self.service, loader=Loader(desk=self.file, plans=self.service.loader.plans))

    def agrees(self, customer: CustomerId, plan: Plan) -> None:
        """A customer has this plan from now on."""
        plans = {**self.service.loader.plans, customer: plan}
        self.service = replace(self.service, loader=Loader(desk=self.file, plans=plans))

    # What people do

    def hears(
        self,
        who: Account,
        text: str,
        thread: Thread | None = None,
        *,
        place: Place | None = None,
        files: tuple[str | File, ...] = (),
        carried: tuple[Carried, ...] = (),
        mention: bool = False,
        ago: timedelta = timedelta(),
    ) -> Thread:
        """Somebody writes, by default in their own channel; the thread that their message is in, or begins."""
        place = thread.place if thread else place or people.home(who)
        message, via = f"{1_800_000_000 + next(self._messages)}.000100", Via.MENTION if mention else Via.MESSAGE
        origin = Origin(by=who, by_name="", place=place, thread=thread, at=self.clock.at - ago, via=via)
        heard = ReceiveMessage(origin=origin, message=message, text=text, mentions_desk=mention, carried=carried)
        self.gives(replace(heard, files=tuple(File(name=one) if isinstance(one, str) else one for one in files)))
        return thread or Thread(place=place, root=message)

    def tells(self, who: Account, text: str, thread: Thread | None = None, *, room: Room = Room.DIRECT) -> Thread:
        """Somebody writes to the desk alone; the thread that their message is in, or would begin."""
        place, message = people.direct(who), f"{1_800_000_000 + next(self._messages)}.000100"
        origin = Origin(by=who, place=place, thread=thread, at=self.clock.at, via=Via.MENTION)
        self.gives(ReceiveMessage(origin=origin, message=message, text=text, mentions_desk=True, room=room))
        return thread or Thread(place=place, root=message)

    def types(self, who: Account, text: str, place: Place | None = None) -> str:
        """Somebody types a slash command, the vendor's people in triage; what they alone are answered."""
        at = place or (people.TRIAGE if self.file.staff(who) else people.home(who))
        origin = Origin(by=who, place=at, at=self.clock.at, via=Via.SLASH)
        result = self.looks.handle(verbs.typed(text, origin))
        return plain_text.body(result.answer) if result.answer else ""

    def presses(self, who: Account, verb: str, subject: str, argument: str = "", place: Place | None = None) -> str:
        """Somebody presses a button; what they alone are shown."""
        at = place or (people.TRIAGE if self.file.staff(who) else people.home(who))
        before = len(self.private_messages(who))
        self.gives(verbs.pressed(verb, subject, argument, Origin(by=who, place=at, at=self.clock.at, via=Via.BUTTON)))
        return "\n".join(post.text for post in self.private_messages(who)[before:])

    def opened(self, who: Account, severity: str | None, text: str = "Nobody can log in") -> Ticket:
        """A ticket that somebody of a customer has just opened at that severity."""
        thread = self.hears(who, text)
        self.presses(who, "choose", self.intake(thread).id, severity or "")
        return self.ticket_in(thread)

    def gives(self, command: Command) -> None:
        """A command as it is. Nothing of it may end in quarantine."""
        self.looks.handle(command)
        assert not self.store.kept.quarantined, self.store.kept.quarantined

    # What time does

    def stands_still(self, **by: float) -> None:
        """The desk is down for a while; at its next start it asks everything that came due meanwhile."""
        self.clock.move(**by)
        self.sweeps()

    def passes(self, **by: float) -> None:
        """Time passes from timer to timer."""
        end = self.clock.at + timedelta(**by)
        while (due := self.next_timer_at()) and due <= end:
            self.clock.at = max(due, self.clock.at)
            self.sweeps()
        self.clock.at = end

    def sweeps(self) -> None:
        """The desk looks about and asks what is due; questions are out by then, unless the platform takes nothing."""
        if self.platform_takes:
            questions.deliver(self.store.kept)
        sweep(self.service)
        HandOver(self.service, lambda: {one.assignee_id for one in self.tickets() if one.assignee_id}).look()
        assert not self.store.kept.quarantined, self.store.kept.quarantined

    def next_timer_at(self) -> datetime | None:
        """When the earliest waiting timer is due."""
        with self.store.unit_of_work() as work:
            return work.next_timer_at()

    # What can be seen

    def intake(self, thread: Thread) -> Intake:
        """The latest request of a thread."""
        found = [intake for intake in self.store.kept.intakes.values() if intake.thread == thread]
        assert found, "nothing was asked there"
        return found[-1]

    def asked_for(self, thread: Thread) -> list[str]:
        """What was written in the latest request of a thread, message by message."""
        held = self.store.kept.customer_messages.items()
        return [said.words for (whose, _), said in held if whose == self.intake(thread).id]

    def ticket(self, number: str = "EX-1") -> Ticket:
        """A ticket by its number."""
        return self.store.kept.tickets[TicketId(number)]

    def ticket_in(self, thread: Thread) -> Ticket:
        """The ticket of a thread."""
        with self.store.unit_of_work() as work:
            found = work.ticket_in(thread)
        assert found, "nothing was opened there"
        return found

    def tickets(self) -> tuple[Ticket, ...]:
        """All of them."""
        return tuple(self.store.kept.tickets.values())

    def history(self, subject: str) -> list[Event]:
        """Everything that happened to a ticket or a request."""
        return [line.event for line in self.store.kept.timelines.get(subject, ())]

    def waiting(self, subject: str) -> list[Timer]:
        """The timers that may still fire, earliest first."""
        timers = [timer for timer, state in self.store.kept.timers.values() if state is TimerState.WAITING]
        return sorted((t for t in timers if t.subject == subject_id(subject)), key=lambda timer: timer.due_at)

    def posts(self, after: int = 0) -> list[Post]:
        """Everything in the outbox after so many, in the order in which it was put there."""
        kept = islice(self.store.kept.deliveries.items(), after, None)
        return [Post(number=number, held=held) for number, held in kept]

    def new_in(self, thread: Thread) -> list[Post]:
        """New messages in a customer's thread."""
        of = (thread.place, thread.root)
        return [post for post in self._of(DeliveryKind.POST) if (post.held.entry.place, post.held.entry.thread) == of]

    def triage(self) -> list[Post]:
        """New messages in triage, in the channel and in its threads."""
        return [post for post in self._of(DeliveryKind.POST) if post.held.entry.place == people.TRIAGE]

    def under(self, key: MessageKey) -> list[Post]:
        """New messages in the thread of one of ours."""
        return [post for post in self._of(DeliveryKind.POST) if post.held.entry.awaits == key]

    def direct(self, account: Account) -> list[Post]:
        """Direct messages."""
        return [p for p in self._of(DeliveryKind.POST) if p.held.entry.account == account and not p.held.entry.place]

    def private_messages(self, account: Account) -> list[Post]:
        """What one person alone was shown."""
        return [post for post in self._of(DeliveryKind.PRIVATE) if post.held.entry.account == account]

    def standing(self, key: MessageKey) -> str:
        """What a message of ours reads after all its edits."""
        entries = [(post, post.held.entry) for post in self.posts()]
        mine = [p for p, e in entries if e.fills == key or (e.kind is DeliveryKind.EDIT and e.awaits == key)]
        assert mine, f"{key} was never posted"
        return mine[-1].text

    def card_in(self, ticket: Ticket) -> str:
        """The card in triage, as it stands."""
        return self.standing(ticket.card_in(people.TRIAGE))

    def _of(self, kind: DeliveryKind) -> list[Post]:
        return [post for post in self.posts() if post.held.entry.kind is kind]
