"""What people type and press, as commands. One table serves slash commands, mentions and buttons on every platform."""

import re
from collections.abc import Callable
from typing import Final

from bot.commands import (
    Acknowledge,
    Ask,
    Assign,
    Choose,
    Close,
    Command,
    Decline,
    Dismiss,
    Explain,
    Help,
    JoinOffered,
    ListTickets,
    Merge,
    Note,
    OpenHome,
    Origin,
    Point,
    Queue,
    Reopen,
    Reply,
    Resolve,
    SetApart,
    SetSeverity,
    ShowContacts,
    ShowPlan,
    ShowTicket,
    Snooze,
    Take,
    Wait,
)
from bot.language import filters, near, orders
from bot.model.ids import IntakeId, TicketId
from bot.wording.views import help

TICKET = re.compile(r"[A-Za-z][A-Za-z0-9]*-[0-9]{1,9}")
"""How a ticket id looks: a prefix, a hyphen and a number."""

Parse = Callable[[Origin, str], Command | None]


def _bare(command: Callable[[Origin, TicketId], Command]) -> Parse:
    """A verb that takes a ticket and nothing more."""

    def parse(origin: Origin, rest: str) -> Command | None:
        return command(origin, _ticket(rest)) if TICKET.fullmatch(rest) else None

    return parse


def _worded(command: Callable[[Origin, TicketId, str], Command], *, needs_text: bool) -> Parse:
    """A verb that takes a ticket and words."""

    def parse(origin: Origin, rest: str) -> Command | None:
        ticket, text = _cut(rest)
        if not TICKET.fullmatch(ticket) or (needs_text and not text):
            return None
        return command(origin, _ticket(ticket), text)

    return parse


def _alone(command: Callable[[Origin], Command]) -> Parse:
    """A verb that stands alone."""

    def parse(origin: Origin, rest: str) -> Command | None:
        return None if rest else command(origin)

    return parse


def _list(origin: Origin, rest: str) -> Command | None:
    """Nothing more, or a page: `2`, `page 2`."""
    page, words = filters.page_of(rest if not rest.isdecimal() else f"page {rest}")
    return None if words else ListTickets(origin=origin, page=page)


def _merge(origin: Origin, rest: str) -> Command | None:
    """`EX-2 EX-1`, or `EX-2 into EX-1`."""
    ticket, text = _cut(rest)
    into = text.removeprefix("into ").strip()
    if not (TICKET.fullmatch(ticket) and TICKET.fullmatch(into)):
        return None
    return Merge(origin=origin, ticket=_ticket(ticket), into=_ticket(into))


def _loose(command: Callable[[Origin, str], Command]) -> Parse:
    """A verb that may be followed by any words."""

    def parse(origin: Origin, rest: str) -> Command | None:
        return command(origin, rest)

    return parse


def _ticket(text: str) -> TicketId:
    return TicketId(text.upper())


def _cut(text: str) -> tuple[str, str]:
    """The first word, and the rest with its own line breaks: people begin a longer text on a new line."""
    first, *rest = text.split(maxsplit=1) or [""]
    return first, "".join(rest).strip()


def _free(command: Callable[[Origin, str], Command]) -> Parse:
    """A verb that takes whatever follows, or nothing."""

    def parse(origin: Origin, rest: str) -> Command | None:
        return command(origin, rest)

    return parse


TYPED: dict[str, Parse] = {
    "ack": _bare(lambda o, t: Acknowledge(origin=o, ticket=t)),
    "take": _bare(lambda o, t: Take(origin=o, ticket=t)),
    "assign": _worded(lambda o, t, text: Assign(origin=o, ticket=t, to=text), needs_text=True),
    "reply": _worded(lambda o, t, text: Reply(origin=o, ticket=t, text=text), needs_text=True),
    "note": _worded(lambda o, t, text: Note(origin=o, ticket=t, text=text), needs_text=True),
    "snooze": _worded(lambda o, t, text: Snooze(origin=o, ticket=t, until=text), needs_text=True),
    "merge": _merge,
    "severity": _worded(lambda o, t, text: SetSeverity(origin=o, ticket=t, severity=text), needs_text=True),
    "wait": _worded(lambda o, t, text: Wait(origin=o, ticket=t, text=text), needs_text=False),
    "resolve": _worded(lambda o, t, text: Resolve(origin=o, ticket=t, text=text), needs_text=False),
    "reopen": _bare(lambda o, t: Reopen(origin=o, ticket=t)),
    "close": _bare(lambda o, t: Close(origin=o, ticket=t)),
    "open": _alone(lambda o: Point(origin=o, pointed=None)),
    "new": _free(lambda o, text: Ask(origin=o, text=text)),
    "queue": _loose(lambda o, words: Queue(origin=o, words=words)),
    "list": _list,
    "show": _bare(lambda o, t: ShowTicket(origin=o, ticket=t)),
    "status": _bare(lambda o, t: ShowTicket(origin=o, ticket=t)),
    "why": _bare(lambda o, t: Explain(origin=o, ticket=t)),
    "contacts": _loose(lambda o, words: ShowContacts(origin=o, words=words)),
    "plan": _loose(lambda o, words: ShowPlan(origin=o, words=words)),
    "home": _alone(lambda o: OpenHome(origin=o)),
    "help": _alone(lambda o: Help(origin=o)),
}
"""What may be typed after the bot's name or the slash command."""

