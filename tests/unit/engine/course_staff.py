"""What may happen to the staff while a course runs, and what must hold then."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.engine.escalation import hand_over
from bot.model.turn import Turn, turn_of
from bot.oncall.hand_over import subject_of
from policies.terms import Line
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.on_call import a_desk_on_call, a_swap_and_a_leave


class Staffed(RuleBasedStateMachine):
    """A desk whose first line takes turns, with a swap and a leave; people leave it, and come back."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = FrontDesk(file=a_desk_on_call(*a_swap_and_a_leave()))
        self.desk.sweeps()

    @rule(who=st.sampled_from(["agent-one", "agent-two", "lead-one"]), there=st.booleans())
    def the_file_has_somebody_or_not(self, who: str, there: bool) -> None:
        everybody = a_desk_on_call().people
        now = {person.id for person in self.desk.file.people if person.id != who} | ({who} if there else set())
        self.desk.is_set_up(people=tuple(person for person in everybody if person.id in now))
        self.desk.sweeps()

    @invariant()
    def nobody_has_what_is_open_who_has_left(self) -> None:
        people = {person.id for person in self.desk.file.people}
        had = {one.assignee_id for one in self.desk.tickets() if turn_of(one) < Turn.RESOLVED and one.assignee_id}
        assert had <= people

    @invariant()
    def the_next_hand_over_of_each_line_is_asked_about(self) -> None:
        waiting = {timer for line in Line for timer in self.desk.waiting(subject_of(line))}
        assert waiting == hand_over.wanted(self.desk.file, self.desk.clock.at)
