"""Commands as people type and press them. One table serves slash commands, mentions and buttons on every platform."""

import re
from typing import Final, assert_never

from msgspec.structs import replace

from bot.catalogue import PRESSED, VERBS
from bot.catalogue.row import ArgumentForm, Arguments
from bot.commands import Command, Help, OpenTicketForm, Origin
from bot.language import filters, near, orders
from bot.language.forms import FORMS
from bot.model.ids import IntakeId, TicketId
from bot.wording.views import help

TICKET = re.compile(r"[A-Za-z][A-Za-z0-9]*-[0-9]{1,9}")
"""A ticket id: a prefix, a hyphen and a number."""

_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_TEXTS: Final = frozenset(
    {
        ArgumentForm.TEXT,
        ArgumentForm.TICKET_TEXT,
        ArgumentForm.TICKET_MAYBE_TEXT,
        ArgumentForm.NUMBER_MAYBE_TEXT,
    }
)
"""Forms whose words are for people to read: nothing is taken from them."""
_PLEASE: Final = re.compile(r"(?:please)?[\s:;,.!?]*", re.IGNORECASE)
_REASON: Final = ": "
"""The sign before a reason: “severity EX-1 2: only until then”."""
LITERAL: Final = frozenset({"help", "new"})
"""Verbs that aren't commands once they are asked politely: “please help” is a call for help."""


def read(text: str, origin: Origin, ticket: str = "") -> Command | None:
    """Return the command that the text is, without what is politely said around it; None if it is something else.

    A verb that needs words, and has none behind its ticket, asks for its form. `ticket` is the number that is put
    behind the verb.
    """
    verb, rest = split(text)
    meant = VERBS.get(verb)
    if meant is None:
        return None
    told = _tidy(meant.form, f"{ticket} {rest}".strip())
    arguments = _arguments(meant.form, told)
    if arguments is None and verb in FORMS and TICKET.fullmatch(told):
        return OpenTicketForm(origin=origin, ticket=_ticket(told), verb=verb)
    return meant.make(origin, arguments) if arguments else None


def split(text: str) -> tuple[str, str]:
    """Return the verb in small letters, and the rest; also of “EX-10 close”. Empty where there can be no verb."""
    begun, asked = orders.begun(text), orders.asked(text)
    first, rest = _cut(asked)
    verb = first.rstrip(":,.!?").lower()
    if TICKET.fullmatch(verb):
        second, after = _cut(rest)
        verb, rest = second.rstrip(":,.!?").lower(), f"{first.rstrip(':,.!?')} {after}".strip()
    second, after = _cut(rest)
    if f"{verb} {second.lower()}" in VERBS:
        verb, rest = f"{verb} {second.lower()}", after
    is_plea = verb in LITERAL and (begun != asked or first.rstrip(".:").lower() != verb)
    return ("", text) if is_plea else (verb, rest)


def guess(text: str, origin: Origin) -> str:
    """Return the command, as it is typed, that the text may have been meant for; empty if none is near."""
    word, rest = split(text)
    verb = near.verb(word, VERBS)
    guessed = f"{verb} {orders.ended(rest)}".strip()
    return guessed if verb and read(guessed, origin) else ""


def typed(text: str, origin: Origin) -> Command:
    """Return what somebody typed after a slash command; `Help` that names the problem if it can't be read."""
    verb = split(text)[0]
    found = read(text, origin)
    if found or not text.strip():
        return found or Help(origin=origin)
    if verb in VERBS:
        return Help(origin=origin, problem=help.form(VERBS[verb].example))
    return Help(origin=origin, problem=help.UNREAD, guess=guess(text, origin))


def _tidy(form: ArgumentForm, rest: str) -> str:
    """Return the rest without politeness.

    Words for people to read stay as they are, unless they are “please” and nothing else; so does a reason.
    """
    ticket, text = _cut(rest)
    is_for_people = form in _TEXTS or _REASON in text
    return rest if is_for_people and not _PLEASE.fullmatch(text) else orders.ended(f"{ticket} {text}")


