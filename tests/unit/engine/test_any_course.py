"""Whatever people do and in whatever order, what must always hold does.

Hypothesis plays: customers write and press, agents answer, time passes, the desk stands still. After every step the
whole store is looked over.
"""

from collections import Counter
from datetime import timedelta
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from msgspec.structs import replace

from bot.commands import CreateIntake, DeleteMessage, EditMessage, Origin, Via
from bot.events import PromiseMissed
from bot.model.intake import IntakeState
from bot.model.milestone import MilestoneType
from bot.model.places import Account, Thread
from bot.model.response import Response
from bot.model.ticket import Status
from bot.model.timer import TimerKind
from policies.terms import Plan
from storage.states import DeliveryState
from tests.rounds import SOAK, rounds
from tests.shipped import EXAMPLES, readme_pack
from tests.unit.engine import form_acts, people
from tests.unit.engine.course_promises import Promising
from tests.unit.engine.course_words import (
    AGENTS,
    answers,
    anyone,
    askers,
    buttons,
    inside,
    mergers,
    others,
    texts,
)
from tests.unit.engine.people import STERLING

BEYOND = (
    readme_pack("northwind").plans["care"],
    EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"),
    EXAMPLES.plan("larkspur/archive"),
)
"""Plans that promise more than a first response, or something else."""


