"""A plan's version: equal exactly if the promise is."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import date

import pytest

from policies.grammar import public_holidays
from policies.reader import read_overridden, read_pack
from policies.terms import EscalationStep, Plan, Provision
from policies.unknown_plan import unknown_plan
from policies.version import LATER, versioned
from storage import codecs
from tests.shipped import LIBRARY
from tests.unit.policies.small_pack import edition

RECORDED = {
    "cpi/standard": "548bcb5c438d78e78cd123b7b4096496bbc9d0bcc880c91b22db45d5ec732568",
    "influitive/premier-success": "2ce68e3e2ce68022e52df6b49e7432aa7676c367091de076ddd3d4bdef954c60",
    "influitive/premier-success-plus": "c32527cd55fdbb20ebda9e8eb1780a2f728a71f81b8fdeda16568136a5a83314",
    "m3ter/silver": "93d99881dc328aa55c0af44e82a9df97a8306adb4b2589f76b10d03b47203d75",
    "m3ter/gold": "df0794dff103ad21ce509934f92a0c3b480f6726496c6d2453ab3086c15ff7a4",
    "mpowr/priority": "73b9f62c5d0bef9302547a011470268fde672078ccc87117032444fc08a17aea",
    "mpowr/premier": "1fd7f290e7b8b67dbe28e22f5d1159615bb60cfa955dfb7c11196414d295e6aa",
    "mst/standard": "10331453abbb03b2e52ec8b62e9a41934a0bd770ad31dfdd9ca275219cf36b50",
    "mst/enhanced": "3c8d03bc8388b51ebd2ae47049180ba7ac17d491f70534582170f75d83e36b76",
    "mst/premium": "c9b980e9d76c3fcaba9cc8cebca86ee321976edbefc8b8457af14e85461e3426",
}
"""The versions of the shipped plans as of November 2026, to which tickets are pinned."""
SINCE = {
    "cpi/standard": "ffc06dbba2b2fa8e66c3c60d59c3855a325d3b43d4165da3431ae66c57e1f0ed",
    "influitive/premier-success": "0f38b0addfc418233e6e5e548141359ddec5263c1d093ab80370f26305b70ef7",
    "influitive/premier-success-plus": "bff30221bf3f27332d9f725776d939daceb9aeda1270ccc6520f53a3105c22c4",
    "m3ter/silver": "ca6018dc2ec5e3b3b98ae29b11b51156657f31d5fd711bfe8d9e8350d7eb6190",
    "m3ter/gold": "7a5eef7bbf7bffc40e08dc7759bf1df814d23e1864b6ebba6a9d56f69db466be",
    "mpowr/priority": "e3e60e87e7d0f928115fc3097a574d0aed51a9c7f00d8fcd1e9f7fb5e7fe320b",
    "mpowr/premier": "7c349437c4730c7aa434462bd61ca27a080f2b267c70efa0646b27689837ecd3",
}
"""The versions of those that say more since: whose line is called outside its hours, whom remote access is up to, which
kinds of request an allowance is spent by, by which words they are known,
which line can be phoned when, and what one can do oneself first."""
UNKNOWN = "a6cb71c23a2c03446a2ce6356a07419f2a02204390f3acb153f76a9aa8b92332"


def version(changes: Mapping[str, object] | None = None) -> str:
    return read_pack(edition(changes)).plans["basic"].version


def test_the_same_pack_has_the_same_version_each_time() -> None:
    assert version() == version()


def test_a_version_is_a_sha256() -> None:
    assert len(bytes.fromhex(version())) == 32


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("vendor", "Acme Ltd"),
        ("edition", "second"),
        ("zone", "Europe/Berlin"),
        ("products", ["rockets"]),
        ("kinds", ["Incident"]),
        ("severities.1.definition", "Nothing works at all."),
        ("severities.1.phone.number", "200"),
        ("targets.1.first_response.target", "3 bh"),
        ("targets.1.first_response.target", "nbd"),
        ("targets.1.first_response.clause", "3.1"),
        ("targets.2.first_response.assumed", "another reason"),
        ("calendars.support.holidays", [date(2026, 12, 25), date(2026, 12, 26)]),
        ("calendars.support.windows", [{"days": "mon-fri", "opens": "08:00", "closes": "17:01"}]),
        ("contacts.maximum", 6),
        ("ladder.repeat.times", 4),
        ("provisions.remote-access.says", "Never."),
        ("plans.basic.name", "Basics"),
    ],
)
def test_whatever_is_edited_changes_the_version(key: str, value: object) -> None:
    assert version({key: value}) != version()


def test_another_time_of_the_next_business_day_changes_the_version() -> None:
    noon, later = ({"targets.1.first_response.target": f"nbd {at}"} for at in ("12:00", "13:00"))

    assert len({version(noon), version(later), version({"targets.1.first_response.target": "nbd"})}) == 3


def test_new_holiday_dates_of_a_country_change_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    by_country = {"calendars.support.holidays": {"country": "US"}}
    before = version(by_country)

    monkeypatch.setattr(public_holidays, "YEARS", range(2020, 2042))

    assert version(by_country) != before


def test_an_override_changes_the_version() -> None:
    override = {"key": "contacts.maximum", "value": 6, "clause": "Form"}

    assert read_overridden(edition(), "basic", [override]).version != version()


def as_recorded(ref: str) -> Plan:
    """A shipped plan without what it has gained since."""
    plan = LIBRARY.plan(ref)
    ladder = replace(plan.ladder, steps=tuple(filter(_waits, plan.ladder.steps)))
    provisions = tuple(map(_as_it_was, plan.provisions))
    allowances = tuple(replace(one, spent_by=()) for one in plan.allowances)
    exclusions = tuple(replace(one, ask_contacts=False) for one in plan.exclusions)
    kinds = () if any(one.spent_by for one in plan.allowances) else plan.kinds
    kept = {"allowances": allowances, "exclusions": exclusions, "kinds": kinds, "kind_phrases": {}, "phone_lines": ()}
    return versioned(replace(plan, ladder=ladder, provisions=provisions, **kept))  # type: ignore[arg-type]


def _as_it_was(one: Provision) -> Provision:
    lacks = " Our copy of the terms lacks the address of the knowledge base." if one.offer else ""
    return replace(one, says=f"{one.says}{lacks}", consent=None, offer=None, offered_at=None, offered_for=())


def _waits(step: EscalationStep) -> bool:
    return not step.wake


def test_what_the_grammar_has_gained_since_gives_no_plan_another_version() -> None:
    assert {ref: as_recorded(ref).version for ref in RECORDED} == RECORDED
    assert {plan.ref: plan.version for pack in LIBRARY.packs() for plan in pack.plans.values()} == RECORDED | SINCE
    assert unknown_plan("acme/gold").version == UNKNOWN


@pytest.mark.parametrize("ref", RECORDED)
def test_a_plan_that_was_stored_before_a_field_came_is_read_with_its_default(ref: str) -> None:
    plan = as_recorded(ref)
    later = frozenset[str]().union(*LATER.values())
    document = json.dumps(_without(json.loads(codecs.PLAN.dump(plan)), later - {"document"}))

    read = codecs.PLAN.load(document)

    assert read == plan
    assert versioned(read).version == plan.version


def test_every_field_that_came_later_is_there_and_has_a_default() -> None:
    held = {(kind, one.name): one for kind in LATER for one in fields(kind)}
    named = [(kind, name) for kind, names in LATER.items() for name in names]

    assert [it for it in named if held[it].default is MISSING and held[it].default_factory is MISSING] == []


def test_an_edit_of_one_plan_leaves_the_version_of_another() -> None:
    assert version({"plans.full.name": "Fuller"}) == version()


def _without(document: object, names: frozenset[str]) -> object:
    """The document without these keys at any depth."""
    if isinstance(document, dict):
        return {key: _without(value, names) for key, value in document.items() if key not in names}
    return [_without(one, names) for one in document] if isinstance(document, list) else document
