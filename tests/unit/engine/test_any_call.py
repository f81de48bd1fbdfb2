"""Whatever becomes of tickets that are to be phoned in, in whatever order they are merged: no call is lost.

Hypothesis plays: customers say that they have called, agents confirm it, tickets are merged, change their severity, are
solved and opened again, before the call and after it.
"""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from bot.events import Acknowledged, Apologised, Replied, Resolved, WaitingOnCustomer
from bot.model import customer_call
from bot.model.message import When
from bot.model.milestone import MilestoneType, parsed
from bot.model.places import Account
from bot.model.ticket import OVER
from tests.rounds import SOAK, rounds
from tests.shipped import readme_pack
from tests.unit.engine.course_promises import Promising
from tests.unit.engine.desk import Post
from tests.unit.engine.people import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO, plan

PLANS = {"P0": readme_pack("northwind").plans["care"], "1": plan("cpi/standard")}
"""Two plans by the severity that is to be phoned in: one has hours of its own by phone, to one levels are proposed."""
LEVELS = {"P0": ("P0", "P1", "P2"), "1": ("1", "2", "3")}
SPOKEN = Acknowledged | Replied | Resolved | WaitingOnCustomer
QUESTION = "Did you take the call?"

numbers = st.sampled_from(["EX-1", "EX-2", "EX-3", "EX-4"])
stages = st.tuples(st.integers(0, 1), st.sampled_from(["", "said", "confirmed", "said, confirmed"]))
contacts = st.sampled_from([CONTACT_ONE, CONTACT_TWO])
acts = st.sampled_from(
    (
        "ack {}",
        "reply {} We look.",
        "wait {} Which?",
        "resolve {} Done.",
        "reopen {}",
        "close {}",
        "snooze {} 2h",
        "split {}",
        "milestone {} workaround Restart it.",
    )
)


