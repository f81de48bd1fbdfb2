"""Reads who has agreed to what the terms of an edition leave open, and when: `accepted`."""

import re
from datetime import date
from typing import Final

from bot.model.desk import Acceptance
from policies.grammar.table import Table

_EDITION: Final = re.compile(r"[a-z0-9-]{1,64}@[0-9]{4}-[0-9]{2}-[0-9]{2}")


def acceptances(head: Table) -> tuple[Acceptance, ...]:
    """Return what `[desk]` says is accepted: an edition as text, or a table that says by whom, when and which points.

    An edition may be there more than once: each table has points of its own.
    """
    found = list[Acceptance]()
    for path, entry in head.texts_or_rows("accepted"):
        if isinstance(entry, Table):
            found.append(_signed(entry))
            continue
        try:
            found.append(Acceptance(edition=_edition(entry)))
        except ValueError as refused:
            head.note(path, str(refused))
    return tuple(found)


def _signed(row: Table) -> Acceptance:
    accepted = Acceptance(
        edition=row.parsed("edition", _edition, ""),
        by=row.text("by"),
        on=row.day("on"),
        points=None if row.value("points") is None else row.texts("points"),
    )
    if accepted.points == ():
        row.fault("points", "is empty; leave it out to accept them all")
    return accepted if accepted.on != date.min else Acceptance(edition=accepted.edition)


def _edition(text: str) -> str:
    if not _EDITION.fullmatch(text):
        raise ValueError(f'“{text}” must be an edition of a pack such as "acme@2026-01-01"')
    return text
