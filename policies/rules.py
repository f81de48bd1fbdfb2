"""The linter's rules as tables: what makes a pack unusable, what its operator should know, and what nothing reminds of.

A rule's predicate yields the keys that break it, each with the words for the gap in the rule's message.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from policies.layers import Path
from policies.predicates import calendars, gaps, goals, names, people, targets
from policies.predicates.hit import Hit
from policies.terms import Pack, Plan


class Rule(Struct, frozen=True, kw_only=True):
    """One rule; `says` is its message, with `{what}` for the name in a hit."""

    name: str
    broken_at: Callable[[Plan], Iterator[Hit]]
    says: str


class BrokenRule(Struct, frozen=True, kw_only=True):
    """A rule, and the key that breaks it."""

    rule: str
    at: Path
    says: str

    @property
    def key(self) -> str:
        """The dotted key."""
        return ".".join(self.at)


ERRORS: tuple[Rule, ...] = (
    Rule(name="severities", broken_at=names.plans_without_severities, says="a plan needs at least one severity"),
    Rule(
        name="severity-id", broken_at=names.odd_severity_ids, says="{what} must be made of letters, digits and hyphens"
    ),
    Rule(name="first-response", broken_at=targets.severities_without_target, says="no target for severity {what}"),
    Rule(name="target-severity", broken_at=targets.targets_without_severity, says="there is no severity {what}"),
    Rule(name="calendar", broken_at=targets.unknown_calendars, says="there is no calendar {what}"),
    Rule(
        name="business-calendar", broken_at=targets.uncounted_business_time, says="{what} needs a calendar to count in"
    ),
    Rule(name="region-calendar", broken_at=targets.regions_without_calendar, says="no calendar fits {what}"),
    Rule(name="region", broken_at=targets.unknown_regions, says="there is no region {what}"),
    Rule(name="zero-target", broken_at=targets.zero_targets, says="a target must be longer than nothing"),
    Rule(
        name="endless-target", broken_at=targets.endless_targets, says="{what} is more than a year; is the unit right?"
    ),
    Rule(
        name="first-response-life",
        broken_at=targets.lives_of_first_responses,
        says="a first response never pauses, and an acknowledgement or an answer meets it",
    ),
    Rule(name="fixed", broken_at=targets.fixed_beside_updates, says="only updates come at fixed intervals"),
    Rule(name="range", broken_at=targets.backward_ranges, says="a range starts at its lower end"),
    Rule(
        name="hours",
        broken_at=calendars.calendars_without_hours,
        says="needs windows or always = true, and not both; or special_days that open",
    ),
    Rule(name="window-days", broken_at=calendars.windows_without_days, says="a window needs days"),
    Rule(name="one-hours-a-day", broken_at=calendars.repeated_special_days, says="{what} is listed twice"),
    Rule(name="break", broken_at=calendars.backward_breaks, says="a break must end after it starts"),
    Rule(name="contacts", broken_at=people.impossible_contacts, says="the minimum is above the maximum of {what}"),
    Rule(name="allowance", broken_at=people.empty_allowances, says="an allowance of nothing is an exclusion"),
    Rule(
        name="allowance-kind",
        broken_at=people.unknown_kinds,
        says="{what} must be one of the plan's kinds of request, and of no other allowance",
    ),
    Rule(
        name="phrases-kind",
        broken_at=people.phrases_of_no_kind,
        says="{what} is none of the plan's kinds of request",
    ),
    Rule(
        name="currency",
        broken_at=people.money_without_currency,
        says="money needs a currency, and nothing else has one",
    ),
    Rule(name="reserve", broken_at=people.minutes_of_no_hours, says="only what counts hours can hold back minutes"),
    Rule(name="words", broken_at=names.shared_words, says="{what} already means another severity"),
    Rule(name="rungs", broken_at=people.ladders_without_breach, says="needs a rung at 100 percent, the breach"),
    Rule(name="rung-lines", broken_at=people.rungs_without_line, says="names no line to tell"),
    Rule(name="rung-order", broken_at=people.unordered_rungs, says="percents must rise from above 0; {what} does not"),
    Rule(name="repeat", broken_at=people.empty_repeats, says="must be longer than nothing"),
    Rule(name="step-severity", broken_at=people.steps_without_severity, says="there is no severity {what}"),
    Rule(name="goal-amount", broken_at=goals.goals_without_amount, says="a goal needs a time; false takes it away"),
    Rule(name="goal-assumed", broken_at=goals.goals_like_promises, says="is missing: a goal is the desk's own"),
    Rule(name="goal-severity", broken_at=goals.goals_without_severity, says="there is no severity {what}"),
    Rule(
        name="goal-promise",
        broken_at=goals.goals_beside_promises,
        says="severity {what} is promised a first response, which leaves no room for a goal",
    ),
)
"""The rules that a plan must keep: one that breaks any of these is refused."""

WARNINGS: tuple[Rule, ...] = (
    Rule(name="phone-number", broken_at=gaps.missing_numbers, says="no number; the operator must supply it"),
    Rule(name="address", broken_at=gaps.missing_addresses, says="{what}: no address; the operator must supply it"),
    Rule(name="holidays", broken_at=gaps.calendars_without_holidays, says="no holidays are listed, so none are kept"),
    Rule(
        name="early-time",
        broken_at=gaps.times_before_opening,
        says="{what} is before any hours of that day, so nobody works towards it then; is it meant so?",
    ),
    Rule(
        name="last-opening",
        broken_at=gaps.calendars_of_dates_alone,
        says="opens for the last time on {what}; nothing is promised in it after that",
    ),
    Rule(
        name="wake",
        broken_at=gaps.lines_never_closed,
        says="{what} has no hours that close, so that nobody is ever called outside of them",
    ),
    Rule(name="unused-calendar", broken_at=gaps.unused_calendars, says="nothing is counted in it"),
)
"""The rules whose breach leaves a plan usable, but worth an operator's look."""

