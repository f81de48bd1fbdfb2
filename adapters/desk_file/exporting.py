"""Writes the contacts that are agreed with customers into a desk file, and leaves every other line as it is.

Applying the result changes no contact: file and contract say the same then.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from adapters.desk_file import bracketed, writer
from adapters.desk_file.judged import DeskFile
from adapters.desk_file.layout import Layout
from adapters.desk_file.lines import spans_of
from adapters.desk_file.writer import Raw
from bot.model.ids import CustomerId
from bot.model.people import Contact
from policies.layers import Path

Rosters = Mapping[CustomerId, Sequence[Contact]]
"""The contacts of each customer that has a contract."""


def exported(found: DeskFile, rosters: Rosters) -> str:
    """Return the text of a desk file with these contacts: of a contact who is as before not a byte is changed."""
    changes = [
        (position, list(rosters[customer.id]))
        for position, customer in enumerate(found.desk.customers)
        if customer.id in rosters and _by_id(customer.contacts) != _by_id(rosters[customer.id])
    ]
    if not changes:
        return found.text
    layout = Layout(found.text)
    lists = [position for position, _ in changes if _is_in_brackets(layout, position)]
    spans = spans_of(layout.text) if lists else {}
    begins = [0, *accumulate(len(line) + 1 for line in layout.lines)]
    edits = list[bracketed.Edit]()
    for position, roster in changes:
        if position in lists:
            edits += _edits_in_brackets(layout.text, spans, found, position, roster)
        else:
            of_lines = _edits(layout, found, position, roster)
            edits += [(begins[begin], begins[end], text) for begin, end, text in of_lines]
    parts, at = list[str](), 0
    for begin, end, now in sorted(edits, key=lambda edit: edit[:2]):
        parts += [layout.text[at:begin], layout.ended(now)]
        at = end
    return "".join((*parts, layout.text[at:]))


def _edits(layout: Layout, found: DeskFile, position: int, roster: list[Contact]) -> Iterator[bracketed.Edit]:
    """Yield the lines of one customer to be replaced: where they begin and end, and by what.

    The empty line above a table goes with it.
    """
    own, (changed, added) = ("customers", str(position)), _changes(found, position, roster)
    for nth, now in changed.items():
        path = (*own, "contacts", str(nth))
        begin, end = (layout.line_of(path) or 1) - 1, layout.end_of(path)
        if begin and not layout.lines[begin - 1].strip():
            begin -= 1
        yield begin, end, writer.contacts([now]) if now else ""
    if added:
        end = layout.end_of(own)
        yield end, end, writer.contacts(added)


def _is_in_brackets(layout: Layout, position: int) -> bool:
    """Return whether the contacts of a customer are in a list between brackets, or would be."""
    paths = (("customers",), ("customers", str(position), "contacts"))
    return any(layout.in_one_list(path) is not None for path in paths)


def _edits_in_brackets(
    text: str, spans: Mapping[Path, bracketed.Span], found: DeskFile, position: int, roster: list[Contact]
) -> Iterator[bracketed.Edit]:
    """Yield what changes in a list of contacts between brackets."""
    own, (changed, added) = ("customers", str(position)), _changes(found, position, roster)
    if (*own, "contacts") in spans:
        yield from bracketed.edits(text, spans, (*own, "contacts"), changed, added)
    else:
        yield bracketed.new_list(text, spans[own], "contacts", added)


def _changes(found: DeskFile, position: int, roster: list[Contact]) -> tuple[dict[int, Raw | None], list[Raw]]:
    """Return the contacts of a customer who change, by their places in the file, None if they go; and those added."""
    before, wanted = found.desk.customers[position].contacts, _by_id(roster)
    now = {nth: wanted.get(one.id) for nth, one in enumerate(before) if wanted.get(one.id) != one}
    known = _by_id(before)
    changed = {nth: _raw(one) if one else None for nth, one in now.items()}
    return changed, [_raw(one) for one in roster if one.id not in known]


def _raw(contact: Contact) -> Raw:
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
