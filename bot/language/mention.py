"""Words to the desk: a command in whatever words, a question about tickets, or the beginning of a request."""

import re
from typing import Final

from msgspec.structs import replace

from bot.catalogue import verbs_of
from bot.commands import (
    Announce,
    ArrangeAccess,
    ArrangeIncident,
    Command,
    CreateIntake,
    Help,
    Origin,
    Queue,
    RadarCommand,
    ReceiveMessage,
    Room,
    Search,
    ShowContacts,
    ShowPlan,
    ShowReport,
    Via,
    WithdrawAnnouncement,
)
from bot.language import near, plain, verbs
from bot.language.access_words import answered
from bot.language.filters import page_of
from bot.language.gist import Gist, gist
from bot.language.lexicon import WORDS
from bot.language.smalltalk import is_nothing_but_kind, is_smalltalk
from bot.model.desk import Desk
from bot.model.intake import Intake
from bot.model.people import CUSTOMER_ROLES
from bot.model.ticket import Ticket
from bot.wording import refusals
from bot.wording.views import help

_CUSTOMERS_VERBS = verbs_of(CUSTOMER_ROLES)
_QUOTED: Final = re.compile(r"""["“”„«‘'].+["“”»’']""", re.DOTALL)
_MAX_SOUGHT: Final = 4
"""The most words that a customer looks for without quotes; a longer text is a request."""
_SAYS: Final = WORDS.trouble | frozenset(
    "is are was were has have keeps takes returns shows gives works "
    "ist sind war geht est sont marche esta son va".split()
)
"""Words by which a text that begins with “search” tells of something: “search is down”, “search returns 500”."""
_MAX_GUESSED = 3
"""The most words of a customer's text that may be a misspelt command; a longer one is a request."""


def command_of(command: ReceiveMessage, desk: Desk, ticket: Ticket | None, asked: Intake | None = None) -> Command:
    """Return the command that a mention of the desk is, if it is one; in a ticket's thread its number may be left out.

    `ticket` and `asked` are the subjects of the thread: the customer's own, or one in triage under a post of ours. What
    staff say to the desk is always a command; a customer's words may just as well be a request.
    """
    if not command.mentions_desk:
        return command
    account = command.origin.by
    staff = account is not None and desk.staff(account, command.origin.email) is not None
    if command.origin.via is Via.ASIDE:
        return _aside(command, ticket, staff=staff)
    origin = replace(command.origin, via=Via.MENTION)
    read = verbs.read(command.text, origin) or _read_here(command.text, origin, ticket, staff=staff)
    if isinstance(read, CreateIntake):
        return _asked(command, read, desk, ticket, staff=staff)
    if read and (staff or not _is_speech(read)):
        return read
    known_here = command.origin.place and desk.customer_in(command.origin.place)
    if not (staff or known_here) and command.room is Room.CHANNEL:
        return Help(origin=origin)
    if greets(command):
        return command
    if staff:
        return _unread(command, desk, asked, origin)
    guessed = _guessed(command, ticket)
    return Help(origin=origin, problem=help.UNREAD, guess=guessed) if guessed else command


def _aside(command: ReceiveMessage, ticket: Ticket | None, *, staff: bool) -> Command:
    """Return the command that was said to the desk alone where others are; `Help` for words, which nobody else reads.

    They are never a request, an answer or an update; a greeting, or thanks, gets a word back.
    """
    read = verbs.read(command.text, command.origin) or _read_here(command.text, command.origin, ticket, staff=staff)
    if isinstance(read, CreateIntake):
        return replace(read, files=command.files, carried=command.carried)
    if read:
        return read
    if greets(command) and is_nothing_but_kind(command.text):
        return command
    unread = verbs.typed(command.text, command.origin)
    if isinstance(unread, Help) and unread.problem == help.UNREAD:
        return replace(unread, problem=help.ASIDE)
    return unread


def greets(command: ReceiveMessage) -> bool:
    """Return whether it is small talk with the desk, or its name and nothing more: outside threads, or said aside."""
    is_apart = command.origin.thread is None or command.origin.via is Via.ASIDE
    if not (command.mentions_desk and is_apart) or command.brings_content:
        return False
    return not command.text.strip() or is_smalltalk(command.text)


def _unread(command: ReceiveMessage, desk: Desk, asked: Intake | None, origin: Origin) -> Command:
    early = asked is not None and asked.is_undecided and _numbered(command.text, f"{desk.ticket_prefix}-0", origin)
    return Help(origin=origin, problem=refusals.NO_TICKET_YET) if early else verbs.typed(command.text, origin)


def _guessed(command: ReceiveMessage, ticket: Ticket | None) -> str:
    """Return the customers' command that a few words may have been meant for; empty if there is none."""
    says_something = gist(command.text) in (Gist.UPDATE, Gist.CLOSING)
    if ticket or says_something or command.brings_content or len(command.text.split()) > _MAX_GUESSED:
        return ""
    guessed = verbs.guess(command.text, command.origin) or _misspelt_status(command.text)
    read = verbs.read(guessed, command.origin) if guessed else None
    return guessed if guessed.partition(" ")[0] in _CUSTOMERS_VERBS and read and not _is_speech(read) else ""


def _misspelt_status(text: str) -> str:
    """Return the list for a misspelt “status” that names no ticket, which needs none; else an empty text."""
    word, rest = verbs.split(text)
    return "list" if not rest and near.verb(word, ("status",)) else ""


def _asked(command: ReceiveMessage, read: CreateIntake, desk: Desk, ticket: Ticket | None, *, staff: bool) -> Command:
    """Return the message itself as the request, if it is a customer's own in their channel: no post is needed."""
    stands_here = command.origin.place is not None and desk.customer_in(command.origin.place) is not None
    if read.text and stands_here and ticket is None and not staff:
        return command
    return replace(read, files=command.files, carried=command.carried)


def _is_speech(read: Command) -> bool:
    """Return whether it only begins like a command: a customer's “plan for tomorrow” is a request.

    So are “access is still denied”, and “search is down”, but not “search log in”; in quotes, as in “search "export
    fails"”, any words are looked for.
    """
    if isinstance(read, ArrangeAccess):
        return answered(read.text) is None
    if isinstance(read, ArrangeIncident | Announce | WithdrawAnnouncement):
        return True  # “incident: nobody can log in” is one more request
    if isinstance(read, Search):
        return _tells(page_of(read.words)[1])
    return isinstance(read, Queue | ShowContacts | ShowPlan | RadarCommand | ShowReport) and bool(read.words)


def _tells(sought: str) -> bool:
    """Return whether words after “search” tell of trouble, or are too many to be looked for."""
    said = plain.words(sought)
    return not _QUOTED.fullmatch(sought) and (len(said) > _MAX_SOUGHT or not _SAYS.isdisjoint(said))


def _read_here(text: str, origin: Origin, ticket: Ticket | None, *, staff: bool) -> Command | None:
    """Return the command that is written in a ticket's thread without its number.

    Customers can give only their own verbs there: their plain speech may begin with any word, and must not be lost as a
    command that they may not give.
    """
    if ticket is None or not (staff or verbs.split(text)[0] in _CUSTOMERS_VERBS):
        return None
    return _numbered(text, ticket.id, origin)


def _numbered(text: str, number: str, origin: Origin) -> Command | None:
    """Return the command that the text is with this number after its verb."""
    return verbs.read(text, origin, number)
