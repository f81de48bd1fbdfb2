"""Every command there is, by what it is about; everybody who may give it; and what of a desk a command could change."""

from collections.abc import Callable
from functools import partial
from typing import get_args

from bot.catalogue import TABLE
from bot.catalogue.row import Arguments, Needs, Verb
from bot.commands import (
    AddContact,
    Announce,
    Approve,
    ArrangeIncident,
    CheckSubject,
    CheckTimers,
    Command,
    ConfirmDuties,
    CreateIntake,
    DeclineApproval,
    DeleteMessage,
    DropDraft,
    EditMessage,
    ExplainForm,
    Help,
    ListTickets,
    NoteWork,
    OpenFromMessage,
    OpenHome,
    Origin,
    PlaceCommand,
    Pointed,
    Queue,
    ReceiveMessage,
    Release,
    RemoveContact,
    ReplyFromMessage,
    Reroute,
    Search,
    ShowAccounts,
    ShowContacts,
    ShowOnCall,
    ShowPlan,
    ShowRadar,
    ShowReport,
    SplitFromMessage,
    Submit,
    TransferContact,
    Via,
    WithdrawAnnouncement,
)
from bot.model import plain_text
from bot.model.form import Filled
from bot.model.ids import IntakeId, TicketId
from bot.model.linked_work import WorkState
from bot.model.people import Role
from bot.model.places import Account, Place
from bot.wording.spans import plain
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
    LEAD_ONE,
    MANAGER_ONE,
    PRIVATE,
    STRANGER,
    TAM_ONE,
    TRIAGE,
)


def _of_ticket(verb: Verb[Command], origin: Origin, ticket: TicketId) -> Command:
    return verb.make(origin, Arguments(ticket=ticket, into=ticket, words=WORDS.get(verb.name, "Restarted.")))


def _of_request(verb: Verb[Command], origin: Origin, request: IntakeId) -> Command:
    return verb.make(origin, Arguments(request=request, words=WORDS.get(verb.name, "")))


def about(need: Needs) -> dict[type[Command], Verb[Command]]:
    """Every command that needs this, with its last verb."""
    return {row.command: row.verbs[-1] for row in TABLE if need in row.needs}


WORDS = {
    "form": "severity",
    "assign": "Agent Two",
    "snooze": "2h",
    "severity": "3: it is one user",
    "choose": "2",
    "milestone": "workaround Restart it.",
    "access": "2h to look",
    "log": "1h looked",
    "resolve-shown": "1",
    "close-shown": "1",
    "snooze-shown": "1 1d",
    "send-draft": "acme-helper.1#It began with our release",
    "link": "https://tracker.example/BUG-7",
}
ABOUT_A_TICKET: dict[type[Command], Callable[[Origin, TicketId], Command]] = {
    kind: partial(_of_ticket, verb) for kind, verb in about(Needs.TICKET).items()
}
ABOUT_A_REQUEST: dict[type[Command], Callable[[Origin, IntakeId], Command]] = {
    kind: partial(_of_request, verb) for kind, verb in about(Needs.REQUEST).items()
}
ABOUT_A_MESSAGE: dict[type[Command], Callable[[Origin, str], Command]] = {
    EditMessage: lambda o, m: EditMessage(origin=o, message=m, text="Nobody could log in"),
    DeleteMessage: lambda o, m: DeleteMessage(origin=o, message=m),
}
ABOUT_NOTHING: dict[type[Command], Callable[[Origin], Command]] = {
    CreateIntake: lambda o: CreateIntake(origin=o, text="Nobody can log in"),
    ExplainForm: lambda o: ExplainForm(origin=o),
    DropDraft: lambda o: DropDraft(origin=o, draft="acme-helper.1"),
    Help: lambda o: Help(origin=o),
    ReceiveMessage: lambda o: ReceiveMessage(
        origin=o, message="1.000100", text="Nobody can log in", mentions_desk=True
    ),
    ArrangeIncident: lambda o: ArrangeIncident(origin=o, text="EX-1 Logins are down"),
    Announce: lambda o: Announce(origin=o, text="all: we're closed on Friday"),
    WithdrawAnnouncement: lambda o: WithdrawAnnouncement(origin=o, number=3, text="It is next week"),
    ListTickets: lambda o: ListTickets(origin=o),
    OpenHome: lambda o: OpenHome(origin=o),
    OpenFromMessage: lambda o: OpenFromMessage(
        origin=o, pointed=Pointed(message="2.000100", writer=CONTACT_ONE, at=o.at, text="Nobody can log in")
    ),
    Queue: lambda o: Queue(origin=o),
    ReplyFromMessage: lambda o: ReplyFromMessage(origin=o, pointed=None),
    SplitFromMessage: lambda o: SplitFromMessage(origin=o, pointed=None),
    ShowOnCall: lambda o: ShowOnCall(origin=o),
    Search: lambda o: Search(origin=o, words="secret"),
    ShowContacts: lambda o: ShowContacts(origin=o),
    ShowRadar: lambda o: ShowRadar(origin=o),
    ShowAccounts: lambda o: ShowAccounts(origin=o),
    ShowReport: lambda o: ShowReport(origin=o),
    ShowPlan: lambda o: ShowPlan(origin=o),
    Submit: lambda o: Submit(origin=o, filled=Filled(id="f1", customer="", plan="", answers={})),
}
ABOUT_A_CONTRACT: dict[type[Command], Callable[[Origin], Command]] = {
    AddContact: lambda o: AddContact(origin=o, words="@Cora Lane"),
    RemoveContact: lambda o: RemoveContact(origin=o, words="Contact Two"),
    TransferContact: lambda o: TransferContact(origin=o, words="Contact Two to @Cora Lane"),
    ConfirmDuties: lambda o: ConfirmDuties(origin=o),
    Approve: lambda o: Approve(origin=o, number=1),
    DeclineApproval: lambda o: DeclineApproval(origin=o, number=1),
}
BY_THE_DESK: dict[type[Command], Callable[[Origin], Command]] = {
    CheckSubject: lambda o: CheckSubject(origin=o, subject=TicketId("EX-1")),
    CheckTimers: lambda o: CheckTimers(origin=o, subject=TicketId("EX-1"), timers=()),
    Release: lambda o: Release(origin=o, subject=TicketId("EX-1")),
    Reroute: lambda o: Reroute(origin=o, subject=TicketId("EX-1"), message=plain("secret")),
    NoteWork: lambda o: NoteWork(
        origin=o, subject=TicketId("EX-1"), url="https://tracker.example/BUG-7", state=WorkState.DONE, said_at=o.at
    ),
}
BY_THE_PLATFORM = get_args(PlaceCommand)  # what it tells of its own channels: nobody gives these
AT_ALL = ABOUT_NOTHING | ABOUT_A_CONTRACT
ROWS = {*ABOUT_A_TICKET, *ABOUT_A_REQUEST, *ABOUT_A_MESSAGE, *AT_ALL, *BY_THE_DESK, *BY_THE_PLATFORM}

