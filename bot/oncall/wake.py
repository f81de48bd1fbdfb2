"""The addresses that wake people, for those who don't hear a chat at night."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar, Final

from msgspec.structs import replace

from bot.model.desk import Desk
from bot.model.hiding import Hiding
from bot.model.ids import PersonId
from bot.model.people import Person
from bot.model.places import Account, Platform
from bot.oncall.duty import called, on_duty
from bot.oncall.quiet_hours import is_at_work
from policies.terms import Line

_PERSON, _LINE = "person", "line"
_LINES: Final = {str(line): line for line in Line}


class WakeAddress(Hiding, frozen=True, kw_only=True):
    """The address that an account of ours stands for, and the people who may answer there."""

    HIDDEN: ClassVar = frozenset({"url"})

    url: str
    people: tuple[Person, ...]

    def person_of(self, name: str | None) -> Person | None:
        """Return who answered: whoever is named, else the only one who may."""
        if name is None:
            return self.people[0] if len(self.people) == 1 else None
        return next((one for one in self.people if one.id == name), None)


def is_waking(desk: Desk) -> bool:
    """Return whether anybody at a desk is woken."""
    return bool(desk.wake_urls) or any(person.wake_url for person in desk.people)


def asleep(desk: Desk) -> Desk:
    """Return a desk that calls nobody's address, to be tried: there are real people and programs behind them."""
    people = tuple(replace(person, wake_url=None) for person in desk.people)
    return replace(desk, people=people, wake_urls={}, webhooks=())


def wakes(account: Account) -> str | None:
    """Return whose address an account stands for, as people call it; None if it is another account."""
    if account.platform is not Platform.WAKE:
        return None
    return f"the wake_url of {f'the {account.user} line' if account.workspace == _LINE else account.user}"


def wake_accounts(desk: Desk, lines: Iterable[Line], at: datetime) -> tuple[Account, ...]:
    """Return the accounts to call for some lines at an instant: of the lines, and of whoever is on duty for them."""
    lines = tuple(lines)
    own = (_account(_LINE, line) for line in lines if line in desk.wake_urls)
    return (*own, *wake_accounts_of(called(desk, lines, at)))


def wake_accounts_off_hours(desk: Desk, lines: Iterable[Line], at: datetime) -> tuple[Account, ...]:
    """Return the accounts to call for lines that never close: of who is on duty outside their own hours.

    A line's own address is called if nobody who is on duty for it is within theirs.
    """
    lines = tuple(lines)
    own = (_account(_LINE, line) for line in lines if line in desk.wake_urls and not _anybody_there(desk, line, at))
    return (*own, *wake_accounts_of(one for one in called(desk, lines, at) if not is_at_work(one, at)))


def _anybody_there(desk: Desk, line: Line, at: datetime) -> bool:
    return any(is_at_work(person, at) for person in on_duty(desk, line, at))


def wake_accounts_of(people: Iterable[Person]) -> tuple[Account, ...]:
    """Return the accounts to call for some people, of those who are woken."""
    return tuple(_account(_PERSON, person.id) for person in people if person.wake_url)


def woken_by(desk: Desk, account: Account, at: datetime) -> WakeAddress | None:
    """Return what an account stands for in the desk file in force; None if there is no address any more."""
    if account.workspace == _LINE:
        line = _LINES.get(account.user)
        url = desk.wake_urls.get(line) if line else None
        return WakeAddress(url=url, people=on_duty(desk, line, at)) if line and url else None
    person = desk.person(PersonId(account.user))
    return WakeAddress(url=person.wake_url, people=(person,)) if person and person.wake_url else None


def _account(kind: str, user: str) -> Account:
    return Account(platform=Platform.WAKE, workspace=kind, user=user)