def _arguments(form: ArgumentForm, rest: str) -> Arguments | None:
    """Return the arguments behind a verb of that form; None if they don't fit it."""
    match form:
        case ArgumentForm.NOTHING:
            return None if rest else Arguments()
        case ArgumentForm.WORDS | ArgumentForm.TEXT:
            return Arguments(words=rest)
        case ArgumentForm.PEOPLE:
            return Arguments(words=rest) if "@" in rest else None
        case ArgumentForm.NAMES:
            return Arguments(words=rest) if rest else None
        case ArgumentForm.NUMBER_MAYBE_TEXT:
            first, text = _cut(rest)
            number = first.rstrip(":,.")
            return Arguments(number=int(number), words=text) if _NUMBER.fullmatch(number) else None
        case ArgumentForm.LIST:
            return _list(rest)
        case ArgumentForm.REQUEST | ArgumentForm.FORM:
            return None
        case (
            ArgumentForm.TICKET
            | ArgumentForm.TICKET_WORDS
            | ArgumentForm.TICKET_MAYBE_WORDS
            | ArgumentForm.TICKET_TEXT
            | ArgumentForm.TICKET_MAYBE_TEXT
            | ArgumentForm.TICKET_INTO
            | ArgumentForm.TICKET_PAGE
        ):
            first, text = _cut(rest)
            return _about(_ticket(first), form, text) if TICKET.fullmatch(first) else None
        case _:
            assert_never(form)


def _about(ticket: TicketId, form: ArgumentForm, text: str) -> Arguments | None:
    """Return the arguments behind the number of a ticket; None if they don't fit the form."""
    if form is ArgumentForm.TICKET_INTO:
        into = text.removeprefix("into ").strip()
        return Arguments(ticket=ticket, into=_ticket(into)) if TICKET.fullmatch(into) else None
    if form is ArgumentForm.TICKET_PAGE:
        page = _page(text)
        return replace(page, ticket=ticket) if page else None
    is_bare, is_worded = form is ArgumentForm.TICKET, form in (ArgumentForm.TICKET_WORDS, ArgumentForm.TICKET_TEXT)
    return None if (is_bare and text) or (is_worded and not text) else Arguments(ticket=ticket, words=text)


def _list(rest: str) -> Arguments | None:
    """Return which list is asked for, and the page of it; None for anything else."""
    words = rest.split()
    closed = "closed" in map(str.lower, words)
    page = _page(" ".join(word for word in words if word.lower() != "closed"))
    return replace(page, closed=closed) if page else None


def _page(rest: str) -> Arguments | None:
    """Return the page that is asked for (`2`, `page 2`), the first if nothing follows; None for anything else."""
    page, words = filters.page_of(rest if not rest.isdecimal() else f"page {rest}")
    return None if words else Arguments(page=page)


def _ticket(text: str) -> TicketId:
    return TicketId(text.upper())


def _cut(text: str) -> tuple[str, str]:
    """Return the first word, and the rest with its own line breaks: people begin a longer text on a new line."""
    first, *rest = text.split(maxsplit=1) or [""]
    return first, "".join(rest).strip()


def is_of_a_button(verb: str, subject: str) -> bool:
    """Return whether a button of ours can say this."""
    return verb in VERBS or (verb in PRESSED and bool(subject))


def pressed(verb: str, subject: str, argument: str, origin: Origin) -> Command:
    """Return the command of a button, from the `verb subject argument` that its message carried."""
    if verb == "decline" and not _NUMBER.fullmatch(subject):
        verb = "no-level"  # so it was on buttons before approvals were declined
    if verb in PRESSED:
        about = Arguments(request=IntakeId(subject), ticket=_ticket(subject), words=argument)
        command: Command = PRESSED[verb].make(origin, about)
        return command
    return typed(f"{verb} {subject} {argument}".strip(), origin)
