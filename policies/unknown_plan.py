"""The plan used in place of an unknown one, so that its customer's messages are still taken in."""

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from policies.reader import parse_edition, read_pack
from policies.terms import UNKNOWN_PACK, Plan
from policies.version import versioned

_FILE = Path(__file__).with_name("unknown_plan.toml")


def unknown_plan(ref: str) -> Plan:
    """Return a plan that promises nothing, under the name that the desk file has for it ("acme/gold").

    Its one severity has a goal of the desk's own, so that people are reminded.
    """
    name = ref.partition("@")[0].rpartition("/")[2] or ref
    return versioned(replace(_template(), pack=UNKNOWN_PACK, id=ref, name=name))


@cache
def _template() -> Plan:
    edition = parse_edition(_FILE.read_text(encoding="utf-8"), pack_id="unknown", file="unknown/2026-01-01.toml")
    (plan,) = read_pack(edition).plans.values()
    return plan
