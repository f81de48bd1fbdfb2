"""A course of one desk by the clock on a wall: what people do at a time, and all that everybody reads meanwhile.

walk.until("Mon 09:30")
walk.reads(("Mon 09:30", "triage", "no response yet"))
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import plain_text
from bot.model.milestone import Milestone, Outcome
from bot.ports import DeliveryKind
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk, Post

CHICAGO = ZoneInfo("America/Chicago")
Read = tuple[str, str, str]
"""When something is said, by the clock on the wall; who reads it; words that are in it."""
_STAFF = {account: one.name for one in people.vendors_people() for account in one.accounts}


class Walk:
    """A desk whose people live by one clock. Edits of what stands already count as nothing said."""

    def __init__(self, desk: FrontDesk, zone: ZoneInfo = CHICAGO) -> None:
        self.desk, self._zone, self._read = desk, zone, 0

    def until(self, at: str) -> None:
        """Time passes until the clock shows this, such as “Tue 09:00”, for the first time from now on."""
        hour, minute = map(int, at[4:].split(":"))
        target = self._local(self.desk.clock.at).replace(hour=hour, minute=minute)
        while f"{target:%a}" != at[:3] or target < self._local(self.desk.clock.at):
            target += timedelta(days=1)
        self.desk.passes(seconds=(target - self.desk.clock.at).total_seconds())

    def reads(self, *expected: Read) -> None:
        """Assert that just this has been said since the last time, in this order."""
        posts = [post for post in self.desk.posts()[self._read :] if post.held.entry.kind is DeliveryKind.POST]
        self.skips()
        said = [
            (self._at(post.held.entry.created_at), _whose(post), plain_text.summary(post.message)) for post in posts
        ]
        wanted = [words for _, _, words in expected] + [""] * len(said)
        found = [
            (at, who, want if want and want in text else text)
            for (at, who, text), want in zip(said, wanted, strict=False)
        ]
        assert found == list(expected)

    def skips(self) -> None:
        """Whatever has been said until now is of no interest."""
        self._read = len(self.desk.posts())

    def milestone(self, about: str = "first-response", number: str = "EX-1") -> Milestone:
        """The milestone of that id."""
        (one,) = [each for each in self.desk.ticket(number).milestones if each.id == about]
        return one

    def due(self, about: str = "first-response", number: str = "EX-1") -> str:
        """When it is or was due; empty while its time rests."""
        at = self.milestone(about, number).due_at
        return self._at(at) if at else ""

    def outcome(self, about: str = "first-response", number: str = "EX-1") -> Outcome | None:
        """What became of it; None while it is open."""
        ended = self.milestone(about, number).ended
        return ended.outcome if ended else None

    def breaches(self, about: str = "first-response") -> list[str]:
        """Each due time of it that passed."""
        return [self._at(one.due_at) for one in self.milestone(about).breaches]

    def asks(self, about: str = "first-response") -> list[str]:
        """When something is going to be asked about it."""
        return [self._at(timer.due_at) for timer in self.desk.waiting("EX-1") if timer.about == about]

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self._zone)

    def _at(self, at: datetime) -> str:
        return f"{self._local(at):%a %H:%M}"


def _whose(post: Post) -> str:
    entry = post.held.entry
    if entry.place is None and entry.account:
        return _STAFF.get(entry.account, str(entry.account))
    return "triage" if entry.place == people.TRIAGE else "customer"
