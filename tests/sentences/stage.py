"""A desk under one plan on one platform, and everything that it says, in order and to whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.commands import Origin, Via
from bot.engine.contract.merge_desk import FileTerms
from bot.language import verbs
from bot.model.desk import Customer, Desk, Term
from bot.model.ids import CustomerId, PersonId
from bot.model.message import Button, Message
from bot.model.people import Contact, Person, Role
from bot.model.places import Account, Place, Platform, Thread
from bot.ports import DeliveryKind
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from policies.terms import Line
from tests.agreed import open_contracts
from tests.unit.engine.desk import FrontDesk, Post

_WORKSPACE = {Platform.SLACK: "T0DESK", Platform.TEAMS: "0d5e0000-0000-4000-8000-000000000001"}
AGENT_ONE, AGENT_TWO, LEAD_ONE, TAM_ONE = "Agent One", "Agent Two", "Lead One", "TAM One"
CONTACT_ONE, CONTACT_TWO, COLLEAGUE = "Contact One", "Contact Two", "Acme Colleague"
_STAFF = {
    AGENT_ONE: ({Role.AGENT}, {Line.FIRST}),
    AGENT_TWO: ({Role.AGENT}, {Line.SECOND}),
    LEAD_ONE: ({Role.AGENT, Role.LEAD}, {Line.ENGINEERING, Line.LEADERSHIP}),
    TAM_ONE: ({Role.TAM}, set[Line]()),
}


class Told(Struct, frozen=True, kw_only=True, dict=True):
    """One thing that the desk said: where and to whom, by a new message or an edit, and the message itself.

    A title instead of a message says what happens next.
    """

    where: str
    message: Message


@dataclass
class SentenceStage:
    """One desk with one customer. People go by their names, buttons by their verbs: words are what is looked at."""

    plan: str
    platform: Platform
    region: str | None = None
    told: list[str | Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = FrontDesk(file=self._file())
        plans = self.desk.service.loader.plans
        self.desk.service = replace(
            self.desk.service, loader=LiveLoader(Loader(desk=self.desk.service.loader.desk, plans=plans))
        )
        terms = FileTerms(desk=self.desk.service.loader.desk, plans={one: {"": plan} for one, plan in plans.items()})
        open_contracts(self.desk.store.unit_of_work, terms, self.desk.clock.at)
        self._seen = 0
        self._names = {self.account(name): name for name in (*_STAFF, CONTACT_ONE, CONTACT_TWO, COLLEAGUE)}

    @property
    def channel(self) -> Place:
        """The customer's."""
        return self._place("C0ACME")

    @property
    def triage(self) -> Place:
        """The vendor's."""
        return self._place("C0TRIAGE")

    def account(self, name: str) -> Account:
        """The account of somebody."""
        return Account(platform=self.platform, workspace=_WORKSPACE[self.platform], user=f"U0{name.replace(' ', '')}")

    def part(self, title: str) -> None:
        """Something else is told from here on."""
        self.told.append(title)

    def says(self, who: str, text: str, thread: Thread | None = None, *, mention: bool = False) -> Thread:
        """Somebody writes, in the customer's channel or a thread of it."""
        self.told.append(f"{who}: {text}")
        found = self.desk.hears(self.account(who), text, thread, place=self.channel, mention=mention)
        self._listen()
        return found

    def asks(self, who: str, text: str) -> None:
        """Somebody writes to the desk alone."""
        self.told.append(f"{who}, to the desk alone: {text}")
        self.desk.tells(self.account(who), text)
        self._listen()

    def types(self, who: str, text: str) -> None:
        """Somebody gives a command, which is answered to them alone."""
        self.told.append(f"{who}: /ticket {text}")
        at = self.triage if who in _STAFF else self.channel
        origin = Origin(by=self.account(who), place=at, at=self.desk.clock.at, via=Via.SLASH)
        result = self.desk.service.handle(verbs.typed(text, origin))
        if result.answer:
            self.told.append(Told(where=f"to {who} alone", message=result.answer))
        self._listen()

    def presses(self, who: str, verb: str, argument: str = "") -> None:
        """Somebody presses the latest button of that verb, and of that argument if there are several."""
        pressed = next((one for one in self._buttons() if one.verb == verb and one.argument.startswith(argument)), None)
        assert pressed, f"nobody was shown a button for {verb} {argument}"
        self.told.append(f"{who} presses [{pressed.label}]")
        at = self.triage if who in _STAFF else self.channel
        self.desk.presses(self.account(who), pressed.verb, pressed.subject, pressed.argument, at)
        self._listen()

    def opens(self, who: str, text: str, severity: str) -> Thread:
        """Somebody asks, and chooses."""
        thread = self.says(who, text)
        self.presses(who, "choose", severity)
        return thread

    def passes(self, **by: float) -> None:
        """Time passes, from timer to timer."""
        self.told.append(f"({' '.join(f'{number:g} {unit}' for unit, number in by.items())} pass)")
        end = self.desk.clock.at + timedelta(**by)
        while (due := self.desk.next_timer_at()) and due <= end:
            self.desk.passes(seconds=max(0.0, (due - self.desk.clock.at).total_seconds()))
            self._listen()
        self.desk.passes(seconds=max(0.0, (end - self.desk.clock.at).total_seconds()))
        self._listen()

    def _listen(self) -> None:
        posts = self.desk.posts(after=self._seen)
        self.told += [Told(where=self._where(post), message=post.message) for post in posts]
        self._seen += len(posts)

    def _buttons(self) -> Iterator[Button]:
        for one in reversed(self.told):
            if isinstance(one, Told):
                yield from one.message.buttons

    def _where(self, post: Post) -> str:
        entry = post.held.entry
        kind = {DeliveryKind.EDIT: "now reads, ", DeliveryKind.HOME: "home page, "}.get(entry.kind, "")
        if entry.place is None or entry.kind is DeliveryKind.PRIVATE:
            return f"{kind}to {self._names.get(entry.account, 'somebody') if entry.account else 'somebody'} alone"
        channel = "#triage" if entry.place == self.triage else "#support-acme"
        return f"{kind}{channel}{', in the thread' if entry.thread or (entry.awaits and not kind) else ''}"

    def _place(self, channel: str) -> Place:
        return Place(platform=self.platform, workspace=_WORKSPACE[self.platform], channel=channel)

    def _file(self) -> Desk:
        people = tuple(
            Person(
                id=PersonId(name.lower().replace(" ", "-")),
                name=name,
                roles=frozenset(roles),
                lines=frozenset(lines),
                timezone="America/Chicago",
                accounts=(self.account(name),),
            )
            for name, (roles, lines) in _STAFF.items()
        )
        contacts = tuple(
            Contact(id=PersonId(name.lower().replace(" ", "-")), name=name, accounts=(self.account(name),))
            for name in (CONTACT_ONE, CONTACT_TWO)
        )
        customer = Customer(
            id=CustomerId("acme"),
            name="Acme",
            plan=self.plan,
            region=self.region,
            tam=PersonId("tam-one"),
            term=Term(start=date(2026, 1, 1), end=date(2027, 12, 31)),
            channels=(self.channel,),
            contacts=contacts,
        )
        desk = Desk(name="Example Support", ticket_prefix="EX", triage=(self.triage,), people=people)
        return replace(desk, customers=(customer,))
