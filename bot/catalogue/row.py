"""A row of the catalogue: a command, who may give it, what must be loaded for it, and its verbs."""

from collections.abc import Callable
from enum import Enum, Flag, auto
from typing import Any, Final, Generic, Protocol, TypeVar

from msgspec import Struct

from bot.commands import Command, Origin
from bot.model.ids import IntakeId, TicketId
from bot.model.people import Role


class Needs(Flag):
    """The things that must be loaded before a command can be decided, by the field that says which one it is."""

    NOTHING = 0
    UNDER_WAY = auto()  # what is under way where it is said, found by where and by whom
    TICKET = auto()  # `ticket`
    OTHER = auto()  # `into`, a second ticket
    REMARK = auto()  # `text`, a message under the card, if it is named
    TIMELINE = auto()  # what has happened to the ticket, and to the request before it
    TIMERS = auto()  # those of the subject that wait
    REQUEST = auto()  # `intake`
    SUBJECT = auto()  # `subject`, a request, a ticket or a contract
    CONTRACT = auto()  # the one with the customer at hand, to be changed
    APPROVAL = auto()  # `number`, and the contract in which it was asked for, to be changed
    MESSAGE = auto()  # what `message` belongs to
    INCIDENT = auto()  # the incident and the tickets that `text` names, and the incidents that are open
    ADDRESSED = auto()  # the contracts with those for whom an announcement is, to be changed once it was `filled` in
    FORM = auto()  # the request that `filled` became


class ArgumentForm(Enum):
    """The form of what follows a verb. Texts are for people to read; words are for the desk."""

    NOTHING = auto()
    WORDS = auto()  # any, or none
    TEXT = auto()  # any, or none
    LIST = auto()  # “closed”, the number of a page, both, or nothing
    TICKET = auto()
    TICKET_WORDS = auto()
    TICKET_MAYBE_WORDS = auto()
    TICKET_TEXT = auto()
    TICKET_MAYBE_TEXT = auto()
    TICKET_INTO = auto()
    TICKET_PAGE = auto()
    FORM = auto()  # a ticket and the verb whose form is wanted: said by buttons alone
    PEOPLE = auto()  # who is meant: by a mention or an email address
    NAMES = auto()  # who is meant, in any words
    NUMBER_MAYBE_TEXT = auto()
    REQUEST = auto()  # and perhaps a word: said by buttons alone, since a request has no number


_NO_TICKET: Final = TicketId("")
_NO_REQUEST: Final = IntakeId("")


class Arguments(Struct, frozen=True, kw_only=True):
    """The words that followed a verb, read as far as its form has them."""

    ticket: TicketId = _NO_TICKET
    into: TicketId = _NO_TICKET
    request: IntakeId = _NO_REQUEST
    words: str = ""
    number: int = 0
    page: int = 1
    closed: bool = False


C = TypeVar("C", bound=Command)
D = TypeVar("D", bound=Command, covariant=True)
Make = Callable[[Origin, Arguments], C]


class Verb(Struct, Generic[C], frozen=True, kw_only=True):
    """A word that people type, or that a button says, with its form; `example` shows the form it must have."""

    name: str
    form: ArgumentForm
    make: Make[C]
    example: str


class Row(Struct, frozen=True, kw_only=True):
    """A command: the roles of which any may give it, what it needs, and its verbs, none if nobody types it."""

    command: type[Any]
    roles: frozenset[Role]
    needs: Needs
    verbs: tuple[Verb[Any], ...]


def row(command: type[C], roles: frozenset[Role], needs: Needs, *verbs: Verb[C]) -> Row:
    """Return the row of a command; that its verbs make this very command is checked by its type."""
    return Row(command=command, roles=roles, needs=needs, verbs=verbs)


def verb(example: str, form: ArgumentForm, make: Make[C]) -> Verb[C]:
    """Return the verb that an example begins with."""
    return Verb(name=example.partition(" ")[0], form=form, make=make, example=example)


def double(example: str, form: ArgumentForm, make: Make[C]) -> Verb[C]:
    """Return the verb of two words that an example begins with."""
    return Verb(name=" ".join(example.split()[:2]), form=form, make=make, example=example)


class _Alone(Protocol[D]):
    def __call__(self, *, origin: Origin) -> D: ...


class _Worded(Protocol[D]):
    def __call__(self, *, origin: Origin, words: str) -> D: ...


class _OnTicket(Protocol[D]):
    def __call__(self, *, origin: Origin, ticket: TicketId) -> D: ...


class _Written(Protocol[D]):
    def __call__(self, *, origin: Origin, ticket: TicketId, text: str) -> D: ...


class _Numbered(Protocol[D]):
    def __call__(self, *, origin: Origin, number: int, text: str) -> D: ...


class _Shown(Protocol[D]):
    def __call__(self, *, origin: Origin, ticket: TicketId, verb: str, chosen: str) -> D: ...


class _OnRequest(Protocol[D]):
    def __call__(self, *, origin: Origin, intake: IntakeId) -> D: ...


def alone(example: str, command: _Alone[C]) -> Verb[C]:
    """Return a verb that nothing follows."""
    return verb(example, ArgumentForm.NOTHING, lambda origin, _: command(origin=origin))


def worded(example: str, command: _Worded[C]) -> Verb[C]:
    """Return a verb that any words may follow."""
    return verb(example, ArgumentForm.WORDS, lambda origin, it: command(origin=origin, words=it.words))


def bare(example: str, command: _OnTicket[C]) -> Verb[C]:
    """Return a verb that takes a ticket and nothing more."""
    return verb(example, ArgumentForm.TICKET, lambda origin, it: command(origin=origin, ticket=it.ticket))


def written(example: str, command: _Written[C], form: ArgumentForm = ArgumentForm.TICKET_TEXT) -> Verb[C]:
    """Return a verb that takes a ticket and a text."""
    return verb(example, form, lambda origin, it: command(origin=origin, ticket=it.ticket, text=it.words))


def numbered(example: str, command: _Numbered[C]) -> Verb[C]:
    """Return a verb that takes the number of an approval, and maybe a text."""
    form = ArgumentForm.NUMBER_MAYBE_TEXT
    return verb(example, form, lambda origin, it: command(origin=origin, number=it.number, text=it.words))


def of_form(name: str, command: _Shown[C]) -> Verb[C]:
    """Return the verb of buttons that open the form of another verb, “severity”, or with a choice: “severity=2”."""

    def make(origin: Origin, it: Arguments) -> C:
        verb, _, chosen = it.words.partition("=")
        return command(origin=origin, ticket=it.ticket, verb=verb, chosen=chosen)

    return verb(name, ArgumentForm.FORM, make)


def pressed(name: str, command: _OnRequest[C]) -> Verb[C]:
    """Return a verb that only buttons say."""
    return verb(name, ArgumentForm.REQUEST, lambda origin, it: command(origin=origin, intake=it.request))
