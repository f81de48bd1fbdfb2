"""Writes customers and their contacts as a desk file has them: what was read out of TOML reads back as it was."""

from collections.abc import Iterable, Mapping
from typing import Final

import tomlkit
from tomlkit.items import AoT, Item, Table

Raw = Mapping[str, object]

_WITHIN: Final = 2
"""The number of blanks before each line below a customer."""


def customers(rows: Iterable[Raw]) -> str:
    """Return the tables of some customers, each after an empty line, with its contacts below it."""
    document = tomlkit.document()
    document["customers"] = tables = tomlkit.aot()
    for row in rows:
        table = _table({key: value for key, value in row.items() if key != "contacts"}, 0)
        if isinstance(contacts := row.get("contacts"), list):
            table["contacts"] = _contacts(contacts)
        tables.append(table)
    return tomlkit.dumps(document)


def contacts(rows: Iterable[Raw]) -> str:
    """Return the tables of some contacts, each after an empty line, to be put below their customer."""
    above = tomlkit.table(is_super_table=True)
    above["contacts"] = _contacts(rows)
    return tomlkit.dumps({"customers": above})


def between_braces(row: Raw) -> str:
    """Return a table as one between braces, on one line, for a list that has its entries so."""
    return _item(row).as_string()


def _contacts(rows: Iterable[Raw]) -> AoT:
    tables = tomlkit.aot()
    for row in rows:
        tables.append(_table(row, _WITHIN))
    return tables


def _table(row: Raw, indent: int) -> Table:
    table = tomlkit.table()
    for key, value in row.items():
        table.add(key, _item(value))
    table.indent(indent)
    table.trivia.indent = f"\n{table.trivia.indent}"  # an empty line is above each
    return table


def _item(value: object) -> Item:
    """Return a value on one line: a table within a table is written between braces."""
    match value:
        case Mapping():
            within = tomlkit.inline_table()
            within.update({key: _item(one) for key, one in value.items()})
            return within
        case list() | tuple():
            together = tomlkit.array()
            together.extend(map(_item, value))
            return together
        case _:
            return tomlkit.item(value)
