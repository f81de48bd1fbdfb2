"""Of every message that is to be sent something comes: what nobody is at any more is taken back, or told by name."""

from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot.delivery.auditor import LOOKS, DeliveryAuditor
from bot.model.ids import TicketId
from bot.ports import Unsettled, Whereabouts
from tests.unit.engine.desk import FrontDesk
from tests.unit.listed_outbox import ListedOutbox

LEFT = Unsettled(
    id="d1", conversation="slack:T0DESK/C0ACME", where=Whereabouts.ON_ITS_WAY, attempts=1, subject=TicketId("EX-1")
)
NEXT = Unsettled(id="d2", conversation="slack:T0DESK/C0GLOBE", where=Whereabouts.WAITING, attempts=0, subject=None)


@dataclass
class Sending:
    """The sender of this process, as far as the auditor asks it."""

    busy: frozenset[str] = frozenset()
    woken: int = 0

    def wake(self) -> None:
        self.woken += 1


@dataclass
class Trial:
    """An auditor over deliveries that are what a test says."""

    desk: FrontDesk = field(default_factory=FrontDesk)
    outbox: ListedOutbox = field(default_factory=ListedOutbox)
    sending: Sending = field(default_factory=Sending)
    there: tuple[Unsettled, ...] = ()

    def __post_init__(self) -> None:
        self.outbox.put("d1")
        self.outbox.claim("C1", datetime.max.replace(tzinfo=self.desk.clock.at.tzinfo))
        self.auditor = DeliveryAuditor(self.desk.service, self.outbox, lambda _: self.there, self.sending)  # type: ignore[arg-type]

    def looks(self, times: int = LOOKS) -> list[str]:
        return [one for _ in range(times) for one in self.auditor.look()]

    def told(self) -> list[str]:
        return [post.text for post in self.desk.triage()]


@pytest.fixture
def trial() -> Trial:
    return Trial()


def test_what_was_claimed_and_never_settled_is_taken_back_and_told(trial: Trial) -> None:
    trial.there = (LEFT,)

    assert trial.looks() == ["d1"]
    assert trial.outbox.rows["d1"].state == "waiting"
    assert trial.sending.woken == 1
    assert trial.auditor.problem() is None
    (told,) = trial.told()
    assert "slack:T0DESK/C0ACME (about EX-1) got stuck on its way. It's going out again now" in told


def test_what_changes_from_look_to_look_is_being_sent(trial: Trial) -> None:
    for there in ((LEFT,), (NEXT,), (LEFT,), (NEXT,), (LEFT,)):
        trial.there = there
        trial.looks(1)

    assert trial.told() == []
    assert trial.auditor.problem() is None


def test_what_this_process_is_at_is_not_taken_back_but_told(trial: Trial) -> None:
    trial.there, trial.sending.busy = (LEFT,), frozenset({LEFT.conversation})

    assert trial.looks() == []
    assert trial.outbox.rows["d1"].state == "on its way"
    assert trial.auditor.problem() == "slack:T0DESK/C0ACME (about EX-1)"


def test_what_waits_and_nothing_tries_makes_the_desk_unready_until_it_is_gone(trial: Trial) -> None:
    trial.there = (NEXT,)
    trial.looks(LOOKS + 2)
    during = trial.auditor.problem()

    trial.there = ()
    trial.looks(1)

    assert (during, trial.auditor.problem()) == ("slack:T0DESK/C0GLOBE", None)
    (told,) = trial.told()
    assert "is stuck, and nothing sends it." in told


def test_what_is_stuck_again_after_it_was_taken_back_is_left_for_people(trial: Trial) -> None:
    trial.there = (LEFT,)
    trial.looks()

    trial.looks(1)

    assert trial.auditor.problem() == "slack:T0DESK/C0ACME (about EX-1)"