ACMES, GLOBES = people.channel(people.ACME), people.channel(people.GLOBE)
Who = tuple[Account, Place, frozenset[Role]]
"""Somebody, where they are, and what they are there to Acme's EX-1."""
CUSTOMERS: dict[str, Who] = {
    "requester": (CONTACT_ONE, ACMES, frozenset({Role.CONTACT, Role.REQUESTER})),
    "contact": (CONTACT_TWO, ACMES, frozenset({Role.CONTACT})),
    "contact, in private": (CONTACT_TWO, PRIVATE, frozenset({Role.CONTACT})),
    "colleague": (COLLEAGUE, ACMES, frozenset({Role.COLLEAGUE})),
}
VENDORS: dict[str, Who] = {
    "agent": (AGENT_ONE, TRIAGE, frozenset({Role.AGENT})),
    "lead": (LEAD_ONE, TRIAGE, frozenset({Role.AGENT, Role.LEAD})),
    "tam": (TAM_ONE, TRIAGE, frozenset({Role.TAM})),
    "manager": (MANAGER_ONE, TRIAGE, frozenset({Role.MANAGER})),
}
OUTSIDERS: dict[str, Who] = {
    "another's contact": (GLOBE_ONE, GLOBES, frozenset({Role.CONTACT})),
    "another's contact, in private": (GLOBE_ONE, PRIVATE, frozenset({Role.CONTACT})),
    "another's contact, in this channel": (GLOBE_ONE, ACMES, frozenset({Role.STRANGER})),
    "this contact, in another's channel": (CONTACT_ONE, GLOBES, frozenset({Role.STRANGER})),
    "nobody known": (STRANGER, PRIVATE, frozenset({Role.STRANGER})),
}


def told(desk: FrontDesk, who: Account, place: Place, make: Callable[[Origin], Command]) -> str:
    """What this person alone is answered."""
    answer = desk.service.handle(make(Origin(by=who, place=place, at=desk.clock.at, via=Via.SLASH))).answer
    return plain_text.body(answer) if answer else ""


def kept(desk: FrontDesk) -> tuple[object, ...]:
    """Everything that a command could change."""
    store = desk.store.kept
    return dict(store.tickets), dict(store.intakes), dict(store.timelines), dict(store.timers), dict(store.deliveries)
