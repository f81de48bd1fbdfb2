"""The rules by which a customer's plan judges its entry in the desk file. Every message cites the plan's own terms."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from adapters.desk_file.draft import DraftCustomer
from bot.model.desk import Desk
from bot.oncall.duty import is_reached
from bot.oncall.overrides import lines_of
from bot.wording import citing
from policies.layers import Path
from policies.terms import Beyond, ChannelKind, Line, Plan, Rung, Source

PRODUCTS_TOPIC = "products outside the plan"
"""The exclusion of this topic, if the plan has one, is the clause for a product that it does not cover."""

_UNQUOTED = str.maketrans("", "", "“”")
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class PlanCase(Struct, frozen=True, kw_only=True):
    """A customer, a plan it has, the other plans of the same pack, and the desk with its staff.

    `product` is the one whose plan it is; empty: it is that of all products which have none of their own. `staffed` is
    how many people with an account are in each line.
    """

    draft: DraftCustomer
    plan: Plan
    siblings: tuple[Plan, ...]
    desk: Desk
    staffed: Mapping[Line, int]
    product: str = ""


class Remark(Struct, frozen=True, kw_only=True):
    """The words of a rule, and the path that they are about."""

    path: Path
    says: str


PlanRule = Callable[[PlanCase], Iterator[Remark]]


def staffed(desk: Desk) -> Mapping[Line, int]:
    """Return how many people with an account are in each line that has any."""
    return Counter(line for one in desk.people if one.accounts for line in lines_of(desk, one.id))


def region_is_named(case: PlanCase) -> Iterator[Remark]:
    """Yield a fault if the plan's hours depend on a region and none of its own is named; other plans take any."""
    regions, region = case.plan.regions, case.draft.customer.region
    if regions and region is None:
        yield _at(case, "region", f"is missing; {case.plan.name} has {', '.join(regions)}")
    elif regions and region not in regions:
        yield _at(case, "region", f"“{region}” is none of {case.plan.name}'s: {', '.join(regions)}")


def zone_is_named(case: PlanCase) -> Iterator[Remark]:
    """Yield a fault if the plan has hours by the customer's clock, and the customer has no zone."""
    hours = next((one for one in case.plan.calendars.values() if one.customer_zone), None)
    if hours and case.draft.customer.timezone is None:
        yield _at(case, "timezone", f"is missing; “{hours.name}” of {case.plan.name} is by the customer's clock")


def products_are_covered(case: PlanCase) -> Iterator[Remark]:
    """Yield a fault for each product of another plan of the same pack, which is outside this one."""
    for path, product in _foreign_products(case):
        owners = [plan.name for plan in case.siblings if product in plan.products]
        if owners:
            says = f"“{product}” has the plan {' or '.join(owners)}, not {case.plan.name}"
            yield Remark(path=path, says=f"{says} ({_cited_products(case.plan)})")


def products_are_known(case: PlanCase) -> Iterator[Remark]:
    """Yield a warning for each product that no plan of the pack lists: it may be misspelt."""
    for path, product in _foreign_products(case):
        if not any(product in plan.products for plan in case.siblings):
            listed = ", ".join(case.plan.products)
            yield Remark(
                path=path, says=f"“{product}” isn't in the plan's list: {listed} ({_cited_products(case.plan)})"
            )


def contacts_are_enough(case: PlanCase) -> Iterator[Remark]:
    """Yield what is to be said if there are fewer designated contacts than the terms want."""
    rule, contacts = case.plan.contacts, case.draft.contacts
    if len(contacts) < rule.minimum:
        says = f"{_count(rule.minimum)} the least; there {_are(len(contacts))}"
        yield _at(case, "contacts", f"{says} ({_cited(case.plan, rule.source)})")


def contacts_are_within_the_limit(case: PlanCase) -> Iterator[Remark]:
    """Yield what is to be said of more designated contacts than the terms allow, if nobody may approve them."""
    yield from _contacts_beyond(case, Beyond.REFUSE)


def contacts_beyond_the_limit_are_approved(case: PlanCase) -> Iterator[Remark]:
    """Yield what is to be said of more designated contacts than the terms allow, if somebody may approve more."""
    yield from _contacts_beyond(case, Beyond.APPROVAL)


def beyond_the_limit(plan: Plan, maximum: int, number: int) -> str:
    """Return what is to be said of the designated contact of this number, which is more than the terms allow."""
    advice = "; make sure that this is approved" if plan.contacts.beyond is Beyond.APPROVAL else ""
    says = f"{_count(maximum)} the limit, and this is number {number}{advice}"
    return f"{says} ({_cited(plan, plan.contacts.source)})"


def chat_is_a_way_in(case: PlanCase) -> Iterator[Remark]:
    """Yield what is to be said if the plan doesn't include chat, and so refuses what the customer's channels bring."""
    if case.draft.channels and case.plan.chat.kind is ChannelKind.NOT_INCLUDED:
        says = f"chat isn't part of {case.plan.name}; what is written there is referred to the other ways in"
        yield _at(case, "channels", f"{says} ({_cited(case.plan, case.plan.chat.source)})")


