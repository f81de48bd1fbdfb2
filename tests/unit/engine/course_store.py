"""What must hold of the store in whatever course: the timelines, the rows and the timers say the same."""

from hypothesis.stateful import invariant

from bot.engine.milestones.timers import wanted, watched
from bot.model.intake import Intake
from bot.model.ticket import Ticket
from bot.model.timer import TimerKind
from storage.sql import milestones
from tests.unit.engine.course_staff import Staffed
from tests.unit.engine.folds import folded_intake, folded_ticket

REMINDERS = {TimerKind.REMIND, TimerKind.REPEAT}


class Stored(Staffed):
    """A desk whose store is looked over."""

    @invariant()
    def folding_a_timeline_rebuilds_what_is_stored(self) -> None:
        for ticket in self.desk.tickets():
            assert folded_ticket(self.desk, ticket) == ticket
            assert ticket.version == len(self.desk.history(ticket.id))
        for intake in self.intakes():
            assert folded_intake(self.desk, intake) == intake
            assert intake.version == len(self.desk.history(intake.id))

    @invariant()
    def the_rows_of_milestones_say_what_the_documents_do(self) -> None:
        for its in self.subjects():
            written = {row["milestone"]: row for row in milestones.rows(its, self.desk.history(its.id))}
            assert all(written[one.id] == milestones.row(its, one) for one in its.milestones), its
            assert sum(not row["ended_at"] for row in written.values()) == len(its.open_milestones), its

    @invariant()
    def the_timers_that_wait_are_those_that_are_wanted(self) -> None:
        for one in self.subjects():
            customer, plan = self.desk.file.customer(one.customer), self.desk.store.kept.plans[one.plan_version]
            assert customer
            assert set(self.desk.waiting(one.id)) == wanted(one, plan, customer.region), one

    @invariant()
    def what_is_due_is_asked_after_and_nothing_else_is(self) -> None:
        for one in self.subjects():
            asked = {timer.about for timer in self.desk.waiting(one.id) if timer.kind in REMINDERS}
            assert asked == {milestone.id for milestone in watched(one)}, one

    def intakes(self) -> tuple[Intake, ...]:
        return tuple(self.desk.store.kept.intakes.values())

    def subjects(self) -> tuple[Intake | Ticket, ...]:
        return (*self.intakes(), *self.desk.tickets())
