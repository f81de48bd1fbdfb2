"""An intake: what a customer wrote, from the first message until it is a ticket or nothing.

It holds its first message and counts the others, which are kept one by one (`UnitOfWork.customer_messages`): so the
thousandth message of a request costs what the second did.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.carried import Carried, File, brings_content, lines_of
from bot.model.ids import CustomerId, IntakeId, Slot, TicketId
from bot.model.places import Account, AnyThread, Place
from bot.model.timer import Told


class IntakeState(StrEnum):
    """Where an intake stands."""

    ASKED = "asked"
    ASKED_AGAIN = "asked-again"
    OPENED = "opened"  # it is a ticket now
    DISMISSED = "dismissed"  # "not a request"
    HELD = "held"  # who wrote may not ask: it waits for somebody who may
    REFUSED = "refused"  # nothing is taken in there; a contact may still take it up
    OFFERED = "offered"  # its writer is asked whether it belongs to another request or ticket
    ADDED = "added"  # it does, and goes on there


OPEN_STATES = frozenset({IntakeState.ASKED, IntakeState.ASKED_AGAIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message of a person: the platform's id of it, when (UTC), and what it holds now.

    `text` is what they typed; `files` and `carried` are what they brought along.
    `edited_at` is when it was changed last. A deleted one keeps what it said. `read_at` is when it reached the desk, if
    that was long after it was written: the desk was away, or the platform late.
    """

    message: str
    at: datetime
    by: Account
    text: str
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    read_at: datetime | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """All that it holds: the text, what it brings along, and what its files are and say."""
        return lines_of(self.text, self.files, self.carried)

    @property
    def body(self) -> str:
        """The same, without the files that say nothing."""
        return "\n".join(lines_of(self.text, tuple(file for file in self.files if file.text), self.carried))

    @property
    def brings_content(self) -> bool:
        """Whether it says more than what was typed."""
        return brings_content(self.files, self.carried)

    @property
    def words(self) -> str:
        """The same as one text."""
        return "\n".join(self.lines)


def written(messages: Iterable[Said]) -> str:
    """Return all that was written and brought along, message by message, with the names of files."""
    return "\n".join(line for said in messages for line in said.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A person of the vendor who answered before the severity was chosen."""

    by: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """What somebody wrote became a request by another act than the writing: by whose (a name), and when (UTC)."""

    at: datetime
    by: str
    writer: Account
    writer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a message may belong to: the request `intake`, which is `ticket` if it had a number when that was asked.

    `name` is whose it is, `quote` its first words. `may_ask`: whoever wrote the message may ask by themselves.
    """

    intake: IntakeId
    ticket: TicketId | None = None
    name: str = ""
    quote: str = ""
    may_ask: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One request on its way in. `version` counts the events folded into it; `private`: see `bot.model.privacy`.

    `first` is the message that it began with, as it reads now; `more` counts the further ones, and `last_at` is when
    the latest of all was written (UTC). `left` are channels that it was in before it went on in another. `asked_back`:
    the message that may name a severity, while that is asked.
    `held_at` is since when it waits, or waited, for somebody who may ask (UTC). `reassured`: since the last reminder
    somebody wrote on, and was told that it still waits. `is_again`: what stood in its thread was put away before.
    `offer` is what it may belong to while that is asked, and what it belongs to once it is `ADDED`.
    `asked_at` is since when the question or the offer can be read, as far as is known (UTC); `cycle` is the version in
    which it was asked or held: timers of others are void. `told` is how far the reminders of what is held have got.
    """

    id: IntakeId
    customer: CustomerId
    thread: AnyThread
    requester: Account
    requester_name: str
    plan_ref: str
    plan_version: str
    first: Said
    last_at: datetime
    state: IntakeState
    more: int = 0
    product: str = ""
    kind: str = ""
    ticket: TicketId | None = None
    answered: Answer | None = None
    taken_up: TakenUp | None = None
    private: bool | None = None
    left: tuple[Place, ...] = ()
    asked_back: str = ""
    held_at: datetime | None = None
    is_again: bool = False
    reassured: bool = False
    offer: Offer | None = None
    asked_at: datetime | None = None
    cycle: int = 1
    told: Told | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        """True while the customer is asked for the severity."""
        return self.state in OPEN_STATES

    @property
    def is_held(self) -> bool:
        """True while it waits for somebody who may ask."""
        return self.state is IntakeState.HELD

    @property
    def is_offered(self) -> bool:
        """True while its writer is asked whether it belongs to something else."""
        return self.state is IntakeState.OFFERED

    @property
    def needs_contact(self) -> bool:
        """True while it is no request before somebody acts who may ask."""
        return self.is_held or (self.is_offered and self.offer is not None and not self.offer.may_ask)

    @property
    def is_undecided(self) -> bool:
        """True while a severity can still be chosen, by whoever may."""
        return self.is_open or self.is_held or self.is_offered

    @property
    def is_source_deleted(self) -> bool:
        """True if the message that it began with is gone."""
        return self.first.deleted_at is not None

    @property
    def is_empty(self) -> bool:
        """True if it holds one message, and that is gone."""
        return self.is_source_deleted and self.more == 0

    @property
    def opened_at(self) -> datetime:
        """When the customer wrote, or made a request of it later: the instant from which the plan's clock counts."""
        return self.taken_up.at if self.taken_up else self.first.at

    def name_of(self, said: Said) -> str:
        """Return the name of who wrote one of its messages, as far as it is known; empty if not."""
        return self.requester_name if said.by == self.requester else ""

    @property
    def source(self) -> Slot:
        """The request as the desk posts it, where it came by another way than a message in the customer's channel."""
        return source_of(self.id)

    @property
    def question(self) -> Slot:
        """The question in the customer's thread."""
        return Slot(f"{self.id}/question")

    @property
    def question_again(self) -> Slot:
        """The second asking, in the same thread."""
        return Slot(f"{self.id}/question-again")

    @property
    def offering(self) -> Slot:
        """The asking whether it belongs to something else, in the same thread."""
        return Slot(f"{self.id}/offer")

    @property
    def question_back(self) -> Slot:
        """The asking whether a message names a severity, in the same thread."""
        return Slot(f"{self.id}/question-back/{self.asked_back}")

    @property
    def nudges(self) -> str:
        """The tag of its reminders, for taking back those not sent yet."""
        return f"{self.id}/nudges"

    def pending(self, triage: Place) -> Slot:
        """The pending line in a triage channel."""
        return Slot(f"{self.id}/pending/{triage}")


def source_of(intake: IntakeId) -> Slot:
    """The slot of a request that the desk posts itself, known before the intake is."""
    return Slot(f"{intake}/source")
