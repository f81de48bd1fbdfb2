"""A past ticket judged by another plan: the verdict of its first response, if there is one to compare."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from bot.model.attainment import Verdict
from bot.model.ids import TicketId
from bot.model.milestone import Ended, Outcome
from bot.model.response import Response
from bot.model.ticket import Ticket
from bot.sla.replay import replay
from tests.contract.examples import NOW, a_promise, a_ticket, minutes
from tests.shipped import LIBRARY, readme_pack

PREMIER, PRIORITY = LIBRARY.plan("mpowr/premier"), LIBRARY.plan("mpowr/priority")
LATER = NOW + timedelta(days=30)


def answered(after: float) -> Ticket:
    """A Level 1 of a Monday morning that was answered after so many minutes."""
    return a_ticket(response=Response(at=NOW + minutes(after), by="agent-one", name="Agent One"))


@pytest.mark.parametrize(
    ("after", "verdict", "under_the_other"),
    [(50, Verdict.KEPT, Verdict.KEPT), (90, Verdict.BROKEN, Verdict.KEPT), (130, Verdict.BROKEN, Verdict.BROKEN)],
)
def test_each_plan_has_its_verdict(after: float, verdict: Verdict, under_the_other: Verdict) -> None:
    judged = replay(answered(after), PREMIER, PRIORITY, LATER)

    assert judged
    assert (judged.verdict, judged.new_verdict) == (verdict, under_the_other)
    assert judged.flips is (verdict is not under_the_other)


def test_what_is_still_to_come_is_neither_kept_nor_broken() -> None:
    judged = replay(a_ticket(), PREMIER, PRIORITY, NOW + minutes(90))

    assert judged
    assert (judged.verdict, judged.new_verdict) == (Verdict.BROKEN, Verdict.NOT_YET_DUE)


WITHDRAWN = replace(a_promise(60), ended=Ended(outcome=Outcome.WITHDRAWN, at=NOW, by="contact", name="Contact One"))


@pytest.mark.parametrize(
    "changes", [{"milestones": (WITHDRAWN,)}, {"merged_into": TicketId("EX-2")}, {"region": "nowhere"}]
)
def test_of_what_was_withdrawn_or_went_elsewhere_nothing_is_said(changes: dict[str, Any]) -> None:
    other = replace(PRIORITY, regions=("americas",)) if "region" in changes else PRIORITY

    assert replay(a_ticket(**changes), PREMIER, other, LATER) is None


def test_what_was_phoned_in_is_judged_by_the_call_under_both_plans() -> None:
    care = readme_pack("northwind").plans["care"]
    saturday = NOW + timedelta(days=5)
    history = tuple(replace(one, severity="P0", at=saturday) for one in a_ticket().history)
    ticket = a_ticket(opened_at=saturday, history=history, phoned_at=saturday + minutes(5))

    judged = replay(ticket, care, care, LATER)

    assert judged
    assert judged.due == judged.new_due == saturday + minutes(35)
