"""The question of a request: it begins, is asked about, grows, and its result is posted in the question's place."""

import hashlib
from functools import lru_cache, partial
from typing import Any

from msgspec.structs import replace

from bot.effects import Effect, Say
from bot.engine import posts
from bot.engine.intake.doubt import settled_back
from bot.engine.situation import Case, Decision
from bot.engine.ticket import additions, cards
from bot.events import IntakeBegun, IntakeJoined, IntakeStarted
from bot.language import kinds
from bot.language.exclusions import left_out
from bot.language.self_service import offered
from bot.language.vocabulary import OUTAGE
from bot.model.customer_message import CustomerMessage, written
from bot.model.desk import Customer
from bot.model.ids import IntakeId, TicketId
from bot.model.intake import Intake, IntakeState
from bot.model.message import Message
from bot.model.places import Account, AnyThread, Place
from bot.model.rank import Rank
from bot.model.revised import revised
from bot.model.series import Series, SeriesKind
from bot.model.state_mark import tag_of
from bot.wording import question
from bot.wording.contract import ledger
from bot.wording.intake import outside_term, pending
from bot.wording.results import RequestResult
from bot.wording.ticket import additions as words
from policies.terms import Hint, Line


@lru_cache(maxsize=256)  # a message is looked for by it before it begins one
def intake_id(place: Place | None, message: str) -> IntakeId:
    """Return the id of the intake that a message starts: derived from it, so that one message can never start two."""
    return IntakeId("in-" + hashlib.sha256(f"{place}/{message}".encode()).hexdigest()[:16])


def start_intake(
    case: Case,
    *,
    intake: IntakeId,
    thread: AnyThread,
    customer_message: CustomerMessage,
    requester: Account,
    requester_name: str,
    private: bool = False,
) -> IntakeStarted:
    """Return the beginning of a request, under the customer's present plan.

    `private`: it was written to the desk alone.
    """
    return IntakeStarted(
        **case.stamp,
        intake=intake,
        customer=case.customer.id,
        thread=thread,
        requester=requester,
        requester_name=requester_name,
        plan_ref=case.plan.ref,
        plan_version=case.plan.version,
        customer_message=customer_message,
        private=private,
        region=case.customer.region or "",
    )


def ask(intake: Intake, case: Case, also: tuple[CustomerMessage, ...] = ()) -> tuple[Effect, ...]:
    """Return the question in the customer's thread, and the pending line in triage.

    `also` are further messages that triage hasn't read yet.
    """
    return (_question(intake, case, also), *show_pending(intake, case, also))


def ask_already_shown(intake: Intake, case: Case) -> tuple[Effect, ...]:
    """Return the question for a request that triage has read already."""
    also = case.situation.messages[1:]
    return (_question(intake, case, also), *refresh_pending(intake, case))


def show_pending(intake: Intake, case: Case, also: tuple[CustomerMessage, ...] = ()) -> tuple[Say, ...]:
    """Return the pending line in each triage channel."""
    line = partial(pending_line, intake, case, also)
    return posts.in_triage(intake, line, case.desk.triage, rank=Rank.PENDING, series=pending_lines(case))


def _question(intake: Intake, case: Case, also: tuple[CustomerMessage, ...]) -> Say:
    hint = _beside(written((intake.first, *also)), case)
    spends = ledger.before_asking(kinds.of_request(intake, case.plan), case.plan, case.customer, case.now)
    asked = question.asked(intake, case.plan, as_begun(intake, case), case.now, hint, spends=spends)
    return posts.to_customer(intake, asked, intake.question, rank=Rank.QUESTION)


def _beside(text: str, case: Case) -> Hint | None:
    """Return what is said beside the question of such words: what the plan leaves out, or what one can do oneself."""
    return left_out(text, case.plan) or offered(text, case.plan, case.desk.words.get(OUTAGE, ()))


def as_begun(intake: Intake, case: Case) -> Customer:
    """Return the customer in the region that the request has pinned, whose hours it is counted in."""
    return revised(case.customer, region=intake.region_or(case.customer.region))


def pending_lines(case: Case) -> Series:
    """Return the series of a customer's pending lines."""
    return Series(key=f"{case.customer.id}/pending", kind=SeriesKind.FOLDED)


def join_message(said: CustomerMessage, name: str, intake: Intake, case: Case) -> Decision:
    """Add a further message, by somebody of that name, to the request, and show it in triage."""
    event = IntakeJoined(**case.stamp, customer_message=said)
    return Decision(events=(event,), effects=show_joined(said, name, intake.thread.place, intake, case))


def show_joined(said: CustomerMessage, name: str, place: Place, intake: Intake, case: Case) -> tuple[Effect, ...]:
    """Return a further message of the request, written in that place, under its pending line."""
    shown = words.added(None, case.customer, said, name, place)
    return additions.show_said(intake, said, shown, case.desk)


def refresh_pending(intake: Intake, case: Case) -> tuple[Effect, ...]:
    """Return the pending lines as they read now; only for a request that nobody has decided yet."""
    line = partial(pending_line, intake, case, case.situation.messages[1:])
    return posts.edit_cards(intake, line, case.desk.triage, Rank.PENDING)


def settle(intake: Intake, case: Case, result: RequestResult, ticket: TicketId | None = None) -> tuple[Effect, ...]:
    """Return the question and the pending lines in their final form, with the result where it was asked last.

    If mark and card of a `ticket` say what came of it, the question goes once that mark is on.

    Whether one that was put to the account manager had been asked again isn't known: then it is said at both.
    """
    asked_again = intake.state is IntakeState.ASKED_AGAIN
    first = () if asked_again else (intake.question,)
    again = (intake.question_again,) if intake.is_referred or asked_again else ()
    asked = (intake.offering,) if intake.is_offered else (*first, *again)
    way = tag_of(ticket) if ticket else None
    settled, noted = question.settled(result.told), pending.settled(intake, case.customer, result.noted)
    settled, below = (replace(each, said_by=way) for each in (settled, question.asked_below()))
    before = (posts.edit(intake, intake.question, below, Rank.QUESTION),) if asked_again else ()
    return (
        *(posts.edit(intake, each, settled, Rank.QUESTION) for each in asked),
        *before,
        *posts.edit_cards(intake, noted, case.desk.triage, Rank.PENDING),
        *settled_back(intake),
    )


def pending_line(intake: Intake, case: Case, also: tuple[CustomerMessage, ...], channel: Place) -> Message:
    """Return the pending line as it reads now in a triage channel.

    A request that waits for a contact calls the first line. `also` are further messages of the request that are shown
    there and nowhere else in triage.
    """
    on_duty = cards.mentions((Line.FIRST,), channel, case) if intake.needs_contact else ()
    return pending.shown(intake, case.plan, case.customer, _term(case), also, on_duty=on_duty)


def beginning_fields(start: IntakeStarted) -> dict[str, Any]:
    """Return the fields that every beginning of a request has, for one that isn't asked about."""
    return {name: getattr(start, name) for name in IntakeBegun.__struct_fields__}


def _term(case: Case) -> str:
    term = case.customer.term
    return "" if term is None or term.covers(case.today) else outside_term.outside(term, case.customer, case.today)
