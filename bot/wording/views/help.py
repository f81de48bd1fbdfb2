"""The commands that somebody can give, by purpose, each with an example."""

from collections.abc import Mapping
from typing import Final

from bot.model.message import Block, Button, Buttons, Message, Strong
from bot.wording.spans import line, message, paragraph

GROUPS: Final[dict[str, dict[str, str]]] = {
    "Ask": {
        "new": "Ask for a ticket about something",
        "open": "In the thread of a message: ask for a ticket about it",
    },
    "Answer": {
        "ack": "Take note of a ticket, and have the customer told",
        "reply": "Answer the customer",
        "wait": "Wait for the customer",
        "milestone": "Give the customer a workaround",
        "resolve": "Call it solved",
    },
    "Share the work": {
        "queue": "What is due next: mine, unassigned, overdue, a customer",
        "oncall": "Who is on duty in each line, and who is away",
        "take": "Make a ticket yours",
        "assign": "Make a ticket a colleague's",
        "note": "Keep what only colleagues should know",
        "snooze": "Put a ticket aside: 30m, 2h, 1d, tomorrow, until 09:00",
        "merge": "Let a ticket go on as another about the same",
    },
    "Change a ticket": {
        "severity": "Set the severity",
        "close": "End a ticket",
        "reopen": "Say that it is not solved",
        "access": "Ask the customer for remote access; “end” hands it back",
        "phoned": "Say that the customer has phoned about it",
    },
    "Look after a customer": {
        "contacts add": "Make somebody a designated contact",
        "contacts remove": "Make somebody a designated contact no longer",
        "contacts transfer": "Give the place of a designated contact to somebody else",
        "approve": "Grant what somebody wishes for, with a note of the fee",
        "decline": "Don't grant it",
    },
    "Look": {
        "list": "The open tickets that you may see; “list closed” has the others",
        "search": "Tickets by the words of their messages, closed ones too",
        "show": "How a ticket stands",
        "status": "How a ticket stands",
        "why": "Why a ticket is due when it is",
        "history": "What has happened to a ticket",
        "contacts": "Who may ask for tickets",
        "plan": "What the plan promises",
        "home": "What matters to you now, on a page",
        "help": "What you can do here",
    },
}
"""The verbs by purpose; every verb is in one group."""
PURPOSE: Final = {verb: purpose for verbs in GROUPS.values() for verb, purpose in verbs.items()}


UNREAD: Final = "I didn't get that."
HELP: Final = Button(label="Help", verb="help", subject="")


def form(example: str) -> str:
    """Say how a verb is used, when somebody used it differently."""
    return f"“{example}” is the form."


def unread(problem: str, guess: str) -> Message:
    """Say what couldn't be read, and what may have been meant, with a button that does it."""
    verb, _, rest = guess.partition(" ")
    subject, _, argument = rest.partition(" ")
    meant = (
        (Button(label=guess[:1].upper() + guess[1:], verb=verb, subject=subject, argument=argument),) if guess else ()
    )
    text = f"{problem} Did you mean “{guess}”?" if guess else problem
    return message(line(text), paragraph(text), Buttons(buttons=(*meant, HELP)))


def greeted(*, staff: bool, thanked: bool) -> Message:
    """Reply to small talk with small talk, and a way to all commands."""
    hello = "Hi! Tell me what you need." if staff else "Hi! Write here what's happening, and our team has it."
    text = "You're welcome!" if thanked else hello
    return message(line(text), paragraph(text), Buttons(buttons=(HELP,)))


def listed(examples: Mapping[str, str], *, slash: str, staff: bool, form: Button | None = None) -> Message:
    """Return what this person may do here, each verb with an example, and the form."""
    text = f"{slash} or @plandesk, then:" if staff else "Write @plandesk, then:"
    groups = (_group(title, [verb for verb in verbs if verb in examples], examples) for title, verbs in GROUPS.items())
    return message(
        line(f"{text} {', '.join(examples.values())}."),
        paragraph(text),
        *groups,
        Buttons(buttons=(form,)) if form else None,
    )


def _group(title: str, verbs: list[str], examples: Mapping[str, str]) -> Block | None:
    if not verbs:
        return None
    rows = "".join(f"\n• {examples[verb]} – {PURPOSE[verb]}" for verb in verbs)
    return paragraph(Strong(text=title), rows)
