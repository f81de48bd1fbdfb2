"""Turns the file into the desk: is it TOML, does each part read, do the parts fit each other and the plans?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any

from adapters.desk_file.draft import DeskDraft, DraftCustomer
from adapters.desk_file.faults import FaultyDesk, Finding, Findings, in_order
from adapters.desk_file.fields import read_draft
from adapters.desk_file.lines import lines_of
from adapters.desk_file.plan_rules import FAULTS, REACH, WARNINGS, PlanCase
from adapters.desk_file.rules import RULES, people_who_have_left
from bot.engine.intake.offer import OUTAGE
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId
from bot.wording import coverage
from policies import toml_file
from policies.faults import Fault, InvalidPack, UnknownPlan
from policies.grammar.table import Table
from policies.layers import Path
from policies.library import Library
from policies.plain_file import NotReadable
from policies.terms import Plan
from policies.toml_file import read_text
from policies.unknown_plan import unknown_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFile:
    """A desk file that a desk can run with: the desk, each customer's plan with its overrides merged in, what to know.

    A customer whose plan nobody knows has one in `plans` that promises nothing. `tolerated` are faults with which a
    desk that runs goes on (somebody has left since), and for which no new file is taken; `text` is the file as written.
    """

    desk: Desk
    plans: Mapping[CustomerId, Plan]
    tolerated: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    text: str = ""

    @property
    def notices(self) -> tuple[Finding, ...]:
        """Return everything that its operator should know, in the order of the file."""
        return in_order((*self.tolerated, *self.warnings))

    @property
    def without_plan(self) -> tuple[Customer, ...]:
        """Return the customers whose plan nobody knows: their requests go to triage."""
        return tuple(one for one in self.desk.customers if not self.plans[one.id].is_known)


def read_new(path: FilePath, library: Library) -> DeskFile:
    """Return the desk of a file that is to be put in force; raises FaultyDesk with what is only tolerated, too."""
    return without_faults(read(path, library))


def without_faults(found: DeskFile) -> DeskFile:
    """Return the file as it was given; raises FaultyDesk for what only a desk that runs already may go on with."""
    if found.tolerated:
        raise FaultyDesk(found.tolerated, found.warnings)
    return found


def read(path: FilePath, library: Library) -> DeskFile:
    """Return the desk of a file; raises FaultyDesk with every fault there is."""
    return parse(text_of(path), str(path), library)


def text_of(path: FilePath) -> str:
    """Return what is written in a file; raises FaultyDesk if it can't be read as text."""
    try:
        return read_text(path)
    except NotReadable as problem:
        raise FaultyDesk([_whole(str(path), problem)]) from None


def parse(text: str, file: str, library: Library) -> DeskFile:
    """Return the desk of a text, which faults call `file`; raises FaultyDesk with every fault there is."""
    try:
        raw = toml_file.parse(text)
    except NotReadable as problem:
        raise FaultyDesk([_whole(file, problem)]) from None
    findings = Findings(file=file, raw=raw, lines=lines_of(text))
    draft = read_draft(Table(raw=raw, at=(), note=findings.fault))
    for rule in RULES:
        hits = rule.broken_at(draft)
        findings.consequences(
            (hit.path, rule.says.format(what=hit.what, other=findings.place(hit.other))) for hit in hits
        )
    plans = _plans(draft, library, findings)
    _note_words(raw, plans.values(), findings)
    if findings.faults:
        raise FaultyDesk((*findings.faults, *findings.tolerated), findings.warnings)
    return DeskFile(
        desk=replace(draft.desk, customers=tuple(_in_a_zone(one, plans[one.id]) for one in draft.desk.customers)),
        plans=plans,
        tolerated=in_order(findings.tolerated),
        warnings=in_order(findings.warnings),
        text=text,
    )


def _note_words(raw: Mapping[str, Any], plans: Collection[Plan], findings: Findings) -> None:
    """Note words for a severity that no plan in use has: most likely its id is mistyped."""
    known = {severity.id for plan in plans for severity in plan.severities}
    languages = raw.get("desk", {}).get("words", {}) if known and findings.is_sound("desk") else {}
    for language, severities in languages.items():
        for severity in severities:
            if severity not in known | {OUTAGE}:
                there = ", ".join(sorted(known))
                findings.warning(
                    ("desk", "words", language, severity),
                    f"no plan in use has a severity “{severity}”, so these words mean nothing; there are: {there}",
                )


def _in_a_zone(customer: Customer, plan: Plan) -> Customer:
    """Return the customer with its zone: without its own, that of its plan's hours in its region, else the plan's."""
    hours = (one.zone for one in coverage.calendars(plan, customer.region) if not one.always)
    return replace(customer, timezone=customer.timezone or next(hours, plan.zone))


def _plans(draft: DeskDraft, library: Library, findings: Findings) -> dict[CustomerId, Plan]:
    plans: dict[CustomerId, Plan] = {}
    for at, says in people_who_have_left(draft):
        findings.tolerate(at, says)
    for customer in draft.customers:
        plan = _plan(customer, library, findings)
        if plan is None:
            continue
        plans[customer.customer.id] = plan
        if not plan.is_known:
            continue
        siblings = tuple(library.pack(plan.pack).plans.values())
        case = PlanCase(draft=customer, plan=plan, siblings=siblings, desk=draft.desk)
        for rule in (*FAULTS, *(REACH if findings.is_sound("people") else ())):
            findings.consequences((remark.path, remark.says) for remark in rule(case))
        for rule in WARNINGS:
            for remark in rule(case):
                findings.warning(remark.path, remark.says)
    return plans


def _plan(draft: DraftCustomer, library: Library, findings: Findings) -> Plan | None:
    ref = draft.customer.plan
    at = (*draft.path, "plan")
    try:
        return library.plan(ref, draft.overrides, zone=draft.customer.timezone)
    except UnknownPlan as unknown:
        if ref:
            findings.warning(at, f"{unknown}; what {draft.customer.name} asks goes to triage, and nothing is promised")
            return unknown_plan(ref)
    except InvalidPack as invalid:
        findings.consequences(
            _place_in_overrides(fault, draft) or (at, f"the pack has a fault: {fault}") for fault in invalid.faults
        )
    return None


def _place_in_overrides(fault: Fault, draft: DraftCustomer) -> tuple[Path, str] | None:
    """Return where the desk file has the override that a fault is about, and what to say there; else None.

    The library names a malformed override by its index, and one that doesn't fit the plan by the key that it sets.
    """
    head, _, key = fault.key.partition(".")
    if head != "overrides":
        return None
    at = (*draft.path, "overrides")
    nth, _, field = key.partition(".")
    if nth.isdigit():
        return (*at, nth, field), fault.says
    for position, override in enumerate(draft.customer.overrides):
        if f"{override.key}.".startswith(f"{key}.") or f"{key}.".startswith(f"{override.key}."):
            field = "key" if f"{override.key}.".startswith(f"{key}.") else "value"
            return (*at, str(position), field), f"{fault.says} (in {key})"
    return at, f"{fault.says} (in {key})"


def _whole(file: str, problem: NotReadable) -> Finding:
    return Finding(file=file, line=problem.line or 1, key="", says=problem.says)
