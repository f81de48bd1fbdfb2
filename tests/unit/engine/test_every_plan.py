"""Asked, chosen and told under every plan that chat is a way in for, in every region, at every severity."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.model import plain_text
from bot.model.message import When
from bot.model.places import Thread
from bot.wording import labels
from policies.terms import DecidedBy, Severity
from tests.hand_clock import HandClock
from tests.plans import EVERYWHERE, PLANS, Served, worded
from tests.unit.engine.desk import FrontDesk, Post
from tests.unit.engine.people import ACME, CONTACT_ONE

FRIDAY = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)
"""Some plans are open then, some have closed, and in Sydney it is Saturday morning."""


@pytest.mark.parametrize("served", PLANS, ids=str)
def test_the_question_offers_defines_and_promises_what_the_plan_says(served: Served, subtests: pytest.Subtests) -> None:
    desk = under(served)

    (question,) = desk.new_in(desk.hears(CONTACT_ONE, "Nobody can log in"))

    with subtests.test("it offers the severities of the plan and no other"):
        unsure = ["Not sure"] if served.plan.severity_rule.decided_by is DecidedBy.VENDOR else []
        names = labels.distinct(severity.name for severity in served.plan.severities)
        assert question.buttons == [*names, *unsure, "Not a request", "Use the form"]
    with subtests.test("it defines every severity"):
        assert [each.name for each in served.plan.severities if each.definition not in question.text] == []
    with subtests.test("it says what is promised, or that nothing is"):
        targets = [served.plan.target(severity.id) for severity in served.plan.severities]
        amounts = [target.amount for target in targets if target and target.amount]
        assert [worded(amount) for amount in amounts if worded(amount) not in question.text] == []
        assert question.text.count("your plan sets no time") == len(targets) - len(amounts)
    with subtests.test("it says which number must be phoned"):
        assert number(served.plan.severities[0]) in question.text


@pytest.mark.parametrize("served", EVERYWHERE, ids=str)
def test_every_severity_is_due_when_the_terms_say_and_its_number_is_told(
    served: Served, subtests: pytest.Subtests
) -> None:
    for severity in served.plan.severities:
        with subtests.test(severity.name):
            desk = under(served)
            thread = desk.hears(CONTACT_ONE, "Nobody can log in")
            desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, severity.id)

            opened = told(desk, thread)
            assert promised(opened) == served.due(severity, FRIDAY)
            said = plain_text.summary(opened.message)
            assert ("sets no time" in said) is (served.due(severity, FRIDAY) is None)
            assert ("phone" in said) is (severity.phone is not None)
            assert number(severity) in said


def under(served: Served) -> FrontDesk:
    """A desk on that Friday, whose customer Acme has that plan in that region."""
    desk = FrontDesk(clock=HandClock(FRIDAY))
    others = tuple(replace(one, region=served.region) if one.id == ACME else one for one in desk.file.customers)
    desk.is_set_up(customers=others)
    desk.agrees(ACME, served.plan)
    return desk


def told(desk: FrontDesk, thread: Thread) -> Post:
    """What was said last in a thread."""
    return desk.new_in(thread)[-1]


def promised(post: Post) -> datetime | None:
    """The first instant that its line names."""
    return next((span.at for span in post.message.summary if isinstance(span, When)), None)


def number(severity: Severity) -> str:
    """The one to phone at this level; empty where nobody need phone."""
    return str(severity.phone.number) if severity.phone else ""
