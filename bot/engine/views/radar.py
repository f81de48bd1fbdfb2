"""The radar of account managers, and the list of their customers: what to look at, and what to do about each of it.

Tickets are read as lists of their own (`lists`), customers as figures; contracts only where a page names something of
them. Whose customers those are is `scope_of`'s question, for what is read and once more for what is shown.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bot.commands import CheckTimers, Command, RadarCommand, ShowAccounts, ShowRadar
from bot.engine.access import access_pages
from bot.engine.contract import authority
from bot.engine.situation import Decision, Situation, answer
from bot.engine.ticket.lines import lines_of
from bot.engine.views.portfolio import entries
from bot.engine.views.sought import Sought
from bot.language.radar_words import RadarWish, wished
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId
from bot.model.people import Role
from bot.model.radar import DUE_WITHIN, OF_TICKETS, RECLASSIFIED_AT, RadarEntry, RadarPart
from bot.model.selection import Page, Selection
from bot.model.turn import Turn
from bot.oncall.day_card import reader_of
from bot.oncall.quiet_hours import hours_of
from bot.oncall.workday import last_beginning, today_began
from bot.sla.own_goal import office
from bot.wording import pages
from bot.wording.labels import names_of_programs
from bot.wording.views import accounts as account_words
from bot.wording.views import radar as words
from policies.terms import Calendar

_NAMED: Final = 3
"""The customers of a part on the whole radar."""
_LOOKED_AT: Final = 8
"""The tickets of a part that are read for the whole radar: some may be in an earlier part."""
_LISTED: Final = 12
"""The lines of a page of one part, and of the list of accounts."""
_IN_TABLE: Final = 100
"""The customers in the table of accounts."""
_OF_CONTRACTS: Final = (RadarPart.APPROVALS, RadarPart.LEFT)


class RadarScope(Struct, frozen=True, kw_only=True, dict=True):
    """The customers on a radar, and the hours of whoever reads it; `is_whole`: they are all that there are."""

    customers: tuple[Customer, ...]
    hours: Calendar
    is_whole: bool = False

    @cached_property
    def ids(self) -> frozenset[CustomerId]:
        """The ids of the customers."""
        return frozenset(one.id for one in self.customers)


def scope_of(command: Command, situation: Situation) -> RadarScope | None:
    """Return whose radar a command shows: of whoever gives it, or of the account manager whose day begins.

    None for any other command. One that names a customer shows that one, if it is theirs.
    """
    desk, now = situation.desk, situation.now
    if isinstance(command, CheckTimers):
        reader = reader_of(command.subject, desk)
        if reader is None:
            return None
        return RadarScope(customers=authority.looked_after_by(reader, desk, now), hours=hours_of(reader))
    if not isinstance(command, RadarCommand):
        return None
    actor, named = situation.actor, wished(command.words, desk).customer
    person = next((one for one in desk.people if one.id == actor.id), None)
    found = authority.decided_by(actor, desk, now)
    return RadarScope(
        customers=tuple(one for one in found if named in (None, one)),
        hours=hours_of(person) if person else office("UTC"),
        is_whole=named is None and bool(actor.roles & {Role.LEAD, Role.MANAGER}),
    )


def sought(command: Command, situation: Situation) -> tuple[Sought, ...]:
    """Return the lists of tickets that a radar has, in the order of its parts: all of them, or the one asked for."""
    scope = scope_of(command, situation)
    if scope is None or isinstance(command, ShowAccounts):
        return ()
    wish = wished(command.words, situation.desk) if isinstance(command, ShowRadar) else RadarWish()
    size = _LISTED if wish.part else _LOOKED_AT
    parts = _parts_of_tickets(command, situation.desk)
    found = (_selection(part, scope, situation.now) for part in parts)
    return tuple(Sought(selection=one, size=size, page=wish.page) for one in found)


def _parts_of_tickets(command: Command, desk: Desk) -> tuple[RadarPart, ...]:
    part = wished(command.words, desk).part if isinstance(command, ShowRadar) else None
    return tuple(one for one in OF_TICKETS if part in (None, one))


def _selection(part: RadarPart, scope: RadarScope, now: datetime) -> Selection:
    theirs = Selection(customers=None if scope.is_whole else scope.ids, last=Turn.SNOOZED)
    match part:
        case RadarPart.OVERDUE:
            return replace(theirs, promised_before=now)
        case RadarPart.SOON:
            return replace(theirs, promised_from=now, promised_before=now + DUE_WITHIN)
        case RadarPart.OVERNIGHT:
            return replace(theirs, ours_before=today_began(scope.hours, now))
        case RadarPart.NEW:
            return replace(theirs, last=Turn.RESOLVED, opened_from=last_beginning(scope.hours, now))
        case RadarPart.RECLASSIFIED:
            return replace(theirs, changes=RECLASSIFIED_AT)
        case _:
            raise ValueError(f"no ticket is in {part}")


def named(command: Command, scope: RadarScope, situation: Situation) -> tuple[CustomerId, ...]:
    """Return the customers whose contracts a radar names something of: no more than are on a page."""
    wish = wished(command.words, situation.desk) if isinstance(command, ShowRadar) else None
    if isinstance(command, ShowAccounts) or (wish and wish.unread):
        return ()
    waiting = {one.customer for one in situation.figures if one.approvals or one.contacts_left}
    seen = _entries(replace(scope, customers=tuple(one for one in scope.customers if one.id in waiting)), situation)
    size = _LISTED if wish and wish.part else _NAMED
    number = wish.page if wish else 1
    parts = (one for one in _OF_CONTRACTS if not (wish and wish.part) or wish.part is one)
    found = (each for part in parts for each in pages.cut(_of(part, seen), number, size).shown)
    return tuple(dict.fromkeys(one.customer.id for one in found))


def _entries(scope: RadarScope, situation: Situation) -> tuple[RadarEntry, ...]:
    return entries(scope.customers, situation, last_beginning(scope.hours, situation.now))


def radar(command: ShowRadar, situation: Situation) -> Decision:
    """Return what whoever asks has to look at: all parts in short, or a page of one."""
    wish, scope = wished(command.words, situation.desk), scope_of(command, situation)
    if scope is None or wish.unread or (wish.customer and not scope.customers):
        return answer(words.unread(wish.unread or wish.rest, tuple(RadarPart)))
    if wish.part is None:
        return answer(words.radar(all_parts(command, scope, situation)))
    if wish.part in OF_TICKETS:
        (page,) = _pages(scope, situation)
        lines = lines_of((page,), situation)
        return answer(words.tickets(wish.part, page, lines, wish.rest))
    found = pages.cut(_of(wish.part, _entries(scope, situation)), wish.page, _LISTED)
    return answer(words.customers(wish.part, found, wish.rest, scope.hours.zone))


def all_parts(command: Command, scope: RadarScope, situation: Situation) -> words.Radar:
    """Return all parts of a radar; a card that comes by itself speaks of terms for a week at a time.

    Nor does it have notices: its reader is told of each on its days anyway.
    """
    seen = _entries(scope, situation)
    if isinstance(command, CheckTimers):
        seen = tuple(replace(one, notices=(), days_left=one.days_left if one.is_term_news else None) for one in seen)
    found = _pages(scope, situation)
    return words.Radar(
        tickets=dict(zip(_parts_of_tickets(command, situation.desk), found, strict=True)),
        customers={part: _of(part, seen) for part in RadarPart if part not in OF_TICKETS},
        lines=lines_of(found, situation),
        zone=scope.hours.zone,
        shown=_NAMED,
        words=wished(command.words, situation.desk).rest if isinstance(command, ShowRadar) else "",
    )


def accounts(command: ShowAccounts, situation: Situation) -> Decision:
    """Return the customers of whoever asks, a line each."""
    wish, scope = wished(command.words, situation.desk), scope_of(command, situation)
    if scope is None or wish.unread or wish.part or (wish.customer and not scope.customers):
        return answer(account_words.unread(command.words))
    ordered = sorted(_entries(scope, situation), key=lambda one: one.customer.name.casefold())
    page = pages.cut(ordered, wish.page, _LISTED)
    tabled = ordered[:_IN_TABLE] if page.number == 1 else ()
    ours = names_of_programs(situation.desk.assistants, None)
    return answer(account_words.accounts(page, scope.hours.zone, tabled, ours))


def _of(part: RadarPart, seen: Iterable[RadarEntry]) -> tuple[RadarEntry, ...]:
    """Return those with anything of a part: of terms what ends first, of the silent who has been for longest."""
    found = [one for one in seen if one.count(part)]
    if part is RadarPart.TERMS:
        found.sort(key=lambda one: one.days_left or 0)
    return tuple(found)


def _pages(scope: RadarScope, situation: Situation) -> Sequence[Page]:
    """Return the pages of tickets at hand, without any of a customer who isn't on this radar."""
    if scope.is_whole:
        return access_pages(situation)
    return tuple(
        replace(page, tickets=tuple(one for one in page.tickets if one.customer in scope.ids))
        for page in access_pages(situation)
    )