USAGE: dict[str, str] = {
    "ack": "ack EX-1",
    "take": "take EX-1",
    "assign": "assign EX-1 @Agent Two",
    "reply": "reply EX-1 what the customer should read",
    "note": "note EX-1 what colleagues should know",
    "snooze": "snooze EX-1 2h",
    "merge": "merge EX-2 into EX-1",
    "severity": "severity EX-1 2",
    "wait": "wait EX-1 what we need from you",
    "resolve": "resolve EX-1 what was done",
    "reopen": "reopen EX-1",
    "close": "close EX-1",
    "open": "open",
    "new": "new what happened",
    "queue": "queue mine",
    "list": "list",
    "show": "show EX-1",
    "status": "status EX-1",
    "why": "why EX-1",
    "contacts": "contacts",
    "plan": "plan",
    "home": "home",
    "help": "help",
}
"""An example of each verb, with the form it must have."""


WORDY: Final = frozenset({"reply", "note", "wait", "resolve", "new"})
"""Verbs whose words are for people to read: nothing is taken from them."""
_PLEASE: Final = re.compile(r"(?:please)?[\s:;,.!?]*", re.IGNORECASE)
LITERAL: Final = frozenset({"help", "new"})
"""Verbs that are none once they are asked politely: “please help” is a call for help."""


def read(text: str, origin: Origin, ticket: str = "") -> Command | None:
    """Return the command that the text is, without what is politely said around it; None if it is something else.

    `ticket` is the number that is put behind the verb.
    """
    verb, rest = split(text)
    parse = TYPED.get(verb)
    return parse(origin, _tidy(verb, f"{ticket} {rest}".strip())) if parse else None


def split(text: str) -> tuple[str, str]:
    """Return the verb in small letters, and the rest; also of “EX-10 close”. Empty where there can be no verb."""
    begun, asked = orders.begun(text), orders.asked(text)
    first, rest = _cut(asked)
    verb = first.rstrip(":,.!?").lower()
    if TICKET.fullmatch(verb):
        second, after = _cut(rest)
        verb, rest = second.rstrip(":,.!?").lower(), f"{first.rstrip(':,.!?')} {after}".strip()
    is_plea = verb in LITERAL and (begun != asked or first.rstrip(".:").lower() != verb)
    return ("", text) if is_plea else (verb, rest)


def guess(text: str, origin: Origin) -> str:
    """Return the command, as it is typed, that the text may have been meant for; empty if none is near."""
    word, rest = split(text)
    verb = near.verb(word, TYPED)
    guessed = f"{verb} {orders.ended(rest)}".strip()
    return guessed if verb and read(guessed, origin) else ""


def typed(text: str, origin: Origin) -> Command:
    """Return what somebody typed after a slash command; `Help` that names the problem if it cannot be read."""
    verb = split(text)[0]
    found = read(text, origin)
    if found or not text.strip():
        return found or Help(origin=origin)
    if verb in USAGE:
        return Help(origin=origin, problem=help.form(USAGE[verb]))
    return Help(origin=origin, problem=help.UNREAD, guess=guess(text, origin))


def _tidy(verb: str, rest: str) -> str:
    """The rest without politeness; what people are to read stays as it is, unless it is “please” and nothing else."""
    ticket, text = _cut(rest)
    return rest if verb in WORDY and not _PLEASE.fullmatch(text) else orders.ended(f"{ticket} {text}")


PRESSED: dict[str, Callable[[Origin, IntakeId, str], Command]] = {
    "choose": lambda o, i, severity: Choose(origin=o, intake=i, severity=severity or None),
    "decline": lambda o, i, _: Decline(origin=o, intake=i),
    "dismiss": lambda o, i, _: Dismiss(origin=o, intake=i),
    "join": lambda o, i, _: JoinOffered(origin=o, intake=i),
    "apart": lambda o, i, _: SetApart(origin=o, intake=i),
}
"""What only buttons say: they are about a request that has no number yet."""


def pressed(verb: str, subject: str, argument: str, origin: Origin) -> Command:
    """What pressing a button means: its `verb subject argument` as the message carried them."""
    if verb in PRESSED:
        return PRESSED[verb](origin, IntakeId(subject), argument)
    return typed(f"{verb} {subject} {argument}".strip(), origin)
