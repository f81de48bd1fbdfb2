"""Whatever people do, the auditor's quick look finds just what nobody will ask about: it never cries wolf."""

from datetime import timedelta

from hypothesis import settings
from hypothesis.stateful import invariant
from sqlalchemy import Connection, create_engine, insert

from bot.model.ids import subject_id
from bot.model.intake import Intake
from storage.sql import milestones, selections, timers
from storage.sql.silent import SILENT, SILENT_REQUESTS
from storage.tables import METADATA
from storage.tables.milestones import MILESTONES
from storage.tables.timers import TIMERS
from storage.tables.work import INTAKES, TICKETS
from tests.rounds import SOAK, rounds
from tests.unit.engine.test_any_course import Course

ROWS = create_engine("sqlite://")
METADATA.create_all(ROWS, tables=[INTAKES, TICKETS, MILESTONES, TIMERS])


class Watched(Course):
    """A course whose rows are looked at after each step, with its timers and without."""

    @invariant()
    def the_quick_look_finds_what_has_lost_its_timers_and_nothing_else(self) -> None:
        asked_about = {one.id for one in self.subjects() if any(timer.about for timer in self.desk.waiting(one.id))}
        needed = {one.id for one in self.subjects() if isinstance(one, Intake) and one.needs}
        put_aside = {one.id for one in self.desk.tickets() if self.desk.waiting(one.id)}
        with ROWS.connect() as connection:
            self.write(connection)

            with_timers = look(connection)
            connection.execute(TIMERS.delete())
            without = look(connection)

            connection.rollback()
        assert (with_timers, without) == (set(), asked_about | needed | put_aside)

    def write(self, connection: Connection) -> None:
        for its in self.subjects():
            columns = {"id": its.id, "customer": its.customer, "thread": "", "version": 1, "document": its.id}
            if isinstance(its, Intake):
                of_it = {
                    "place": "",
                    "requester": "",
                    "joinable": its.is_open or its.is_held,
                    "touched_at": None,
                    "needs": its.needs,
                }
                connection.execute(insert(INTAKES).values(**columns, **of_it))
            else:
                connection.execute(insert(TICKETS).values(**columns, **selections.row(its)))
            for row in milestones.rows(its, self.desk.history(subject_id(its.id))):
                connection.execute(insert(MILESTONES).values(**row))
            for timer in self.desk.waiting(its.id):
                connection.execute(insert(TIMERS).values(**timers.row(timer)))


def look(connection: Connection) -> set[str]:
    return {document for query in (SILENT, SILENT_REQUESTS) for document in connection.execute(query).scalars()}


LENGTH = {"max_examples": rounds(6, 1_000), "stateful_step_count": rounds(25, 80)}
Watched.TestCase.settings = settings(deadline=timedelta(seconds=10), derandomize=not SOAK, **LENGTH)
TestQuickLook = Watched.TestCase
