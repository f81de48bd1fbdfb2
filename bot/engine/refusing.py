"""Why a request is not taken in: the plan has no such channel, nobody who may ask asked, or the plan leaves it out."""

from dataclasses import dataclass
from typing import Final

from bot.engine.situation import Case
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import Role
from bot.wording import outcomes, refusals
from policies.terms import ChannelKind, Exclusion, Plan, Source

_MOST_EXCLUDED: Final = 200
"""A longer text is never taken for a plain request of something that the plan leaves out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What the customer is told, what triage is told, and by which clause."""

    told: Message
    reason: str
    outcome: str
    source: Source


def refusal(text: str, intake: Intake, case: Case) -> Refusal | None:
    """Why this text, as the request `intake`, is not taken in; None: it is."""
    anyway, excluded = whatever_it_is(case), _excluded(text, case.plan)
    if anyway or excluded is None:
        return anyway
    return Refusal(
        told=refusals.outside_the_plan(intake, case.plan, excluded),
        reason="outside the plan",
        outcome=outcomes.LEFT_OUT,
        source=excluded.source,
    )


def whatever_it_is(case: Case) -> Refusal | None:
    """Why nothing of this actor is taken in here, whatever it is about; the vendor's people may take in for others."""
    plan, actor = case.plan, case.actor
    if plan.chat.kind is ChannelKind.NOT_INCLUDED:
        return Refusal(
            told=refusals.channel_not_included(plan),
            reason="channel not included",
            outcome=outcomes.NO_CHANNEL,
            source=plan.chat.source,
        )
    if Role.CONTACT not in actor.roles and not actor.is_vendor:
        return Refusal(
            told=refusals.not_a_contact(plan, case.customer, case.now.date()),
            reason="not a contact",
            outcome=outcomes.NO_CONTACT,
            source=plan.contacts.source,
        )
    return None


def _excluded(text: str, plan: Plan) -> Exclusion | None:
    words = " ".join(text.casefold().split())
    if len(words) > _MOST_EXCLUDED:
        return None
    return next((one for one in plan.exclusions if any(phrase.casefold() in words for phrase in one.phrases)), None)
