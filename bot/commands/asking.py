"""Commands about a request on its way in: the messages that come in, and the answers to the question."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.commands.incident import Announce, WithdrawAnnouncement
from bot.commands.origin import Origin
from bot.commands.ticket import ChangingCommand
from bot.model.carried import Carried, File, brings_content, lines_of
from bot.model.form import Filled, Form, Purpose
from bot.model.ids import CustomerId, IntakeId
from bot.model.places import Account


class Room(StrEnum):
    """The kind of conversation: who sees what is written there, and whether it has threads."""

    CHANNEL = "channel"
    DIRECT = "direct"  # the writer and the desk alone
    CHAT = "chat"  # the writer and the desk alone, without threads


class Called(Struct, frozen=True, kw_only=True):
    """Somebody who is mentioned. `name` is what the platform calls them, if it says so."""

    account: Account
    name: str = ""


class ReceiveMessage(Struct, frozen=True, kw_only=True):
    """Take in a message. `thread` of the origin is set for a reply; `mentions_desk`: it is written to the bot.

    `text` is what they typed, which alone can be a command or an answer; `files` and `carried` are what they brought
    along. `called` is the person mentioned by its first word, if that isn't the desk. `edited_at` is when an edit made
    it a message to take in (UTC).
    """

    origin: Origin
    message: str
    text: str
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()
    mentions_desk: bool = False
    called: Called | None = None
    edited_at: datetime | None = None
    room: Room = Room.CHANNEL

    @property
    def words(self) -> str:
        """Everything that it holds, for people to read; empty if there is nothing in it."""
        return "\n".join(lines_of(self.text, self.files, self.carried))

    @property
    def brings_content(self) -> bool:
        """Return whether it holds more than its typed text."""
        return brings_content(self.files, self.carried)


class EditMessage(Struct, frozen=True, kw_only=True):
    """Take in a change of a message by its writer, with its present content. It can't give a command.

    `mention` is the message as it would have come in at its own time, if it speaks to the desk now.
    """

    origin: Origin
    message: str
    text: str
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()
    mention: ReceiveMessage | None = None


class DeleteMessage(Struct, frozen=True, kw_only=True):
    """Take in that a message was deleted. It is given by the message's writer, whoever deleted it."""

    origin: Origin
    message: str


class CreateIntake(Struct, frozen=True, kw_only=True):
    """Ask for help when no message in the customer's channel does: the desk posts it there.

    `customer` is the one that staff ask for, once it is taken from the beginning of their `text`. Without text, the
    form is wanted. `draft` is the id of the offer, if a program of one's own side has drafted it.
    """

    origin: Origin
    text: str
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()
    customer: CustomerId | None = None
    draft: str = ""


class Pointed(Struct, frozen=True, kw_only=True):
    """A message that somebody points at. `writer` None: it is a program's, which nobody but who points answers for.

    The facts about its writer are as in an origin.
    """

    message: str
    writer: Account | None
    writer_name: str = ""
    writer_email: str = ""
    is_workspace_assumed: bool = False
    by_program: bool = False
    is_full_member: bool | None = None
    at: datetime
    text: str
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()

    @property
    def brings_content(self) -> bool:
        """Return whether it holds more than its typed text."""
        return brings_content(self.files, self.carried)


class OpenFromMessage(Struct, frozen=True, kw_only=True):
    """Point at a message, one's own or another's, and ask for a ticket about it; None: it couldn't be read.

    The origin is that of who points; its place and thread are those of the message.
    """

    origin: Origin
    pointed: Pointed | None


class Submit(Struct, frozen=True, kw_only=True):
    """Send a form that was filled in. Its place is the one where the form was asked for.

    `order` is the command that a form about a ticket gives, once that is read.
    """

    origin: Origin
    filled: Filled
    order: ChangingCommand | Announce | WithdrawAnnouncement | None = None


class ExplainForm(Struct, frozen=True, kw_only=True):
    """Say how to do without the form, since it couldn't be shown.

    It was for a customer if one was chosen, about a ticket if it has a `purpose`, and about a request that waits if it
    has an `intake`.
    """

    origin: Origin
    customer: CustomerId | None = None
    purpose: Purpose | None = None
    intake: IntakeId | None = None

    @classmethod
    def instead_of(cls, form: Form, origin: Origin) -> "ExplainForm":
        """Return the order to say in words what this form is for, to whoever asked for it."""
        return cls(origin=replace(origin, keys=()), customer=form.customer, purpose=form.purpose, intake=form.intake)


class Choose(Struct, frozen=True, kw_only=True):
    """Answer the question of an intake; `severity` None is "not sure"."""

    origin: Origin
    intake: IntakeId
    severity: str | None


class Decline(Struct, frozen=True, kw_only=True):
    """Say that words which were asked about named no severity: they answered something else."""

    origin: Origin
    intake: IntakeId


class Dismiss(Struct, frozen=True, kw_only=True):
    """Say that an intake isn't a request."""

    origin: Origin
    intake: IntakeId


class OpenIntakeForm(Struct, frozen=True, kw_only=True):
    """Show the form for an intake that waits for its severity, instead of the question's buttons."""

    origin: Origin
    intake: IntakeId


class JoinOffered(Struct, frozen=True, kw_only=True):
    """Say that a message belongs to what it was offered as a part of."""

    origin: Origin
    intake: IntakeId


class SetApart(Struct, frozen=True, kw_only=True):
    """Say that such a message is a request of its own."""

    origin: Origin
    intake: IntakeId


RewritingCommand = EditMessage | DeleteMessage
FormCommand = CreateIntake | Submit | ExplainForm
IntakeCommand = Choose | Decline | Dismiss | OpenIntakeForm | JoinOffered | SetApart
