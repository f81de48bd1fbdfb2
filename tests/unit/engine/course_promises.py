"""What must hold of promises in whatever course: none gets lost when tickets are merged, closed and opened again."""

from hypothesis.stateful import invariant

from bot.model import customer_call
from bot.model.milestone import MilestoneType, Outcome
from bot.model.ticket import OVER, Status
from bot.model.turn import Turn, turn_of
from tests.unit.engine.course_store import Stored


class Promising(Stored):
    """A desk of which customers were promised something."""

    def __init__(self) -> None:
        super().__init__()
        self.broken: set[tuple[str, str, int]] = set()

    @invariant()
    def a_broken_promise_stays_overdue_until_it_is_kept_or_its_ticket_closed_whatever_pauses(self) -> None:
        broken = set()
        for ticket in self.desk.tickets():
            for one in ticket.open_milestones if ticket.status is not Status.CLOSED else ():
                key = (ticket.id, one.id, len(ticket.history))
                assert one.is_broken or key not in self.broken, (one, ticket)
                if one.is_broken:
                    broken.add(key)
                    assert turn_of(ticket) <= Turn.OURS, ticket
                    assert ticket.milestone, ticket
                    assert ticket.milestone.is_broken, ticket
        self.broken = broken

    @invariant()
    def who_waits_for_the_customer_asks_them_and_has_no_answer(self) -> None:
        for ticket in self.desk.tickets():
            asked = [one.ended for one in ticket.milestones if one.type is MilestoneType.CUSTOMER_REPLY]
            is_heard = not asked or (asked[-1] is not None and asked[-1].outcome is Outcome.MET)
            assert not (ticket.status is Status.WAITING and is_heard), ticket

    @invariant()
    def what_is_promised_of_a_merged_ticket_is_wanted_while_the_other_is_open(self) -> None:
        for ticket in self.desk.tickets():
            ended = [one for one in ticket.milestones if one.came_with and one.ended and ticket.status not in OVER]
            series = {one.series for one in ticket.open_milestones}
            lost = [one for one in ended if one.ended and one.ended.outcome is Outcome.WITHDRAWN]
            assert [one.id for one in lost if one.series not in series] == [], ticket

    @invariant()
    def no_resolution_is_given_while_a_ticket_is_open(self) -> None:
        for ticket in self.desk.tickets():
            ended = [one for one in ticket.milestones if one.type is MilestoneType.RESOLUTION and one.ended]
            kept = [one for one in ended if one.ended and one.ended.outcome is Outcome.MET]
            assert not kept or ticket.status in OVER, ticket

    @invariant()
    def a_call_that_will_be_confirmed_is_asked_about(self) -> None:
        for ticket in self.desk.tickets():
            is_due = customer_call.is_due(ticket, self.desk.store.kept.plans[ticket.plan_version])
            asked = [one for one in ticket.open_milestones if one.type is MilestoneType.PHONE_CALL]
            is_promised = is_due and customer_call.is_to_be_confirmed(ticket) and ticket.status not in OVER
            assert len(asked) == 1 or not is_promised, ticket
