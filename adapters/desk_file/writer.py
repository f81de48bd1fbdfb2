"""Customers and their contacts as a desk file has them: what was read out of TOML reads back as it was."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

Raw = Mapping[str, object]


def customers(rows: Iterable[Raw]) -> str:
    """The tables of some customers, each with its contacts below it."""
    return "\n".join(_customer(row) for row in rows)


def contact(row: Raw) -> str:
    """The table of one contact, to stand below its customer."""
    return "  [[customers.contacts]]\n" + "".join(f"  {_pair(key, value)}" for key, value in row.items())


def _customer(row: Raw) -> str:
    own = "".join(_pair(key, value) for key, value in row.items() if key != "contacts")
    contacts = row.get("contacts")
    below = [contact(one) for one in contacts] if isinstance(contacts, list) else []
    return "\n".join(("[[customers]]\n" + own, *below))


def _pair(key: str, value: object) -> str:
    return f"{key} = {_value(value)}\n"


def _value(value: object) -> str:
    match value:
        case str():
            # JSON's text is TOML's, but for the one character that JSON leaves alone.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
        case Mapping():
            return f"{{ {', '.join(f'{key} = {_value(one)}' for key, one in value.items())} }}" if value else "{}"
        case _:
            return str(value)
