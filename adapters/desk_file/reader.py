"""From the file to the desk: is it TOML, does each part read, do the parts fit each other and the plans?"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from adapters.desk_file.draft import Draft, DraftCustomer
from adapters.desk_file.faults import FaultyDesk, Finding, Findings
from adapters.desk_file.fields import read_draft
from adapters.desk_file.lines import lines_of
from adapters.desk_file.plan_rules import FAULTS, WARNINGS, Case
from adapters.desk_file.rules import RULES
from bot.model.desk import Desk
from bot.model.ids import CustomerId
from policies.faults import Fault, InvalidPack, UnknownPlan
from policies.grammar.table import Table
from policies.layers import Path
from policies.library import Library
from policies.terms import Plan

_TOML_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFile:
    """A desk file without faults: the desk, each customer's plan with its overrides merged in, and what to know.

    `text` is the file as it was written.
    """

    desk: Desk
    plans: Mapping[CustomerId, Plan]
    warnings: tuple[Finding, ...] = ()
    text: str = ""


def read(path: FilePath, library: Library) -> DeskFile:
    """The desk of a file; raises FaultyDesk with every fault there is."""
    file = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as unreadable:
        raise FaultyDesk([_whole(file, f"cannot be read: {unreadable.strerror or unreadable}")]) from None
    except UnicodeDecodeError as garbled:
        raise FaultyDesk([_whole(file, f"is not UTF-8 text, at byte {garbled.start}")]) from None
    return parse(text, file, library)


def parse(text: str, file: str, library: Library) -> DeskFile:
    """The desk of a text, which faults call `file`; raises FaultyDesk with every fault there is."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise FaultyDesk([_not_toml(file, str(broken), text)]) from None
    findings = Findings(file=file, raw=raw, lines=lines_of(text))
    draft = read_draft(Table(raw=raw, at=(), note=findings.fault))
    for rule in RULES:
        hits = rule.broken_at(draft)
        findings.consequences(
            (hit.path, rule.says.format(what=hit.what, other=findings.place(hit.other))) for hit in hits
        )
    plans = _plans(draft, library, findings)
    if findings.faults:
        raise FaultyDesk(findings.faults)
    warnings = tuple(sorted(findings.warnings, key=lambda each: each.line))
    return DeskFile(desk=draft.desk, plans=plans, warnings=warnings, text=text)


def _plans(draft: Draft, library: Library, findings: Findings) -> dict[CustomerId, Plan]:
    plans: dict[CustomerId, Plan] = {}
    for customer in draft.customers:
        plan = _plan(customer, library, findings)
        if plan is None:
            continue
        plans[customer.customer.id] = plan
        siblings = tuple(library.pack(plan.pack).plans.values())
        case = Case(draft=customer, plan=plan, siblings=siblings, people=draft.desk.people)
        for rule in FAULTS:
            findings.consequences((remark.path, remark.says) for remark in rule(case))
        for rule in WARNINGS:
            for remark in rule(case):
                findings.warning(remark.path, remark.says)
    return plans


def _plan(draft: DraftCustomer, library: Library, findings: Findings) -> Plan | None:
    ref = draft.customer.plan
    at = (*draft.path, "plan")
    try:
        return library.plan(ref, draft.overrides)
    except UnknownPlan as unknown:
        findings.consequences([(at, str(unknown))])
    except InvalidPack as invalid:
        findings.consequences(
            _place_in_overrides(fault, draft) or (at, f"the pack has a fault: {fault}") for fault in invalid.faults
        )
    return None


def _place_in_overrides(fault: Fault, draft: DraftCustomer) -> tuple[Path, str] | None:
    """Where the desk file has the override that a fault is about, and what to say there; None if it is not about one.

    The library names a malformed override by its index, and one that does not fit the plan by the key that it sets.
    """
    holder, _, key = fault.key.partition(".")
    if holder != "overrides":
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


def _whole(file: str, says: str) -> Finding:
    return Finding(file=file, line=1, key="", says=says)


def _not_toml(file: str, says: str, text: str) -> Finding:
    stands = _TOML_LINE.search(says)
    line = int(stands[1]) if stands else text.count("\n") + 1  # else it ends too soon
    return Finding(file=file, line=line, key="", says=f"is not TOML: {_TOML_LINE.sub('', says)}")
