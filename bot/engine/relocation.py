"""A channel that changed hands: nothing of its former customer's is posted there any more.

Messages to a customer go to the ticket's thread. If that thread is no longer in one of the customer's channels, the
ticket goes on under a new root in another one, and the decision is made as if it were there already; that is noted as
the first of its events. A customer without another channel isn't reached: then a person's message to them is refused,
and any other left out, and triage is notified. A decision that posts nothing to the customer moves nothing. Messages
that wait in the outbox are judged again when they are to go out (`may_be_posted_in`).
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from bot.commands import AnsweringCommand, Command, Publish, Reroute
from bot.effects import Amend, Effect, InChannel, InThread, Say, UnderMessage
from bot.engine import posts
from bot.engine.evolve import evolve_intake
from bot.engine.milestones.follow import happen
from bot.engine.posts import Subject
from bot.engine.situation import NOTHING, Decision, Situation, answer
from bot.engine.ticket import cards
from bot.events import IntakeMoved, TicketMoved
from bot.model.desk import Customer, Desk
from bot.model.ids import MessageKey
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import SYSTEM
from bot.model.places import OwnThread, Place
from bot.model.privacy import is_private
from bot.model.rank import Rank
from bot.model.targets import Targets
from bot.model.ticket import Ticket
from bot.wording.conversation import relocation as words
from bot.wording.intake import new_request
from bot.wording.ticket import news


def may_be_posted_in(place: Place, one: Subject, desk: Desk) -> bool:
    """Return whether words about this request or ticket may be posted in a place, by the present desk file.

    They may in triage, in its customer's own channels, and where the desk alone was told. If the file no longer has the
    customer, what is open may be ended where it is, as long as that isn't another customer's channel.
    """
    here, customer = desk.customer_in(place), desk.customer(one.customer)
    if here is not None:
        return here.id == one.customer
    stays = customer is None or is_private(one, customer)
    return place in desk.triage or (stays and place == one.thread.place)


def were_told_in(place: Place, one: Subject) -> bool:
    """Return whether the customer reads, or has read, about this in that place."""
    return place in (one.thread.place, *one.left)


def reroute(command: Reroute, situation: Situation) -> Decision:
    """Return what was kept back, for the thread where the customer reads now. Its root is there already."""
    one = situation.ticket or situation.intake
    if one is None or (isinstance(one.thread, OwnThread) and one.thread.message_key == command.message_key):
        return NOTHING
    return Decision(effects=(posts.to_customer(one, command.message, command.message_key),))


def relocate(command: Command, situation: Situation, decide: Callable[[Command, Situation], Decision]) -> Decision:
    """Return the decision on a command, posted where its customers can read it."""
    lost = [one for one in _subjects(situation) if not may_be_posted_in(one.thread.place, one, situation.desk)]
    if not lost:
        return decide(command, situation)
    ways = [(one, _move(one, situation, command.origin.via)) for one in lost]
    moves = [move for _, move in ways if move]
    decision = decide(command, _moved(situation, moves))
    used = [move for move in moves if _says_there(decision, move)]
    if used != moves:
        decision = decide(command, _moved(situation, used))
    if decision.wants_number:
        return decision
    stranded = [one for one, move in ways if move is None]
    return _left_out(_with_roots(decision, situation, used), command, situation, stranded)


class _Move(Struct, frozen=True, kw_only=True):
    """One request or ticket that moves to another channel of its customer, and the message that its thread hangs on."""

    before: Subject
    after: Subject
    event: IntakeMoved | TicketMoved
    root: Say


def _subjects(situation: Situation) -> list[Subject]:
    """Return what a decision may tell a customer about: the ticket, or else the request; and the second ticket."""
    first = situation.ticket or situation.intake
    return [one for one in (first, situation.other) if one]


def _move(one: Subject, situation: Situation, via: str) -> _Move | None:
    """Return its move to another channel of its customer; None if there is none."""
    customer = situation.desk.customer(one.customer)
    place = home_of(customer, one.thread.place) if customer else None
    plan = situation.plans.get(one.plan_version, situation.plan)
    if place is None or plan is None:
        return None
    if isinstance(one, Ticket):
        moved = TicketMoved(
            at=situation.now,
            by=SYSTEM.id,
            via=via,
            thread=OwnThread(place=place, message_key=one.card),
            left=one.thread.place,
        )
        ticket = happen(one, moved, targets=Targets(plan=plan, goals=situation.desk.goals)).after
        root = _root(ticket, news.card(ticket, plan), ticket.card, cards.rank_of(ticket, plan))
        return _Move(before=one, after=ticket, event=moved, root=root)
    away = IntakeMoved(
        at=situation.now,
        by=SYSTEM.id,
        via=via,
        thread=OwnThread(place=place, message_key=one.source),
        left=one.thread.place,
    )
    intake = evolve_intake(one, away)
    root = _root(intake, new_request.announced(intake, SYSTEM), intake.source, Rank.QUESTION)
    return _Move(before=one, after=intake, event=away, root=root)


def _root(one: Subject, message: Message, message_key: MessageKey, rank: Rank) -> Say:
    place = one.thread.place
    return Say(to=InChannel(place=place), message=message, subject=one.id, message_key=message_key, rank=rank)


def home_of(customer: Customer, left: Place) -> Place | None:
    """Return the channel in which a customer's requests go on that have left this one.

    It is on the same platform, if there is one there.
    """
    near = [place for place in customer.channels if place.platform is left.platform]
    return next(iter(near or customer.channels), None)


def _moved(situation: Situation, moves: list[_Move]) -> Situation:
    """Return the situation as if all of these were in their new place already."""
    for move in moves:
        if situation.other == move.before and isinstance(move.after, Ticket):
            situation = replace(situation, other=move.after)
        elif isinstance(move.after, Ticket):
            situation = replace(situation, ticket=move.after)
        else:
            situation = replace(situation, intake=move.after)
    return situation


def _says_there(decision: Decision, move: _Move) -> bool:
    return any(_is_posted_in(effect, move.after.thread.place, move.after) for effect in decision.effects)


def _is_posted_in(effect: Effect, place: Place, one: Subject) -> bool:
    """Return whether an effect posts about this to a customer in that place."""
    if not isinstance(effect, Say | Amend) or _place(effect) != place:
        return False
    opened = isinstance(one, Intake) and isinstance(effect, Say) and effect.to == InThread(thread=one.thread)
    return effect.subject == one.id or opened


def _place(effect: Say | Amend) -> Place | None:
    if isinstance(effect, Amend):
        return effect.place
    match effect.to:
        case InThread(thread=thread):
            return thread.place
        case InChannel(place=place) | UnderMessage(place=place):
            return place
        case _:
            return None


def _with_roots(decision: Decision, situation: Situation, moves: list[_Move]) -> Decision:
    """Return the decision with the moves first. What wasn't posted anew in the new place can't be edited there."""
    roots = tuple(move.root for move in moves)
    said_there = {say.message_key for say in (*roots, *decision.effects) if isinstance(say, Say)}
    stays = tuple(effect for effect in decision.effects if not _is_stale(effect, roots, said_there, moves))
    others = [move for move in moves if move.before == situation.other]
    first = [move for move in moves if move not in others]
    return replace(
        decision,
        events=(*(move.event for move in first), *decision.events),
        to_other=(*(move.event for move in others if isinstance(move.event, TicketMoved)), *decision.to_other),
        effects=(*roots, *(say for move in moves for say in _told_about(move, situation)), *stays),
    )


def _is_stale(effect: Effect, roots: tuple[Say, ...], said_there: set[MessageKey | None], moves: list[_Move]) -> bool:
    """Return whether it posts the root once more, or edits what stayed behind."""
    if isinstance(effect, Say):
        return effect.message_key is not None and effect.message_key in {root.message_key for root in roots}
    ours = isinstance(effect, Amend) and any(
        _is_posted_in(effect, move.after.thread.place, move.after) for move in moves
    )
    return ours and isinstance(effect, Amend) and effect.message_key not in said_there


def _told_about(move: _Move, situation: Situation) -> tuple[Say, ...]:
    """Return a line for triage and, for a ticket, a first line in the new thread.

    A ticket's card doesn't say what it is about; the root of a request does.
    """
    one, customer = move.after, situation.desk.customer(move.after.customer)
    if customer is None:
        return ()
    noted = posts.under_cards(one, words.goes_on_there(one, customer), situation.desk.triage)
    if isinstance(one, Intake):
        return noted
    return posts.to_customer(one, words.goes_on_here(one), rank=move.root.rank), *noted


def _left_out(decision: Decision, command: Command, situation: Situation, lost: list[Subject]) -> Decision:
    """Return the decision without what would be posted where its customer doesn't read any more."""
    effects, unreached = decision.effects, list[Subject]()
    for one in lost:
        gone = [effect for effect in effects if _is_posted_in(effect, one.thread.place, one)]
        effects = tuple(effect for effect in effects if effect not in gone)
        if any(isinstance(effect, Say) for effect in gone):
            unreached.append(one)
    if not unreached:
        return replace(decision, effects=effects)
    told = [(one, words.not_reached(one, _name(one, situation))) for one in unreached]
    if isinstance(command, AnsweringCommand | Publish):
        return answer(told[0][1])
    noted = tuple(say for one, message in told for say in posts.under_cards(one, message, situation.desk.triage))
    return replace(decision, effects=(*effects, *noted))


def _name(one: Subject, situation: Situation) -> str:
    customer = situation.desk.customer(one.customer)
    return customer.name if customer else one.customer
