"""Writes the contacts that are agreed with customers into a desk file, and leaves every other line as it is.

Applying the result changes no contact: file and contract say the same then.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomlkit

from adapters.desk_file import writer
from adapters.desk_file.judged import DeskFile
from adapters.desk_file.layout import Layout
from bot.model.ids import CustomerId
from bot.model.people import Contact

Rosters = Mapping[CustomerId, Sequence[Contact]]
"""The contacts of each customer that has a contract."""


def exported(found: DeskFile, rosters: Rosters) -> str:
    """Return the text of a desk file with these contacts: of a contact who is as before not a byte is changed."""
    layout, lines = Layout(found.text), []
    changes = [
        (position, list(rosters[customer.id]))
        for position, customer in enumerate(found.desk.customers)
        if customer.id in rosters and _by_id(customer.contacts) != _by_id(rosters[customer.id])
    ]
    if not changes:
        return found.text
    if any(_is_one_list(layout, position) for position, _ in changes):
        return _in_one_list(found.text, changes)
    lines = layout.lines
    for position, roster in reversed(changes):
        for begin, end, text in reversed([*_edits(layout, found, position, roster)]):
            lines[begin:end] = layout.ended(text).split("\n")[:-1] if text else []
    return "\n".join(lines)


def _edits(layout: Layout, found: DeskFile, position: int, roster: list[Contact]) -> Iterator[tuple[int, int, str]]:
    """Yield the lines of one customer to be replaced, in their order: where they begin and end, and by what.

    The empty line above a table goes with it.
    """
    own, wanted = ("customers", str(position)), _by_id(roster)
    before = found.desk.customers[position].contacts
    for nth, contact in enumerate(before):
        if wanted.get(contact.id) == contact:
            continue
        path = (*own, "contacts", str(nth))
        begin, end = (layout.line_of(path) or 1) - 1, layout.end_of(path)
        if begin and not layout.lines[begin - 1].strip():
            begin -= 1
        now = wanted.get(contact.id)
        yield begin, end, writer.contacts([_raw(now)]) if now else ""
    known = _by_id(before)
    added = [_raw(one) for one in roster if one.id not in known]
    if added:
        end = layout.end_of(own)
        yield end, end, writer.contacts(added)


def _is_one_list(layout: Layout, position: int) -> bool:
    paths = (("customers",), ("customers", str(position), "contacts"))
    return any(layout.in_one_list(path) is not None for path in paths)


def _in_one_list(text: str, changes: Sequence[tuple[int, list[Contact]]]) -> str:
    """Return the text with contacts that are written between brackets, which have no lines of their own."""
    document: Any = tomlkit.parse(text)
    for position, roster in changes:
        document["customers"][position]["contacts"] = writer.listed([_raw(one) for one in roster])
    return tomlkit.dumps(document)


def _raw(contact: Contact) -> dict[str, object]:
    """Return a contact as a desk file has them."""
    values: dict[str, object | None] = {
        "id": contact.id,
        "name": contact.name,
        "email": contact.email,
        "accounts": [str(account) for account in contact.accounts] or None,
        "since": contact.since,
    }
    return {key: value for key, value in values.items() if value is not None}


def _by_id(contacts: Sequence[Contact]) -> dict[str, Contact]:
    return {contact.id: contact for contact in contacts}
