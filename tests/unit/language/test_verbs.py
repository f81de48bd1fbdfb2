"""What is typed and pressed, as commands."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from bot.catalogue import PRESSED, TABLE, VERBS
from bot.catalogue.row import Row, Verb
from bot.commands import (
    Acknowledge,
    AddNote,
    Assign,
    AssignToSelf,
    AwaitCustomer,
    Choose,
    Close,
    Command,
    Decline,
    DeclineApproval,
    Dismiss,
    ExplainDueTime,
    Help,
    IntakeCommand,
    ListTickets,
    Merge,
    OpenHome,
    OpenTicketForm,
    Origin,
    Queue,
    Reopen,
    Reply,
    Resolve,
    Search,
    SetSeverity,
    ShowContacts,
    ShowHistory,
    ShowPlan,
    ShowTicket,
    Snooze,
    Via,
)
from bot.language.verbs import pressed, read, typed
from bot.model.ids import IntakeId, TicketId
from bot.wording.views.help import GROUPS, PURPOSE

ORIGIN = Origin(by=None, at=datetime(2026, 11, 23, 15, 0, tzinfo=UTC), via=Via.SLASH)
EX_1 = TicketId("EX-1")
ASKED = IntakeId("in-1")

MEANINGS = {
    "ack EX-1": Acknowledge(origin=ORIGIN, ticket=EX_1),
    "ACK ex-1": Acknowledge(origin=ORIGIN, ticket=EX_1),
    "  ack   EX-1  ": Acknowledge(origin=ORIGIN, ticket=EX_1),
    "ack\tEX-1": Acknowledge(origin=ORIGIN, ticket=EX_1),
    "reply EX-1 We are on it.": Reply(origin=ORIGIN, ticket=EX_1, text="We are on it."),
    "reply EX-1\nWe are on it.\nMore soon.": Reply(origin=ORIGIN, ticket=EX_1, text="We are on it.\nMore soon."),
    "reply EX-1 two  spaces stay": Reply(origin=ORIGIN, ticket=EX_1, text="two  spaces stay"),
    "take EX-1": AssignToSelf(origin=ORIGIN, ticket=EX_1),
    "assign EX-1 @Agent Two": Assign(origin=ORIGIN, ticket=EX_1, to="@Agent Two"),
    "note EX-1 Mind the old version.": AddNote(origin=ORIGIN, ticket=EX_1, text="Mind the old version."),
    "snooze EX-1 until 09:00": Snooze(origin=ORIGIN, ticket=EX_1, until="until 09:00"),
    "merge EX-2 into EX-1": Merge(origin=ORIGIN, ticket=TicketId("EX-2"), into=EX_1),
    "merge ex-2 ex-1": Merge(origin=ORIGIN, ticket=TicketId("EX-2"), into=EX_1),
    "severity EX-1 2": SetSeverity(origin=ORIGIN, ticket=EX_1, severity="2"),
    "severity EX-1 Level 2 – Urgent": SetSeverity(origin=ORIGIN, ticket=EX_1, severity="Level 2 – Urgent"),
    "severity EX-1 2, please": SetSeverity(origin=ORIGIN, ticket=EX_1, severity="2"),
    "severity EX-1 2: only until then": SetSeverity(origin=ORIGIN, ticket=EX_1, severity="2: only until then"),
    "wait EX-1": AwaitCustomer(origin=ORIGIN, ticket=EX_1),
    "wait EX-1 Which browser?": AwaitCustomer(origin=ORIGIN, ticket=EX_1, text="Which browser?"),
    "resolve EX-1": Resolve(origin=ORIGIN, ticket=EX_1),
    "resolve EX-1 Restarted.": Resolve(origin=ORIGIN, ticket=EX_1, text="Restarted."),
    "reopen EX-1": Reopen(origin=ORIGIN, ticket=EX_1),
    "close EX-1": Close(origin=ORIGIN, ticket=EX_1),
    "list": ListTickets(origin=ORIGIN),
    "list 2": ListTickets(origin=ORIGIN, page=2),
    "list closed": ListTickets(origin=ORIGIN, closed=True),
    "list closed page 2": ListTickets(origin=ORIGIN, page=2, closed=True),
    'search "export fails" page 2': Search(origin=ORIGIN, words='"export fails" page 2'),
    "queue": Queue(origin=ORIGIN),
    "queue mine overdue": Queue(origin=ORIGIN, words="mine overdue"),
    "home": OpenHome(origin=ORIGIN),
    "contacts": ShowContacts(origin=ORIGIN),
    "plan acme": ShowPlan(origin=ORIGIN, words="acme"),
    "show EX-1": ShowTicket(origin=ORIGIN, ticket=EX_1),
    "status EX-1": ShowTicket(origin=ORIGIN, ticket=EX_1),
    "history EX-1": ShowHistory(origin=ORIGIN, ticket=EX_1),
    "history ex-1 2": ShowHistory(origin=ORIGIN, ticket=EX_1, page=2),
    "history EX-1 page 3": ShowHistory(origin=ORIGIN, ticket=EX_1, page=3),
    "why EX-1": ExplainDueTime(origin=ORIGIN, ticket=EX_1),
    "help": Help(origin=ORIGIN),
    "": Help(origin=ORIGIN),
}

PROBLEMS = {
    "ack": "Try it like this: “ack EX-1”.",
    "ack 1": "Try it like this: “ack EX-1”.",
    "reply": "Try it like this: “reply EX-1 what the customer should read”.",
    "assign Agent Two": "Try it like this: “assign EX-1 @Agent Two”.",
    "merge EX-2 and EX-1": "Try it like this: “merge EX-2 into EX-1”.",
    "history": "Try it like this: “history EX-1”.",
    "history EX-1 of the outage": "Try it like this: “history EX-1”.",
    "list EX-1": "Try it like this: “list”.",
    "help me": "Try it like this: “help”.",
    "frobnicate EX-1": "I didn't get that.",
}


@pytest.mark.parametrize(("text", "command"), MEANINGS.items())
def test_what_is_typed_is_a_command(text: str, command: Command) -> None:
    assert typed(text, ORIGIN) == command


@pytest.mark.parametrize(("text", "problem"), PROBLEMS.items())
def test_what_cannot_be_read_is_answered_with_the_form_it_must_have(text: str, problem: str) -> None:
    assert typed(text, ORIGIN) == Help(origin=ORIGIN, problem=problem)


@pytest.mark.parametrize("verb", ["reply", "note", "assign", "severity", "merge", "snooze", "milestone"])
def test_a_verb_without_its_words_asks_for_its_form(verb: str) -> None:
    assert typed(f"{verb} ex-1", ORIGIN) == OpenTicketForm(origin=ORIGIN, ticket=TicketId("EX-1"), verb=verb)


@pytest.mark.parametrize("text", ["Nobody can log in", "close the tab and it fails", "help me", "status?", ""])
def test_what_only_begins_like_a_command_is_none(text: str) -> None:
    assert read(text, ORIGIN) is None


def test_a_very_long_word_is_not_repeated_in_full() -> None:
    told = typed("x" * 500, ORIGIN)

    assert isinstance(told, Help)
    assert len(told.problem) < 80


@pytest.mark.parametrize(("row", "verb"), [(row, verb) for row in TABLE for verb in row.verbs if verb.name in VERBS])
def test_the_example_of_each_verb_is_one_that_works(row: Row, verb: Verb[Command]) -> None:
    assert isinstance(read(verb.example, ORIGIN), row.command)


def test_every_verb_is_explained() -> None:
    assert PURPOSE.keys() == VERBS.keys()


def test_every_verb_stands_in_one_group_of_the_help() -> None:
    assert sorted(verb for verbs in GROUPS.values() for verb in verbs) == sorted(VERBS)


def test_a_button_of_a_ticket_says_what_could_be_typed() -> None:
    assert pressed("severity", "EX-1", "2", ORIGIN) == SetSeverity(origin=ORIGIN, ticket=EX_1, severity="2")


@pytest.mark.parametrize(
    ("verb", "argument", "command"),
    [
        ("choose", "2", Choose(origin=ORIGIN, intake=ASKED, severity="2")),
        ("choose", "", Choose(origin=ORIGIN, intake=ASKED, severity=None)),
        ("dismiss", "", Dismiss(origin=ORIGIN, intake=ASKED)),
    ],
)
def test_a_button_of_a_request_answers_it(verb: str, argument: str, command: Command) -> None:
    assert pressed(verb, ASKED, argument, ORIGIN) == command


def test_there_is_a_button_for_each_command_about_a_request() -> None:
    of_none = {
        "form",
        "level-check",
        "send-draft",
        "drop-draft",
        "send-request",
        "take-from",
        "snooze-shown",
        "resolve-shown",
        "close-shown",
    }  # what is drafted is no request yet
    made = {type(pressed(verb, ASKED, "", ORIGIN)) for verb in PRESSED.keys() - of_none}

    assert made == set(get_args(IntakeCommand))


def test_a_button_of_before_approvals_still_says_that_words_named_no_level() -> None:
    old = pressed("decline", "slack:T0DESK/C0ACME/1.000100", "", ORIGIN)

    assert isinstance(old, Decline)
    assert isinstance(pressed("decline", "12", "", ORIGIN), DeclineApproval)
