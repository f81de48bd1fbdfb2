"""The lists of a plan that are compared entry by entry, and the effect on the customer when one is added or removed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from bot.sla.differences import Effect
from policies.terms import EscalationStep, PhoneLine, Plan, Provision, Severity


class Entries(Struct, frozen=True, kw_only=True):
    """Entries of the plan by their key, with the effect on the customer when one is added, and when one is removed."""

    of: Callable[[Plan], Mapping[str, str]]
    comes: Effect
    goes: Effect


def _phone_line(one: PhoneLine, plan: Plan) -> str:
    hours = plan.calendars[one.calendar].name if one.calendar else None
    return _in_one(one.name, one.number, hours, *one.languages, one.says)


def _severity(one: Severity) -> str:
    return _in_one(one.wording or one.definition, *one.examples)


def _step(one: EscalationStep, plan: Plan) -> str:
    hours = plan.calendars[one.calendar].name if one.calendar else None
    woken = "called at once" if one.wake else None
    until = f"until {one.until} have acknowledged" if one.until > 1 else None
    return _in_one(one.says, one.line, f"for {', '.join(one.severities)}", hours, woken, until)


def _provision(one: Provision) -> str:
    return _in_one(one.says, one.offer, one.offered_at)


def _in_one(*parts: str | None) -> str:
    return "; ".join(filter(None, parts))


def _lives(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield how the promises of a plan pause, and what keeps them, where it says so."""
    for severity, targets in plan.targets.items():
        for metric, target in targets.items():
            fixed = ("fixed",) if target.fixed else ()
            yield f"{severity}.{metric}", ", ".join((*fixed, *target.pauses, *target.met_by))


LISTS: Final[Mapping[str, Entries]] = {
    "regions": Entries(
        of=lambda plan: {region: region for region in plan.regions}, comes=Effect.BETTER, goes=Effect.WORSE
    ),
    "products": Entries(
        of=lambda plan: {product: product for product in plan.products}, comes=Effect.CHANGED, goes=Effect.CHANGED
    ),
    "kinds": Entries(of=lambda plan: {kind: kind for kind in plan.kinds}, comes=Effect.CHANGED, goes=Effect.CHANGED),
    "ways": Entries(
        of=lambda plan: {way.name: f"{way.kind}: {way.address or way.name}" for way in plan.chat.ways},
        comes=Effect.BETTER,
        goes=Effect.WORSE,
    ),
    "duties": Entries(
        of=lambda plan: {duty: duty for duty in plan.contacts.duties}, comes=Effect.WORSE, goes=Effect.BETTER
    ),
    "conditions": Entries(
        of=lambda plan: {condition: condition for condition in plan.contacts.conditions},
        comes=Effect.WORSE,
        goes=Effect.BETTER,
    ),
    "severities": Entries(
        of=lambda plan: {one.id: _severity(one) for one in plan.severities},
        comes=Effect.CHANGED,
        goes=Effect.CHANGED,
    ),
    "confirm": Entries(
        of=lambda plan: {one.id: one.confirm for one in plan.severities if one.confirm},
        comes=Effect.CHANGED,
        goes=Effect.CHANGED,
    ),
    "phone": Entries(
        of=lambda plan: {one.id: _in_one(one.phone.says, one.phone.number) for one in plan.severities if one.phone},
        comes=Effect.WORSE,
        goes=Effect.BETTER,
    ),
    "phone_lines": Entries(
        of=lambda plan: {one.id: _phone_line(one, plan) for one in plan.phone_lines},
        comes=Effect.BETTER,
        goes=Effect.WORSE,
    ),
    "lives": Entries(
        of=lambda plan: {key: said for key, said in _lives(plan) if said}, comes=Effect.CHANGED, goes=Effect.CHANGED
    ),
    "steps": Entries(
        of=lambda plan: {one.name: _step(one, plan) for one in plan.ladder.steps},
        comes=Effect.BETTER,
        goes=Effect.WORSE,
    ),
    "exclusions": Entries(
        of=lambda plan: {one.topic: _in_one(one.says, one.instead) for one in plan.exclusions},
        comes=Effect.WORSE,
        goes=Effect.BETTER,
    ),
    "allowances": Entries(
        of=lambda plan: {one.id: _in_one(one.name, one.says) for one in plan.allowances},
        comes=Effect.BETTER,
        goes=Effect.WORSE,
    ),
    # A removed clause takes away what it gave; what a new one asks for is for a person to judge.
    "provisions": Entries(
        of=lambda plan: {one.topic: _provision(one) for one in plan.provisions}, comes=Effect.CHANGED, goes=Effect.WORSE
    ),
}
