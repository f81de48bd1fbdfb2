"""Help: the few commands that matter first, and all that somebody can give, by purpose, each with an example."""

from collections.abc import Mapping
from typing import Final

from bot.model.desk import Desk, IntakeMode
from bot.model.hearing import MENTION, hears_all, own_command
from bot.model.message import Block, Button, Buttons, Message, Strong
from bot.model.places import Place
from bot.wording.spans import invitation, line, message, paragraph
from bot.wording.ticket.standing import WRITE_HERE

GROUPS: Final[dict[str, dict[str, str]]] = {
    "Ask": {
        "new": "Ask for a ticket about something",
        "open": "In the thread of a message: ask for a ticket about it",
    },
    "Answer": {
        "ack": "Tell the customer that you're looking into it",
        "reply": "Answer the customer",
        "draft": "Show under the card what the customer could read, for a person to send it",
        "publish": "Send the customer what one of us wrote under the card",
        "unsend": "Take that back",
        "wait": "Wait for the customer",
        "milestone": "Give the customer a workaround",
        "resolve": "Tell the customer that it's solved",
    },
    "Share the work": {
        "queue": "What is due next: mine, unassigned, overdue, a customer",
        "oncall": "Who is on duty in each line, and who is away",
        "take": "Make a ticket yours",
        "assign": "Make a ticket a colleague's",
        "note": "Keep what only colleagues should know",
        "log": "Take work off the customer's hours or requests; “reverse” gives it back",
        "snooze": "Snooze a ticket: 30m, 2h, 1d, tomorrow, until 09:00",
        "split": "Make a ticket of its own of the customer's last message",
        "incident": "One outage of several customers: tell them all at once, each in their own thread",
        "merge": "Merge a ticket into another about the same",
        "link": "Link a ticket to work elsewhere, such as an issue in your tracker",
        "unlink": "Take such a link away",
    },
    "Change a ticket": {
        "severity": "Set the severity, with the reason after the colon",
        "kind": "Say which kind of request it is, as the plan names them",
        "appeal": "Disagree with a severity that our team has set",
        "close": "End a ticket",
        "confirm": "Say that a resolved ticket is solved",
        "rate": "Rate how a ticket went, from 1 to 5",
        "reopen": "Say that it isn't solved",
        "access": "Ask the customer for remote access; “end” hands it back",
        "phoned": "Say that the customer has called about it",
    },
    "Look after a customer": {
        "radar": "What to look at for your customers: overdue, to decide, new, contacts, terms",
        "accounts": "Your customers, a line each: plan, term, contacts, tickets, last word",
        "announce": "Maintenance, closed days: tell all customers, some, or those of a plan; you see it first",
        "announce withdraw": "Take back an announcement; you see first what they read",
        "report": "How many of a month's promises were kept, by customer and severity",
        "contacts add": "Make somebody a designated contact",
        "contacts remove": "Make somebody a designated contact no longer",
        "contacts transfer": "Give the place of a designated contact to somebody else",
        "contacts confirm": "Say that what the plan asks of a designated contact fits you",
        "appeal grant": "Set the severity as the customer wants it",
        "appeal refuse": "Keep the severity, and tell the customer why",
        "approve": "Grant what somebody wishes for, with a note of the fee",
        "decline": "Don't grant it",
    },
    "Look": {
        "list": "The open tickets that you may see; “list closed” has the others",
        "search": "Tickets by the words of their messages, closed ones too",
        "show": "The state of a ticket",
        "status": "The state of a ticket",
        "why": "Why a ticket is due when it is",
        "history": "What has happened to a ticket",
        "contacts": "Who may ask for tickets",
        "plan": "What the plan promises",
        "home": "What matters to you now, on a page",
        "help": "What you can do here",
        "commands": "Everything that you can say here",
    },
}
"""The verbs by purpose; every verb is in one group."""
PURPOSE: Final = {verb: purpose for verbs in GROUPS.values() for verb, purpose in verbs.items()}


FEW: Final = 5
"""The number of commands that help begins with."""
_AGENTS_FIRST: Final = ("queue", "ack", "reply", "assign", "resolve")
_MANAGERS_FIRST: Final = ("radar", "accounts", "queue", "reply", "approve")
"""Those of account managers who aren't agents besides."""
_CUSTOMERS_FIRST: Final = ("list", "status", "close", "reopen", "plan", "search", "contacts")
"""The commands that people need first; instead of one that they may not give, they read of the next."""

