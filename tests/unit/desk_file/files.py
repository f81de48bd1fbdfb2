"""Desk files to try: a sound one, and ways to make it worse."""

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.desk_file import DeskFile, FaultyDesk, judged_alone, read
from tests.shipped import LIBRARY

SOUND = """\
[desk]
name = "Example Support"
ticket_prefix = "EX"
triage = ["slack:T0DESK/C0TRIAGE"]

[[people]]
id = "agent-one"
name = "Agent One"
email = "agent.one@vendor.example"
roles = ["agent"]
lines = ["first", "second", "engineering", "leadership"]
timezone = "America/Chicago"
accounts = ["slack:T0DESK/U0AGENT1"]

[[people]]
id = "tam-one"
name = "Tam One"
roles = ["tam", "lead"]
accounts = ["slack:T0DESK/U0TAM1"]

[[customers]]
id = "acme"
name = "Acme"
plan = "mpowr/premier"
timezone = "America/Chicago"
products = ["envision-enterprise"]
tam = "tam-one"
term = { start = 2026-01-01, end = 2026-12-31 }
channels = ["slack:T0DESK/C0ACME"]

  [[customers.contacts]]
  id = "acme-one"
  name = "Contact One"
  email = "one@acme.example"
  accounts = ["slack:T0ACME/U0ONE"]
  since = 2026-01-05

[[customers]]
id = "beta"
name = "Beta"
plan = "mst/standard"
region = "emea"
tam = "tam-one"
channels = ["slack:T0DESK/C0BETA"]
"""

Change = tuple[str, str]


class DeskFolder:
    """Writes a desk file, changed from the sound one, and reads it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "desk.toml"

    def written(self, *changes: Change) -> Path:
        text = SOUND
        for old, new in changes:
            assert text.count(old) >= 1, f"the sound file has no {old}"
            text = text.replace(old, new, 1)
        self.path.write_text(text, encoding="utf-8")
        return self.path

    def read(self, *changes: Change) -> DeskFile:
        return judged_alone(read(self.written(*changes), LIBRARY))

    def faults(self, *changes: Change) -> list[str]:
        """The faults of the changed file, each as `line: key: says`."""
        with pytest.raises(FaultyDesk) as refusal:
            self.read(*changes)
        return [str(fault).removeprefix(f"{self.path}:") for fault in refusal.value.faults]

    def warnings(self, *changes: Change) -> list[str]:
        return [str(warning).removeprefix(f"{self.path}:") for warning in self.read(*changes).remarks]


def contacts(count: int, start: int = 2) -> Change:
    """A change that gives Acme so many more contacts."""
    one: Callable[[int], str] = lambda nth: (  # noqa: E731 - a template
        f'[[customers.contacts]]\nid = "acme-{nth}"\nname = "Contact {nth}"\naccounts = ["slack:T0ACME/U0{nth}"]\n'
    )
    more = "".join(one(nth) for nth in range(start, start + count))
    return "since = 2026-01-05\n", f"since = 2026-01-05\n{more}"
