"""The part of a plan that somebody asks about: `plan remote access`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from bot.commands import ReceiveMessage
from bot.engine.situation import Case, Decision, answer
from bot.language import plain
from bot.language.topics import asked_about
from bot.model.desk import Customer
from bot.wording.clauses import Clause, clauses, promises
from bot.wording.contract import ledger, notices
from bot.wording.intake import outside_term
from bot.wording.spans import stopped
from bot.wording.views import topic as words
from policies.terms import Plan

VERB: Final = "plan"
_ALLOWANCES: Final = {("allowances",), ("allowance",), ("my", "allowances"), ("our", "allowances")}
"""Words that ask about everything that the plan counts."""


def explain_topic(asked: str, plan: Plan, *, staff: bool, asks: tuple[Customer, datetime] | None = None) -> Decision:
    """Return what the plan says about that, or what it has something to say about.

    `asks` is the customer whose plan it is, and the time: what is left of an allowance then is said with it.
    """
    known = [*_known(plan, staff=staff), *_agreed(*asks)] if asks else _known(plan, staff=staff)
    found = _allowances(asked, known, plan) or asked_about(asked, [(one.topic, _said(one)) for one in known])
    if not found:
        return answer(words.nothing_about(plan, asked, (one.topic for one in known)))
    left = ledger.left_by_name(plan, *asks) if asks else {}
    return answer(words.topics(plan, [known[place] for place in found], left))


def asked_in_words(command: ReceiveMessage, case: Case) -> Decision | None:
    """Answer a customer who says “plan” to the desk and the name of something that their plan speaks of.

    None for anything else: “plan for Monday” may be a request.
    """
    verb, _, asked = command.text.partition(" ")
    is_spoken = command.mentions_desk and command.origin.thread is None and not command.brings_content
    if not is_spoken or verb.casefold() != VERB:
        return None
    known, asks = _known(case.plan, staff=False), (case.customer, case.now)
    named = asked_about(asked, [(one.topic, one.says) for one in known], by_name=True)
    is_meant = bool(_allowances(asked, known, case.plan) or named)
    return explain_topic(asked, case.plan, staff=False, asks=asks) if is_meant else None


def _allowances(asked: str, known: Sequence[Clause], plan: Plan) -> tuple[int, ...]:
    """Return the places of the plan's allowances, if all of them are asked about by that word."""
    names = {one.name for one in plan.allowances} if plain.words(asked) in _ALLOWANCES else frozenset()
    return tuple(place for place, one in enumerate(known) if one.topic in names)


def _agreed(customer: Customer, now: datetime) -> tuple[Clause, ...]:
    """Return what is agreed beside the plan, or was announced: when the term runs, and the notices that count."""
    term = outside_term.of_term(customer, customer.today(now))
    announced = " ".join(map(notices.to_come, customer.notices))
    found = (("term", term), ("notices", announced))
    return tuple(Clause(topic=topic, says=says, source=None) for topic, says in found if says)


def _known(plan: Plan, *, staff: bool) -> list[Clause]:
    """Return what somebody may be told, each topic once; the desk's own affairs are for staff alone."""
    found: dict[str, Clause] = {}
    for one in (*promises(plan), *clauses(plan)):
        if staff or not one.inside:
            known = found.get(one.topic)
            found[one.topic] = _together(known, one) if known else one
    return [*found.values()]


def _together(first: Clause, second: Clause) -> Clause:
    """Return two clauses on one topic as one, with the sources of both."""
    further = (*first.further, *filter(None, (second.source, *second.further)))
    return replace(first, says=_joined(first.says, second.says), further=further)


def _said(one: Clause) -> str:
    """Return what is said of a topic, with how we read what the terms leave open."""
    readings = (source.assumed for source in (one.source, *one.further) if source and source.assumed)
    return " ".join((one.says, *readings))


def _joined(first: str, second: str) -> str:
    """Return two sayings as one, sentences as sentences, and the parts of a list as such."""
    is_list = second[:1].islower()
    return f"{first.rstrip('.')}; {second}" if is_list else f"{stopped(first)} {second}"