class Course(Promising):
    """One desk, and everything that may happen to it."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[Thread] = []
        self.asked = count(1)
        self.responses: dict[str, Response] = {}

    @initialize(plan=st.none() | st.sampled_from(BEYOND))
    def a_plan_may_promise_more_than_a_first_response(self, plan: Plan | None) -> None:
        if plan:
            self.desk.agrees(STERLING, plan)

    def thread(self, data: st.DataObject) -> Thread:
        return data.draw(st.sampled_from(self.threads))

    # What may happen

    @rule(who=askers, text=texts, files=st.booleans())
    def writes(self, who: Account, text: str, files: bool) -> None:
        marked = f"{text} at {people.home(who).channel}" if text in ("It fails", "All is down") else text
        self.threads.append(self.desk.hears(who, marked, files=("log.txt",) if files else ()))

    @precondition(lambda self: self.threads)
    @rule(data=st.data(), who=anyone, text=texts, mention=st.booleans())
    def writes_in_a_thread(self, data: st.DataObject, who: Account, text: str, mention: bool) -> None:
        self.desk.hears(who, text, self.thread(data), mention=mention)

    @precondition(lambda self: self.threads)
    @rule(data=st.data(), who=anyone, text=texts | st.none())
    def edits_or_deletes(self, data: st.DataObject, who: Account, text: str | None) -> None:
        thread = self.thread(data)
        origin = Origin(by=who, place=thread.place, at=self.desk.clock.at, via=Via.MESSAGE)
        if text is None:
            self.desk.gives(DeleteMessage(origin=origin, message=thread.root))
        else:
            self.desk.gives(EditMessage(origin=origin, message=thread.root, text=text))

    @rule(who=anyone, text=texts)
    def asks(self, who: Account, text: str) -> None:
        place = people.TRIAGE if who in AGENTS else people.home(who)
        origin = Origin(by=who, place=place, at=self.desk.clock.at, via=Via.SLASH, keys=(f"asked {next(self.asked)}",))
        self.desk.gives(CreateIntake(origin=origin, text=f"globe: {text}"))

    @rule(who=anyone, severity=st.sampled_from(["1", "3", "unsure", "9"]), text=texts)
    def sends_a_form(self, who: Account, severity: str, text: str) -> None:
        place = people.TRIAGE if who in AGENTS else people.home(who)
        filled = form_acts.answered(self.desk, who, place, severity=severity, text=text)
        form_acts.submits(self.desk, who, place, replace(filled, id=f"V{next(self.asked) // 2}"))

    @precondition(lambda self: self.desk.store.kept.intakes)
    @rule(data=st.data(), who=anyone, button=buttons)
    def presses(self, data: st.DataObject, who: Account, button: tuple[str, str]) -> None:
        intake = data.draw(st.sampled_from(sorted(self.desk.store.kept.intakes)))
        self.desk.presses(who, button[0], intake, button[1])

    @precondition(lambda self: self.desk.store.kept.tickets)
    @rule(data=st.data(), who=anyone, verb=answers | others | inside | mergers)
    def types(self, data: st.DataObject, who: Account, verb: str) -> None:
        self.desk.types(who, verb.format(data.draw(st.sampled_from(sorted(self.desk.store.kept.tickets)))))

    @rule(minutes=st.sampled_from([1, 6, 10, 30, 60, 240, 1440, 8 * 1440]))
    def time_passes(self, minutes: int) -> None:
        self.desk.passes(minutes=minutes)

    @rule(minutes=st.sampled_from([10, 30, 90, 600, 3000]))
    def the_desk_stands_still(self, minutes: int) -> None:
        self.desk.stands_still(minutes=minutes)

    # What must hold

    @invariant()
    def a_request_that_waits_for_a_contact_has_a_milestone_and_no_other_does(self) -> None:
        for intake in self.intakes():
            assert [one.type for one in intake.open_milestones] == [MilestoneType.TAKE_UP] * intake.is_held, intake

    @invariant()
    def an_answer_takes_back_the_reminders_that_are_not_out(self) -> None:
        ended = ((its, one) for its in self.subjects() for one in its.milestones if one.ended and not one.is_lapsed)
        done = {its.tag_of(one) for its, one in ended}
        waiting = (post for post in self.desk.posts() if post.held.state is DeliveryState.WAITING)
        assert [post.text for post in waiting if post.held.entry.tag in done] == []

    @invariant()
    def what_is_put_aside_will_come_back(self) -> None:
        for ticket in self.desk.tickets():
            waking = [t for t in self.desk.waiting(ticket.id) if t.kind is TimerKind.WAKE and t.cycle == ticket.cycle]
            assert len(waking) == (ticket.snoozed_until is not None), ticket
            assert not (ticket.snoozed_until and ticket.awaits_response), ticket

    @invariant()
    def a_resolved_ticket_will_close(self) -> None:
        for ticket in self.desk.tickets():
            closing = [t for t in self.desk.waiting(ticket.id) if t.kind is TimerKind.CLOSE and t.cycle == ticket.cycle]
            assert len(closing) == (ticket.status is Status.RESOLVED and not ticket.promises), ticket

    @invariant()
    def an_open_request_will_become_a_ticket(self) -> None:
        for intake in self.intakes():
            waiting = {timer.kind for timer in self.desk.waiting(intake.id)}
            assert (TimerKind.OPEN_ANYWAY in waiting) is intake.is_open, intake

    @invariant()
    def what_is_offered_will_be_asked_about(self) -> None:
        for intake in self.intakes():
            waiting = {timer.kind for timer in self.desk.waiting(intake.id)}
            assert (TimerKind.OFFER in waiting) is intake.is_offered, intake

    @invariant()
    def what_was_put_together_is_read_where_it_goes_on(self) -> None:
        for intake in self.intakes():
            if intake.state is IntakeState.ADDED and intake.offer:
                held = {message for whose, message in self.desk.store.kept.customer_messages if whose != intake.id}
                assert intake.first.deleted_at or intake.first.message in held

    @invariant()
    def no_thread_has_two_open_questions_or_two_tickets(self) -> None:
        open_in = Counter(intake.thread for intake in self.intakes() if intake.is_open)
        ticket_in = Counter(ticket.thread for ticket in self.desk.tickets())
        assert all(number == 1 for number in [*open_in.values(), *ticket_in.values()])

    @invariant()
    def a_miss_is_recorded_once(self) -> None:
        for ticket in self.desk.tickets():
            breach = [event for event in self.desk.history(ticket.id) if isinstance(event, PromiseMissed)]
            kept = [(one.id, breach.due_at) for one in ticket.milestones for breach in one.breaches]
            assert {(one.about, one.due_at) for one in breach} >= {one for one in kept if not one[0].startswith("EX")}
            assert len({(one.about, one.due_at) for one in breach}) == len(breach)

    @invariant()
    def a_first_response_never_changes(self) -> None:
        for ticket in self.desk.tickets():
            if ticket.response:
                assert self.responses.setdefault(ticket.id, ticket.response) == ticket.response

    @invariant()
    def nothing_is_due_where_it_is_over(self) -> None:
        owed = [one.milestone for one in self.desk.tickets() if one.status in {Status.RESOLVED, Status.CLOSED}]
        assert all(one is None or one.kind.own == "root-cause-analysis" for one in owed)

    @invariant()
    def no_customers_channel_shows_anothers_words_or_a_goal_of_our_own(self) -> None:
        channels = {channel: customer.name for customer in self.desk.file.customers for channel in customer.channels}
        for post in self.desk.posts():
            own = channels.get(post.held.entry.place) if post.held.entry.place else None
            if own:
                foreign = {place.channel for place, name in channels.items() if name != own}
                assert not any(word in post.text for word in (*foreign, "own goal"))


LENGTH = {"max_examples": rounds(16, 2_000), "stateful_step_count": rounds(25, 80)}
Course.TestCase.settings = settings(deadline=timedelta(seconds=10), derandomize=not SOAK, **LENGTH)
TestAnyCourse = Course.TestCase