UNREAD: Final = "I didn't get that."
ASIDE: Final = (
    "I didn't get that, and nobody else can read it. If it's for the people here, write it without the slash."
)
_ASIDE: Final = invitation(
    ASIDE,
    "I didn't get that, and nobody else can read it. "
    "If it's for the people here, write it without the slash, and with @plandesk if it's for us too.",
)
"""The reply to words that were said to the desk alone, where others are, and that it can't read as a command."""
HELP: Final = Button(label="Help", verb="help", subject="")
ALL: Final = Button(label="All commands", verb="commands", subject="")


def form(example: str) -> str:
    """Say how a verb is used, when somebody used it differently."""
    return f"Try it like this: “{example}”."


def unread(problem: str, guess: str) -> Message:
    """Say what couldn't be read, and what may have been meant, with a button that does it."""
    verb, _, rest = guess.partition(" ")
    subject, _, argument = rest.partition(" ")
    meant = (
        (Button(label=guess[:1].upper() + guess[1:], verb=verb, subject=subject, argument=argument),) if guess else ()
    )
    text = line(_ASIDE if problem == ASIDE else problem, f" Did you mean “{guess}”?" if guess else "")
    return message(text, paragraph(*text), Buttons(buttons=(*meant, HELP)))


def greeted(*, staff: bool, thanked: bool) -> Message:
    """Reply to small talk with small talk, and a way to all commands."""
    hello = line("Hi! Tell me what you need.") if staff else line("Hi! ", WRITE_HERE)
    text = line("You're welcome!") if thanked else hello
    return message(text, paragraph(*text), Buttons(buttons=(HELP,)))


def way(desk: Desk, place: Place | None, *, staff: bool, aside: bool = False, alone: bool = False) -> str:
    """Return how somebody speaks to the desk in a place: by a command there is, or simply by writing, if it hears.

    Whoever asks it `aside` has called it by its name; who is `alone` with it needn't.
    """
    own = own_command(place)
    command = own or desk.slash_ticket
    if aside:
        return f"After {command}, or after {MENTION} if others may read it:"
    if alone:
        return "Here you can say:" if staff else "Just write here what's happening. You can also say:"
    if staff:
        return f"{command} or {MENTION}, then:"
    after = f"You can also say, after {MENTION}{f' or {own}' if own else ''}:"
    is_heard = hears_all(place, desk) and desk.intake is not IntakeMode.MENTION
    return f"{'Just write here' if is_heard else f'Write {MENTION} and'} what's happening. {after}"


def first_few(
    examples: Mapping[str, str], way: str, form: Button | None, *, staff: bool, is_manager: bool = False
) -> Message:
    """Return the few things that matter most to this person here, the form, and a button for all commands.

    `is_manager`: they answer for customers.
    """
    first = _MANAGERS_FIRST if is_manager else _AGENTS_FIRST if staff else _CUSTOMERS_FIRST
    wanted = [verb for verb in first if verb in examples][:FEW]
    rows = "".join(_row(verb, examples) for verb in wanted)
    buttons = Buttons(buttons=(*((form,) if form else ()), ALL))
    named = ", ".join(examples[verb] for verb in wanted)
    return message(line(f"{way} {named}."), paragraph(f"{way}{rows}"), buttons)


def everything(examples: Mapping[str, str], way: str, form: Button | None) -> Message:
    """Return all that this person may do here by purpose, each verb with an example, and the form."""
    groups = (_group(title, [verb for verb in verbs if verb in examples], examples) for title, verbs in GROUPS.items())
    return message(
        line(f"{way} {', '.join(examples.values())}."),
        paragraph(way),
        *groups,
        Buttons(buttons=(form,)) if form else None,
    )


def _group(title: str, verbs: list[str], examples: Mapping[str, str]) -> Block | None:
    if not verbs:
        return None
    return paragraph(Strong(text=title), "".join(_row(verb, examples) for verb in verbs))


def _row(verb: str, examples: Mapping[str, str]) -> str:
    return f"\n• {examples[verb]} – {PURPOSE[verb]}"
