"""A customer's records, to give to them: each ticket for machines and for people, in one zip file."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from operator import attrgetter
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

from adapters.composition.contract_record import contract_record, entry
from adapters.composition.reading import Reading
from bot.engine.views.history import lines, named
from bot.events import Event, MilestoneReported, Replied, Resolved, Spoke, WaitingOnCustomer, message_in
from bot.model.customer_message import MessageSide
from bot.model.desk import Customer, Desk
from bot.model.instant import written
from bot.model.message import Text, When
from bot.model.milestone import Milestone
from bot.model.places import Account
from bot.model.plain_text import Spelling, words
from bot.model.privacy import is_private
from bot.model.selection import Selection
from bot.model.ticket import Ticket
from bot.model.turn import Turn
from bot.sla.judged import judged
from bot.wording import records as wording
from bot.wording.ticket import status
from bot.wording.views.timeline import as_they_read_now
from policies.terms import Plan

_AT_ONCE: Final = 200
_WITH_YEARS: Final = Spelling(instant=lambda when: written(when).full)

Json = dict[str, Any]


class Records(Struct, frozen=True, kw_only=True):
    """The records of a customer as a zip file, and the number of tickets in it."""

    content: bytes
    tickets: int


class _Said(Struct, frozen=True, kw_only=True):
    """Somebody's words, as they read now; None: they were deleted."""

    at: datetime
    who: str
    by_staff: bool
    text: str | None
    files: tuple[str, ...] = ()


def made(there: Reading, customer: Customer, now: datetime) -> Records:
    """Return everything that the desk keeps of a customer's business, as its own people may see it, at `now` (UTC).

    What somebody wrote to the desk alone is theirs, and what staff note among themselves is the vendor's: neither is in
    it. The same records at the same moment make the same bytes.
    """
    kept, writers, private, count = BytesIO(), dict[str, None](), 0, 0
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:

        def put(name: str, content: str) -> None:
            archive.writestr(ZipInfo(name), content.encode(), ZIP_DEFLATED)

        for ticket in _tickets(there, customer):
            if is_private(ticket, customer):
                private += 1
                continue
            count += 1
            one = _TicketRecord(there, ticket, now, customer.timezone)
            writers |= {said.who: None for said in one.said if not said.by_staff}
            put(f"tickets/{ticket.id}.json", _as_json(one.data()))
            put(f"tickets/{ticket.id}.md", one.page())
        contacts = [contact.name for contact in customer.contacts]
        about = wording.readme(
            customer.name, there.desk.name, now, count, private=private, contacts=contacts, writers=[*writers]
        )
        agreed = contract_record(customer, there.contracts.of(customer.id), there.contracts.timeline(customer.id))
        put("customer.json", _as_json(agreed.data))
        put("customer.md", agreed.page)
        put("allowances.json", _as_json({"entries": [entry(one) for one in there.views.ledger(customer.id)]}))
        put("README.md", about)
    return Records(content=kept.getvalue(), tickets=count)


def _tickets(there: Reading, customer: Customer) -> Iterator[Ticket]:
    """Yield every ticket of a customer, however long ago."""
    theirs, after = Selection(customer=customer.id, last=Turn.CLOSED), 0
    while some := there.views.tickets(theirs, _AT_ONCE, after):
        yield from some
        after += len(some)


class _TicketRecord:
    """One ticket, as its customer's people may see it."""

    def __init__(self, there: Reading, ticket: Ticket, now: datetime, zone: str | None) -> None:
        self._there, self._ticket, self._now, self._zone = there, ticket, now, zone
        recorded = (*there.views.timeline(ticket.intake), *there.views.timeline(ticket.id))
        self._happened = sorted((each.event for each in recorded), key=attrgetter("at"))
        self.said = tuple(_said(self._happened, named(self._happened, ticket, there.desk), there.desk))

    @property
    def _plan(self) -> Plan:
        return self._there.views.pinned(self._ticket.plan_version)

    def data(self) -> Json:
        """Return it for machines: instants are UTC."""
        one, plan = self._ticket, self._plan
        return {
            "number": one.id,
            "severity": one.severity and plan.severity(one.severity).name,
            "status": one.status.value,
            "plan": {"name": plan.name, "ref": one.plan_ref, "version": one.plan_version},
            "asked_by": one.requester_name,
            "opened_at": one.opened_at.isoformat(),
            "promises": [_promise(milestone, self._now) for milestone in self._promises],
            "messages": [
                {
                    "at": said.at.isoformat(),
                    "by": said.who,
                    "by_staff": said.by_staff,
                    "text": said.text,
                    "files": list(said.files),
                }
                for said in self.said
            ],
            "history": self._history(),
        }

    def page(self) -> str:
        """Return it for people."""
        one, plan = self._ticket, self._plan
        said = [wording.message(each.who, each.at, each.text, each.files) for each in self.said]
        promised = [wording.promise(each, judged(each, self._now)) for each in self._promises]
        return wording.ticket(one, plan, said, promised, self._history())

    @property
    def _promises(self) -> tuple[Milestone, ...]:
        """Everything that was ever promised of it, as it is now: the ticket itself has only the last of each kind."""
        course = (each for event in self._happened for each in event.milestones or ())
        found = {one.id: one for one in (*course, *self._ticket.milestones) if one.is_promise}
        return tuple(found.values())

    def _history(self) -> list[str]:
        zone = self._zone or status.zone(self._ticket, self._plan)
        told = lines(self._happened, self._ticket, self._plan, self._there.desk, zone, to_staff=False)
        return [words((When(at=one.at, zone=zone), Text(text=" · "), *one.spans), _WITH_YEARS) for one in told]


def _promise(one: Milestone, now: datetime) -> Json:
    verdict = judged(one, now)
    return {
        "what": one.id,
        "due_at": one.due_at and one.due_at.isoformat(),
        "ended": one.ended and {"at": one.ended.at.isoformat(), "as": one.ended.outcome.value},
        "broken": [breach.due_at.isoformat() for breach in one.breaches],
        "verdict": verdict and verdict.value,
    }


def _said(happened: list[Event], name: Callable[[Account], str], desk: Desk) -> Iterator[_Said]:
    """Yield what people wrote to each other, as it reads now, oldest first.

    What staff wrote among themselves is in it once they published it, in the name of who did.
    """
    latest, told = as_they_read_now(happened), set[str]()
    for event in happened:
        it = message_in(event)
        if it is None:
            if isinstance(event, Replied | MilestoneReported | WaitingOnCustomer | Resolved | Spoke) and event.text:
                yield _Said(at=event.at, who=event.name, by_staff=True, text=event.text)
            continue
        now, is_internal = latest[it.key], it.side is MessageSide.INTERNAL
        if it.key in told or (is_internal and not isinstance(event, Replied)):
            continue
        told.add(it.key)
        is_gone = not now.is_published if is_internal else now.deleted_at is not None
        yield _Said(
            at=event.at if is_internal else it.at,
            who=event.name if isinstance(event, Replied) else name(it.by),
            by_staff=desk.staff(it.by) is not None,
            text=None if is_gone else now.body,
            files=() if is_gone or is_internal else tuple(file.name for file in now.files),
        )


def _as_json(value: Json) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
