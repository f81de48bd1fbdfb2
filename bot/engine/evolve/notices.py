"""The notices of a contract after each event about one."""

from typing import Final, assert_never

from msgspec.structs import replace

from bot.events import NoticeCame, NoticeEvent, NoticeGiven, NoticeWithdrawn
from bot.model.contract import Contract
from bot.model.notice import Notice, NoticeEnd

MAX_PAST: Final = 10
"""The number of past notices that a contract still has; the timeline has all of them."""


def with_notice(contract: Contract, event: NoticeEvent) -> Contract:
    """Return the contract with what an event changes of its notices, without those that ended long before."""
    match event:
        case NoticeGiven(notice=given):
            found = (
                *contract.notices,
                given if given.stages() or not given.dates else replace(given, ended=_came(event)),
            )
        case NoticeCame():
            found = _ended(contract, event.number, _came(event))
        case NoticeWithdrawn(name=name, why=why):
            end = NoticeEnd(at=event.at, is_withdrawn=True, name=name, why=why)
            found = _ended(contract, event.number, end)
        case _:
            assert_never(event)
    past = [one.number for one in found if not one.is_open][:-MAX_PAST]
    return replace(contract, notices=tuple(one for one in found if one.number not in past))


def _came(event: NoticeGiven | NoticeCame) -> NoticeEnd:
    return NoticeEnd(at=event.at, is_withdrawn=False)


def _ended(contract: Contract, number: int, end: NoticeEnd) -> tuple[Notice, ...]:
    return tuple(replace(one, ended=end) if one.number == number else one for one in contract.notices)
