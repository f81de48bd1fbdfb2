"""Reads the ready-made texts of a desk, `macros`; notes names that are there twice, and placeholders nobody knows."""

import re
from typing import Final

from adapters.desk_file import own_tables
from bot.model.macro import PLACEHOLDERS, Macro
from policies.grammar.table import Table

MAX_TEXT: Final = 2000
"""The most characters of a ready-made text: something may be added before it is sent."""
MAX_MACROS: Final = 100
"""The most of them, as many as a form can offer."""
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


def macros(file: Table, head: Table) -> tuple[Macro, ...]:
    """Return the macros of a file: as tables of their own, or in `[desk]`."""
    found: dict[str, Macro] = {}
    for row in own_tables.rows(file, head, "macros"):
        macro = _macro(row)
        if macro.name in found:
            row.fault("name", f"there is a macro “{macro.name}” already")
        if len(found) == MAX_MACROS:
            row.fault("name", f"there can be at most {MAX_MACROS} macros")
        found.setdefault(macro.name, macro)
    return tuple(found.values())


def _macro(row: Table) -> Macro:
    macro = Macro(name=row.parsed("name", _name, ""), text=row.text("text"))
    if macro.unknown:
        known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
        row.fault("text", f"{{{macro.unknown[0]}}} stands for nothing; there are: {known}")
    if len(macro.text) > MAX_TEXT:
        row.fault("text", f"must have at most {MAX_TEXT:,} characters; it has {len(macro.text):,}")
    return macro


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError(f"“{text}” must be small letters, digits and hyphens such as “restart”")
    return text
