"""The desk of a thousand customers with two channels each, half of them on Teams as well as on Slack; or fewer."""

import re
from pathlib import Path
from typing import Final

from adapters.sandbox.example import DESK_FILE

CUSTOMERS: Final = 1_000
CONTACTS: Final = 5
"""Of each customer."""
TENANT: Final = "5c0d0000-0000-4000-8000-000000000001"
FIRST_PLAN: Final = 'plan = "mpowr/premier"'
_PLANS: Final = (
    FIRST_PLAN,
    'plan = "cpi/standard"',
    'plan = "influitive/premier-success-plus"',
    'plan = "m3ter/gold"',
    'plan = "mst/enhanced"\nregion = "anz"',
)
_CUSTOMER: Final = """
[[customers]]
id = "customer-{number}"
name = "Customer {number}"
{plan}
timezone = "America/Chicago"
{tam}term = {{ start = 2026-01-01, end = 2027-12-31 }}
channels = ["slack:T0DESK/C{number}", "{second}"]
"""
_CONTACT: Final = """
  [[customers.contacts]]
  id = "contact-{number}-{which}"
  name = "{name} {number}-{which}"
  email = "{which}@customer-{number}.example"
  accounts = ["slack:T{number}/U{number}{suffix}"]
  since = 2026-01-05
"""


def on_teams(file: Path) -> Path:
    """Write a plain desk file anew with all of its customers on Teams, a channel each; return it."""
    text = re.sub(
        r'\["slack:T0DESK/C(\d+)", "[^"]+"\]', rf'["teams:{TENANT}/19:c\1@thread.tacv2"]', file.read_text("utf-8")
    )
    text = re.sub(r'"slack:T\d+/U(\w+)"', rf'"teams:{TENANT}/u\1"', text)
    made = file.with_name(f"teams-{file.name}")
    made.write_text(text, encoding="utf-8")
    return made


def written(folder: Path, *, customers: int = CUSTOMERS, name: str = "Contact", is_plain: bool = False) -> Path:
    """Write the desk file, and return it; `name` is how all contacts are called before their numbers.

    Channels and first contacts are those that the messages of `load` come from. A plain one is on Slack alone, and all
    of its customers have one plan and no account manager.
    """
    people = DESK_FILE.read_text(encoding="utf-8").partition("[[customers]]")[0]
    file = folder / f"desk-{customers}-{name}.toml"
    made = "".join(_customer(number, name, is_plain=is_plain) for number in range(customers))
    file.write_text(people + made, encoding="utf-8")
    return file


def _customer(number: int, name: str, *, is_plain: bool) -> str:
    second = f"slack:T0DESK/C{number}B" if number % 2 or is_plain else f"teams:{TENANT}/19:c{number}@thread.tacv2"
    plan = FIRST_PLAN if is_plain else _PLANS[number % len(_PLANS)]
    head = _CUSTOMER.format(number=number, plan=plan, second=second, tam="" if is_plain else 'tam = "tam-one"\n')
    suffixes = ("", *(f"C{which}" for which in range(1, CONTACTS)))
    contacts = (
        _CONTACT.format(number=number, which=which, name=name, suffix=suffix) for which, suffix in enumerate(suffixes)
    )
    return head + "".join(contacts)
