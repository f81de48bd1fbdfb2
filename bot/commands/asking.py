"""Orders about a request on its way in: what is heard, and how the one question is answered."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.commands.origin import Origin
from bot.model.carried import Carried, File, brings_content, lines_of
from bot.model.form import Filled
from bot.model.ids import CustomerId, IntakeId
from bot.model.places import Account


class Room(StrEnum):
    """Who sees what is written there, and whether it has threads."""

    CHANNEL = "channel"
    DIRECT = "direct"  # the writer and the desk alone
    CHAT = "chat"  # likewise, and without threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Somebody who is mentioned. `name` is what the platform calls them, where it says so."""

    account: Account
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hear:
    """Somebody wrote a message. `thread` of the origin is set for a reply; `mentions_desk`: to the bot.

    `text` is what they typed, which alone can be a command or an answer; `files` and `carried` are what they brought
    along. `called` is whom its first word mentions, if that is not the desk. `edited_at` is set where an edit made it
    what is heard now (UTC).
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
        """All that it holds, for people to read; empty if there is nothing in it."""
        return "\n".join(lines_of(self.text, self.files, self.carried))

    @property
    def brings_content(self) -> bool:
        """Whether it says more than what was typed."""
        return brings_content(self.files, self.carried)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """Somebody changed a message that they wrote; it holds now what is said here. It orders nothing.

    `mention` is the message as it would have been heard at its own time, if it speaks to the desk now.
    """

    origin: Origin
    message: str
    text: str
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()
    mention: Hear | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retract:
    """A message that somebody wrote was deleted. Its writer is who gives this, whoever deleted it."""

    origin: Origin
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Ask for help where no message in the customer's channel does: the desk posts it there.

    `text` of the vendor's people may begin with the customer that they ask for. Without text the form is wanted.
    """

    origin: Origin
    text: str
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A message that somebody points at. `writer` None: a program's, which nobody answers for but who points.

    What is said of its writer is as it is in an origin.
    """

    message: str
    writer: Account | None
    writer_name: str = ""
    writer_mail: str = ""
    is_workspace_assumed: bool = False
    by_program: bool = False
    is_full_member: bool | None = None
    at: datetime
    text: str
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()

    @property
    def brings_content(self) -> bool:
        """Whether it says more than what was typed."""
        return brings_content(self.files, self.carried)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Point at a message, one's own or another's, and ask for a ticket about it; None: it could not be read.

    The origin is of who points, and its place and thread are where the message stands.
    """

    origin: Origin
    pointed: Pointed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submit:
    """Send a form that was filled in. Its place is where the form was asked for."""

    origin: Origin
    filled: Filled


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainForm:
    """The form that was wanted, for a customer if one was chosen, could not be shown: say how to do without."""

    origin: Origin
    customer: CustomerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose:
    """Answer the one question of an intake; `severity` None is "not sure"."""

    origin: Origin
    intake: IntakeId
    severity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline:
    """Say of what was asked back that it named no severity: it answered something else."""

    origin: Origin
    intake: IntakeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismiss:
    """Say of an intake that it is not a request."""

    origin: Origin
    intake: IntakeId


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinOffered:
    """Say of a message that it belongs to what it was offered beside."""

    origin: Origin
    intake: IntakeId


@dataclass(frozen=True, slots=True, kw_only=True)
class SetApart:
    """Say of such a message that it is a request of its own."""

    origin: Origin
    intake: IntakeId


RewritingCommand = Rewrite | Retract
FormCommand = Ask | Submit | ExplainForm
IntakeCommand = Choose | Decline | Dismiss | JoinOffered | SetApart