def a_tam_is_there_to_tell(case: PlanCase) -> Iterator[Remark]:
    """Yield what is to be said if the ladder may tell the technical account manager, and there is none."""
    if case.draft.customer.tam is None and any(rung.tam for rung in case.plan.ladder.rungs):
        yield _at(case, "tam", f"is missing; reminders under {case.plan.name} also go to the TAM")


def somebody_is_reached(case: PlanCase) -> Iterator[Remark]:
    """Yield a fault if what is most severe ends without a person: nobody on any rung, or in its place, has an account.

    A rung whose lines are empty goes to the lines behind them, then to the leads.
    """
    top = case.plan.severities[0]
    if case.plan.target(top.id) is None or any(_reaches(rung, case) for rung in case.plan.ladder.rungs):
        return
    told = ", ".join(dict.fromkeys(line for rung in case.plan.ladder.rungs for line in rung.lines))
    says = f"reminders of {top.name} under {case.plan.name} reach nobody: give somebody of the lines {told} an account"
    yield _at(case, "plan", f"{says}, or a lead")


def lines_have_people(case: PlanCase) -> Iterator[Remark]:
    """Yield what is to be said of each line without anybody: its rung goes to the next line, then to the leads.

    Triage is told all the same.
    """
    told = dict.fromkeys(line for rung in case.plan.ladder.rungs for line in rung.lines)
    empty = [line for line in told if not case.staffed.get(line)]
    if empty:
        says = f"reminders under {case.plan.name} go to the lines {', '.join(told)}; nobody with an account is in"
        yield _at(case, "plan", f"{says} {', '.join(empty)}")


def enough_can_acknowledge(case: PlanCase) -> Iterator[Remark]:
    """Yield what is to be said of each line in which fewer people are than a step wants to acknowledge."""
    for step in case.plan.ladder.steps:
        count = case.staffed.get(step.line, 0)
        if step.until > max(count, 1):
            says = f"under {case.plan.name}, {step.until} people of the {step.line} line are to acknowledge"
            known = f"only {count} with an account {'is' if count == 1 else 'are'} in it: the next line is called too"
            yield _at(case, "plan", f"{says} ({step.name}), and {known}")


FAULTS: tuple[PlanRule, ...] = (
    region_is_named,
    zone_is_named,
    products_are_covered,
)

LIMITS: Final[tuple[PlanRule, ...]] = (contacts_are_enough, contacts_are_within_the_limit)
"""Faults of a file alone; of a customer with a contract, what would come of both is judged.

The plan of all products judges by them, and no other: a customer has one roster.
"""

REACH: tuple[PlanRule, ...] = (somebody_is_reached,)
"""Faults too, of a file whose people could be read without one."""

WARNINGS: tuple[PlanRule, ...] = (
    products_are_known,
    chat_is_a_way_in,
    a_tam_is_there_to_tell,
    lines_have_people,
    enough_can_acknowledge,
)


def _reaches(rung: Rung, case: PlanCase) -> bool:
    tam = case.draft.customer.tam if rung.tam else None
    return is_reached(case.desk, rung.lines) or any(one.accounts and one.id == tam for one in case.desk.people)


def _contacts_beyond(case: PlanCase, kind: Beyond) -> Iterator[Remark]:
    rule, contacts = case.plan.contacts, case.draft.contacts
    if rule.maximum is None or rule.beyond is not kind:
        return
    for number, contact in enumerate(contacts[rule.maximum :], start=rule.maximum + 1):
        yield Remark(path=contact.path, says=beyond_the_limit(case.plan, rule.maximum, number))


def _foreign_products(case: PlanCase) -> Iterator[tuple[Path, str]]:
    own = {one.product for one in case.draft.customer.plans}
    for nth, product in enumerate(case.draft.customer.products):
        is_under_it = product == case.product if case.product else product not in own
        if is_under_it and case.plan.products and product not in case.plan.products:
            yield (*case.draft.path, "products", str(nth)), product


def _at(case: PlanCase, key: str, says: str) -> Remark:
    at = ("plans", case.product) if key == "plan" and case.product else (key,)
    return Remark(path=(*case.draft.path, *at), says=says)


def _cited(plan: Plan, source: Source) -> str:
    return citing.clause(plan, source).translate(_UNQUOTED)


def _cited_products(plan: Plan) -> str:
    source = next((each.source for each in plan.exclusions if each.topic == PRODUCTS_TOPIC), Source(clause=plan.name))
    return _cited(plan, source)


def _count(number: int) -> str:
    word = _WORDS[number] if number < len(_WORDS) else str(number)
    return f"{word} designated contact{' is' if number == 1 else 's are'}"


def _are(number: int) -> str:
    return f"{'is' if number == 1 else 'are'} {_WORDS[number] if number else 'none'}"
