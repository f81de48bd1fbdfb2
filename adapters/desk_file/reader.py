"""Turns the file into the desk: is it TOML, does each part read, do the parts fit each other and the plans?"""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from itertools import chain
from pathlib import Path as FilePath
from typing import Any

from msgspec.structs import replace

from adapters.desk_file import assistants
from adapters.desk_file.draft import DeskDraft, DraftCustomer
from adapters.desk_file.faults import FaultyDesk, Finding, Findings, in_order
from adapters.desk_file.fields import read_draft
from adapters.desk_file.judged import DeskFile, without_faults
from adapters.desk_file.plan_rules import (
    FAULTS,
    LIMITS,
    REACH,
    WARNINGS,
    PlanCase,
    contacts_beyond_the_limit_are_approved,
    staffed,
)
from adapters.desk_file.rules import RULES, people_who_have_left
from bot.language.vocabulary import OUTAGE
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

ENTRIES = "customers"
"""The list that most of a long file is."""


def read_new(path: FilePath, library: Library) -> DeskFile:
    """Return the desk of a file that is to be put in force; raises FaultyDesk with what is only tolerated, too."""
    return without_faults(read(path, library))


def read(path: FilePath, library: Library) -> DeskFile:
    """Return the desk of a file; raises FaultyDesk with every fault there is, but for its limits."""
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
        raw = toml_file.parse(text, ENTRIES)
    except NotReadable as problem:
        raise FaultyDesk([_whole(file, problem)]) from None
    findings = Findings(file=file, raw=raw, text=text)
    draft = read_draft(Table(raw=raw, at=(), note=findings.fault))
    for rule in RULES:
        hits = rule.broken_at(draft)
        findings.consequences(
            (hit.path, rule.says.format(what=hit.what, other=findings.place(hit.other))) for hit in hits
        )
    for broken_at in assistants.RULES:
        findings.consequences(
            (hit.path, hit.says.replace("{other}", findings.place(hit.other))) for hit in broken_at(draft)
        )
    plans = _plans(draft, library, findings)
    _note_words(raw, [one for each in plans.values() for one in each.values()], findings)
    if findings.faults:
        limits, beyond = (chain.from_iterable(each.values()) for each in (findings.limits, findings.beyond))
        raise FaultyDesk((*findings.faults, *limits, *findings.tolerated), (*findings.warnings, *beyond))
    return DeskFile(
        desk=replace(draft.desk, customers=tuple(_in_a_zone(one, plans[one.id][""]) for one in draft.desk.customers)),
        plans={customer: each[""] for customer, each in plans.items()},
        by_product={
            customer: {product: plan for product, plan in each.items() if product} for customer, each in plans.items()
        },
        tolerated=in_order(findings.tolerated),
        warnings=in_order(findings.warnings),
        limits=findings.limits,
        beyond=findings.beyond,
        text=text,
        name=file,
    )


def outline(text: str) -> Desk:
    """Return the desk of a text that was in force, as far as it can still be read; of its customers only the channels.

    It takes a third of the time.
    """
    raw = toml_file.parse(text, ENTRIES)
    raw["customers"] = [{"channels": one.get("channels", [])} for one in raw.get("customers", ())]
    return read_draft(Table(raw=raw, at=(), note=lambda _, __: None)).desk


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


def _plans(draft: DeskDraft, library: Library, findings: Findings) -> dict[CustomerId, dict[str, Plan]]:
    """Return what the plans of each customer mean, by product; judged by the rules, as far as they can be read."""
    plans: dict[CustomerId, dict[str, Plan]] = {}
    there = staffed(draft.desk)

    @cache  # most customers have a plan as it is written, and hundreds the same one
    def as_written(ref: str, zone: str | None) -> Plan:
        return library.plan(ref, zone=zone)

    @cache
    def siblings(pack: str) -> tuple[Plan, ...]:
        return tuple(library.pack(pack).plans.values())

    def read(draft: DraftCustomer, ref: str) -> Plan:
        zone = draft.customer.timezone
        return library.plan(ref, draft.overrides, zone=zone) if draft.overrides else as_written(ref, zone)

    for at, says in people_who_have_left(draft):
        findings.tolerate(at, says)
    for customer in draft.customers:
        found = plans[customer.customer.id] = {}
        for product, ref in {
            "": customer.customer.plan,
            **{one.product: one.ref for one in customer.customer.plans},
        }.items():
            plan = _plan(customer, product, ref, read, findings)
            if plan is None:
                continue
            found[product] = plan
            if plan.is_known:
                alike = siblings(plan.pack)
                _judge(
                    PlanCase(
                        draft=customer,
                        plan=plan,
                        siblings=alike,
                        desk=draft.desk,
                        staffed=there,
                        product=product,
                    ),
                    findings,
                )
    return plans


def _judge(case: PlanCase, findings: Findings) -> None:
    """Judge a customer's entry by one of its plans."""
    for rule in (*FAULTS, *(REACH if findings.is_sound("people") else ())):
        findings.consequences((remark.path, remark.says) for remark in rule(case))
    if not case.product:
        _judge_number(case, findings)
    for rule in WARNINGS:
        for remark in rule(case):
            findings.warning(remark.path, remark.says)


def _judge_number(case: PlanCase, findings: Findings) -> None:
    """Judge how many contacts a customer has by the plan of all products: there is one roster."""
    customer = case.draft.customer.id
    for rule in LIMITS:
        findings.limit(customer, ((remark.path, remark.says) for remark in rule(case)))
    beyond = contacts_beyond_the_limit_are_approved(case)
    findings.more_than_included(customer, ((remark.path, remark.says) for remark in beyond))


def _plan(
    draft: DraftCustomer, product: str, ref: str, read: Callable[[DraftCustomer, str], Plan], findings: Findings
) -> Plan | None:
    at = (*draft.path, *(("plans", product) if product else ("plan",)))
    try:
        return read(draft, ref)
    except UnknownPlan as unknown:
        if ref:
            who = draft.customer.name or draft.customer.id
            about = f"what {who} asks{f' about {product}' if product else ''} goes to triage, and nothing is promised"
            findings.warning(at, f"{unknown}; unless a plan is in force already, {about}")
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