class Calls(Promising):
    """A desk with three tickets of a customer who is to phone in whatever is most severe, and what becomes of them."""

    def __init__(self) -> None:
        super().__init__()
        self.critical, self.seen = "P0", 0
        self.asked = set[str]()

    @initialize(critical=st.sampled_from(sorted(PLANS)), stages=st.lists(stages, min_size=3, max_size=3))
    def three_tickets_whose_calls_are_at_any_stage(self, critical: str, stages: list[tuple[int, str]]) -> None:
        self.critical = critical
        self.desk.agrees(ACME, PLANS[critical])
        for number, (level, called) in enumerate(stages, 1):
            who = CONTACT_TWO if number == 2 else CONTACT_ONE
            self.desk.opened(who, LEVELS[critical][level], f"All is down at site {number}")
            for by in [who] * ("said" in called) + [AGENT_ONE] * ("confirmed" in called):
                self.desk.types(by, f"phoned EX-{number}")
            self.desk.passes(minutes=3)
        self.seen = len(self.desk.posts())

    # What may happen

    @rule(who=contacts, number=numbers, when=st.sampled_from(["", " 5 minutes ago", " at 9:00, to Sandra"]))
    def says_that_they_called(self, who: Account, number: str, when: str) -> None:
        self.types(who, f"phoned {number}{when}")

    @rule(number=numbers, when=st.sampled_from(["", " 5 minutes ago"]))
    def confirms(self, number: str, when: str) -> None:
        self.types(AGENT_ONE, f"phoned {number}{when}")

    @rule(one=numbers, into=numbers)
    def merges(self, one: str, into: str) -> None:
        self.types(AGENT_TWO, f"merge {one} into {into}")

    @rule(who=contacts | st.just(AGENT_ONE), number=numbers, level=st.integers(0, 2))
    def gives_another_severity(self, who: Account, number: str, level: int) -> None:
        self.types(who, f"severity {number} {LEVELS[self.critical][level]}: as we see it")

    @rule(number=numbers, act=acts)
    def acts(self, number: str, act: str) -> None:
        self.types(AGENT_ONE, act.format(number))

    @rule(who=contacts, number=numbers, text=st.sampled_from(["It fails", "Thanks!", "It isn't solved"]))
    def writes(self, who: Account, number: str, text: str) -> None:
        found = [ticket for ticket in self.desk.tickets() if ticket.id == number]
        if found and hasattr(found[0].thread, "root"):
            self.desk.hears(who, text, found[0].thread)

    @rule(minutes=st.sampled_from([1, 6, 16, 30, 60, 240, 1440]))
    def time_passes(self, minutes: int) -> None:
        self.desk.passes(minutes=minutes)

    def types(self, who: Account, text: str) -> None:
        if any(ticket.id in text.split() for ticket in self.desk.tickets()):
            self.desk.types(who, text)

    # What must hold

    @invariant()
    def a_call_is_asked_for_or_about_only_while_it_is_due(self) -> None:
        for ticket in self.desk.tickets():
            asked = [one for one in ticket.open_milestones if one.type is MilestoneType.PHONE_CALL]
            assert len(asked) <= 1
            is_due = customer_call.is_due(ticket, PLANS[self.critical]) and ticket.status not in OVER
            assert not asked or is_due, ticket

    @invariant()
    def what_was_confirmed_is_confirmed_for_all_that_went_on_together(self) -> None:
        for ticket in self.desk.tickets():
            for one in ticket.guests if not ticket.merged_into else ():
                before = next(each for each in self.desk.tickets() if each.id == one.id)
                assert not before.phoned_at or one.phoned_at
                claimed = before.call_claimed_at and not before.phoned_at
                assert not claimed or one.phoned_at or one.call_claimed_at, (one, ticket)

    @invariant()
    def who_confirms_a_call_promises_nothing_that_has_passed(self) -> None:
        for post in self.new():
            if "confirmed your call" in post.text:
                spans = (span for block in post.message.blocks for span in getattr(block, "spans", ()))
                assert all(span.at > post.held.entry.created_at for span in spans if isinstance(span, When)), post.text

    @invariant()
    def the_team_is_asked_only_about_what_is_to_be_confirmed(self) -> None:
        now = {ticket.id for ticket in self.desk.tickets() if customer_call.is_to_be_confirmed(ticket)}
        asked = {post.held.entry.subject for post in self.new() if QUESTION in post.text}
        assert asked <= now | self.asked
        self.asked = now
        self.seen = len(self.desk.posts())

    @invariant()
    def in_one_silence_one_apology_is_read_for_promises_of_a_kind(self) -> None:
        for ticket in self.desk.tickets():
            said = dict[object, object]()
            for event in self.desk.history(ticket.id):
                if isinstance(event, SPOKEN):
                    said.clear()
                if isinstance(event, Apologised):
                    kind = parsed(event.about)[1]
                    assert said.setdefault(kind, event.at) == event.at, ticket

    @invariant()
    def a_first_response_counts_from_the_call_that_was_confirmed(self) -> None:
        if self.critical != "P0":
            return
        for ticket in self.desk.tickets():
            parts = {"": (ticket.phoned_at, ticket), **{one.id: (one.phoned_at, one) for one in ticket.guests}}
            for one in ticket.open_milestones:
                at, whose = parts.get(one.came_with, (None, ticket))
                is_first = one.type is MilestoneType.FIRST_RESPONSE and whose.severity == "P0"
                if at and is_first and one.due_at:
                    assert one.due_at <= max(at, whose.history[-1].at) + timedelta(minutes=30), (one, ticket)

    def new(self) -> list[Post]:
        return self.desk.posts(after=self.seen)


LENGTH = {"max_examples": rounds(12, 2_000), "stateful_step_count": rounds(25, 60)}
Calls.TestCase.settings = settings(deadline=timedelta(seconds=10), derandomize=not SOAK, **LENGTH)
TestAnyCall = Calls.TestCase