UNREMINDED: tuple[Rule, ...] = (
    Rule(
        name="no-goal",
        broken_at=gaps.severities_without_goal,
        says="severity {what} has neither a promise nor a goal, so nothing reminds of it: set ladder.goals.{what}",
    ),
)
"""The things that nothing reminds of, since no goal is set for them."""


ASSUMED = "assumed: "
"""The beginning of what is said of an interpretation."""


def broken_by_plan(plan: Plan) -> Iterator[BrokenRule]:
    """Return every error in one plan, at keys within it."""
    return _broken(ERRORS, plan)


def broken_by_pack(pack: Pack, *, file: str) -> Iterator[BrokenRule]:
    """Return every error that only the whole pack shows: its names, its date."""
    if not pack.plans:
        yield BrokenRule(rule="plans", at=("plans",), says="a pack needs at least one plan")
    for name in names.odd_ids(pack):
        says = f'"{name}" must be 1 to 64 of a-z, 0-9 and hyphens'
        yield BrokenRule(rule="id", at=() if name == pack.id else ("plans", name), says=says)
    for hit in names.shared_aliases(pack):
        yield BrokenRule(rule="aliases", at=hit.at, says=f"{hit.what} already means another plan")
    if f"{pack.effective}.toml" != file.rpartition("/")[2]:
        yield BrokenRule(rule="effective", at=("effective",), says=f"the file must be named {pack.effective}.toml")


def warnings(pack: Pack) -> tuple[BrokenRule, ...]:
    """Return what an operator should know: every assumption with its reason, then whatever breaks the `WARNINGS`.

    A key that all plans share has no plan's name in front of it.
    """
    assumed = (
        BrokenRule(rule="assumed", at=tuple(item.key.split(".")), says=f"{ASSUMED}{item.source.assumed}")
        for item in pack.assumptions
    )
    return (*assumed, *_of_plans(WARNINGS, pack))


def unreminded(pack: Pack) -> tuple[BrokenRule, ...]:
    """Return what an operator has to remember without the desk, at keys formed as in `warnings`."""
    return _of_plans(UNREMINDED, pack)


def _of_plans(rules: tuple[Rule, ...], pack: Pack) -> tuple[BrokenRule, ...]:
    by_plan = {plan.id: tuple(_broken(rules, plan)) for plan in pack.plans.values()}
    shared = [
        breach for breach in next(iter(by_plan.values()), ()) if all(breach in every for every in by_plan.values())
    ]
    own = (
        BrokenRule(rule=breach.rule, at=("plans", plan_id, *breach.at), says=breach.says)
        for plan_id, breaches in by_plan.items()
        for breach in breaches
        if breach not in shared
    )
    return (*shared, *own)


def _broken(rules: tuple[Rule, ...], plan: Plan) -> Iterator[BrokenRule]:
    for rule in rules:
        for hit in rule.broken_at(plan):
            yield BrokenRule(rule=rule.name, at=hit.at, says=rule.says.format(what=hit.what))
