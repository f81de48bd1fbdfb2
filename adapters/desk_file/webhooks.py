"""Reads the webhooks of a desk; notes ids that are there twice, and events that nobody tells."""

import re
from typing import Final

from adapters.desk_file import own_tables
from adapters.desk_file.called_address import called_address
from bot.model.webhook import HookEvent, Webhook
from policies.grammar.table import Table

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


def webhooks(file: Table, head: Table) -> tuple[Webhook, ...]:
    """Return the webhooks of a file: as tables of their own, or in `[desk]`."""
    found: dict[str, Webhook] = {}
    for row in own_tables.rows(file, head, "webhooks"):
        hook = _webhook(row)
        if hook.id in found:
            row.fault("id", f"there is a webhook “{hook.id}” already")
        found.setdefault(hook.id, hook)
    return tuple(found.values())


def _webhook(row: Table) -> Webhook:
    url = called_address(row, "url")
    if row.value("url") is None:
        row.fault("url", "is missing")
    if row.value("events") == []:
        row.fault("events", "names no event; leave it out for a webhook that is told everything")
    known = tuple(str(one) for one in HookEvent)
    events = []
    for nth, name in enumerate(row.texts("events") if row.value("events") is not None else ()):
        if name in known:
            events.append(HookEvent(name))
        else:
            row.fault(f"events.{nth}", f"“{name}” is told to nobody; there are: {', '.join(known)}")
    return Webhook(id=row.parsed("id", _id, ""), url=url or "", events=frozenset(events))


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(f"“{text}” must be small letters, digits and hyphens such as “crm”")
    return text
