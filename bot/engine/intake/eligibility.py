"""Reasons for not taking in a request: the plan has no such channel; or not yet: its writer may not ask."""

from msgspec import Struct

from bot.effects import Say
from bot.engine import posts
from bot.engine.evolve import begin_intake
from bot.engine.intake import held, question
from bot.engine.situation import Case, Decision
from bot.events import IntakeRefused, IntakeStarted
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import Actor, Role
from bot.model.rank import Rank
from bot.wording import refusals, results
from bot.wording.intake import pending
from policies.terms import ChannelKind, Plan, Source


class _Refusal(Struct, frozen=True, kw_only=True):
    """The words of a refusal for the customer and for triage, and the clause behind it."""

    told: Message
    reason: str
    result: str
    source: Source


def refuse_request(start: IntakeStarted, case: Case, asker: Actor | None = None) -> Decision | None:
    """Decide what follows if the request that would start isn't taken in; None: it is.

    `asker` is whose request it would be, if that isn't the actor.
    """
    refusal = _no_channel(case.plan)
    if refusal is None and not (may_ask(case.actor) or may_ask(asker or case.actor)):
        return held.hold(start, case)
    return _refused(start, refusal, case) if refusal else None


def may_ask(actor: Actor) -> bool:
    """Return whether requests of this actor are taken in; staff may open them for others."""
    return actor.is_staff or Role.CONTACT in actor.roles


def refusal_for_any(case: Case, asker: Actor | None = None) -> Message | None:
    """Return the refusal that any request of the actor (or of the `asker`) gets here; None: it is taken in."""
    refusal = _no_channel(case.plan)
    if refusal:
        return refusal.told
    if may_ask(case.actor) or may_ask(asker or case.actor):
        return None
    return refusals.contacts_only(case.plan, case.customer, case.today)


def _refused(start: IntakeStarted, refusal: _Refusal, case: Case) -> Decision:
    event = IntakeRefused(**question.beginning_fields(start), reason=refusal.reason, clause=refusal.source.reference)
    intake = begin_intake(event)
    noted = pending.turned_away(intake, case.customer, refusal.result)
    return Decision(events=(event,), effects=_told(intake, case, refusal.told, noted))


def _told(intake: Intake, case: Case, told: Message, noted: Message) -> tuple[Say, ...]:
    lines = question.pending_lines(case)
    return (
        posts.to_customer(intake, told, intake.question, rank=Rank.QUESTION),
        *posts.in_triage(intake, noted, case.desk.triage, rank=Rank.PENDING, series=lines),
    )


def _no_channel(plan: Plan) -> _Refusal | None:
    if plan.chat.kind is not ChannelKind.NOT_INCLUDED:
        return None
    return _Refusal(
        told=refusals.channel_not_included(plan),
        reason="channel not included",
        result=results.NO_CHANNEL,
        source=plan.chat.source,
    )
