"""Desk files for other plans: the people of the example desk, and one customer under whatever plan a story is about."""

from pathlib import Path

from adapters.sandbox.example import DESK_FILE

_CUSTOMER = """
[[customers]]
id = "acme"
name = "Acme"
plan = "{plan}"
{region}
timezone = "America/Chicago"
tam = "tam-one"
channels = ["slack:T0DESK/C0ACME"]
overrides = [{overrides}]

  [[customers.contacts]]
  id = "acme-one"
  name = "Contact One"
  accounts = ["slack:T0ACME/U0ONE"]

  [[customers.contacts]]
  id = "acme-two"
  name = "Contact Two"
  accounts = ["slack:T0ACME/U0TWO"]
"""


def acme_under(
    plan: str, folder: Path, *, region: str | None = None, intake: str = "message", overrides: str = ""
) -> Path:
    """A desk whose only customer is Acme, with two contacts, under this plan (`pack/plan`)."""
    people = DESK_FILE.read_text(encoding="utf-8").partition("[[customers]]")[0]
    people = people.replace('intake = "message"', f'intake = "{intake}"')
    located = f'region = "{region}"' if region else ""
    file = folder / "desk.toml"
    file.write_text(people + _CUSTOMER.format(plan=plan, region=located, overrides=overrides), encoding="utf-8")
    return file
