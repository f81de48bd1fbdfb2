"""A small sound pack, and ways to break it: a key set to something else, or taken out."""

import tomllib
from collections.abc import Mapping

from policies.faults import InvalidPack
from policies.reader import Edition, read_pack

FILE = "acme/2026-01-01.toml"
SOUND = """
name = "Acme Support"
vendor = "Acme"
document = "Acme handbook"
effective = 2026-01-01
zone = "Europe/Paris"
regions = ["emea", "americas"]

[severities.1]
name = "Severity 1"
definition = "Nothing works."
aliases = ["down"]
clause = "2"
phone = { number = "100", says = "Please call.", clause = "2" }

[severities.2]
name = "Severity 2"
definition = "Something does not work."
clause = "2"

[severity_rule]
decided_by = "customer"
says = "You choose."
clause = "2"

[targets.1.first_response]
target = "2 bh"
calendar = [{ region = "emea", use = "support" }, { use = "support" }]
clause = "3"

[targets.2.first_response]
target = "4-8 h"
clause = "3"
assumed = "the lower end is an aim"

[calendars.support]
name = "Support hours"
windows = [{ days = "mon-fri", opens = "08:00", closes = "17:00" }]
holidays = [2026-12-25]
special_days = [{ day = 2026-12-24, windows = [{ opens = "08:00", closes = "12:00" }] }]
breaks = [{ day = 2026-06-01, starts = "12:00", ends = "13:00" }]
clause = "4"

[contacts]
may_open = "contacts"
minimum = 1
maximum = 5
clause = "5"

[chat]
kind = "official"
says = "Chat is a way in."
ways = { portal = { name = "portal", address = "https://support.acme.example" } }
clause = "6"

[ladder]
rungs = [{ percent = 50, lines = ["first"] }, { percent = 100, lines = ["second"] }]
repeat = { every = "30 bm", times = 3, then = "1 d" }
steps = { first = { name = "First", line = "first", severities = ["1"], says = "Takes it.", clause = "7" } }
clause = "7"

[allowances.reviews]
name = "reviews"
limit = 5
counts = "requests"
per = "month"
beyond = "approval"
says = "Five a month."
clause = "8"

[provisions.remote-access]
says = "Only if you agree."
clause = "9"

[plans.basic]
name = "Basic"

[plans.full]
name = "Full"
aliases = ["All In"]
targets.1.first_response = { target = "1 bh", clause = "3, column Full" }
"""


def edition(changes: Mapping[str, object] | None = None, *, without: str | None = None) -> Edition:
    """The sound pack with some dotted keys set, and one taken out."""
    raw = tomllib.loads(SOUND)
    for key, value in (changes or {}).items():
        _assignee(raw, key)[key.rpartition(".")[2]] = value
    if without is not None:
        del _assignee(raw, without)[without.rpartition(".")[2]]
    return Edition(id="acme", file=FILE, raw=raw)


def faults(changes: Mapping[str, object] | None = None, *, without: str | None = None) -> list[str]:
    """What reading the changed pack complains about, each as "key: words"."""
    try:
        read_pack(edition(changes, without=without))
    except InvalidPack as refused:
        return [fault.on_key for fault in refused.faults]
    return []


def _assignee(raw: dict[str, object], key: str) -> dict[str, object]:
    here = raw
    for step in key.split(".")[:-1]:
        below = here.setdefault(step, {})
        assert isinstance(below, dict)
        here = below
    return here
