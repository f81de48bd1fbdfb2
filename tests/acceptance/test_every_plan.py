"""Asked, chosen, acknowledged and resolved over HTTP under a plan of each pack, in a soak under all of them.

What each plan makes the desk say is in `tests/unit/engine/test_every_plan.py`.
"""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from bot.wording.labels import distinct
from policies.terms import DecidedBy, Severity
from tests.acceptance.desks import acme_under
from tests.acceptance.story import TRIAGE, Story, labels, played, shown
from tests.plans import EVERYWHERE, PLANS, Served, worded
from tests.rounds import one_of_each

PACK = attrgetter("plan.pack")
FRIDAY = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)
"""Some plans are open then, some have closed, and in Sydney it is Saturday morning."""


@pytest.fixture
async def story(tmp_path: Path, served: Served) -> AsyncIterator[Story]:
    """Acme under the plan that the test is about."""
    async with played(tmp_path, FRIDAY, acme_under(served.plan.ref, tmp_path, region=served.region)) as one:
        yield one


@pytest.mark.parametrize("served", one_of_each(PLANS, PACK), ids=str)
async def test_the_question_offers_defines_and_promises_what_the_plan_says(
    served: Served, story: Story, subtests: pytest.Subtests
) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    question = shown(story.question(ACME, thread))
    with subtests.test("it offers the severities of the plan and no other"):
        unsure = ["Not sure"] if served.plan.severity_rule.decided_by is DecidedBy.VENDOR else []
        names = distinct(severity.name for severity in served.plan.severities)
        assert labels(story.question(ACME, thread)) == [*names, *unsure, "Not a request", "Use the form"]
    with subtests.test("it defines every severity"):
        assert [each.name for each in served.plan.severities if each.definition not in question] == []
    with subtests.test("it says what is promised, or that nothing is"):
        targets = [served.plan.target(severity.id) for severity in served.plan.severities]
        amounts = [target.amount for target in targets if target and target.amount]
        assert [worded(amount) for amount in amounts if worded(amount) not in question] == []
        assert question.count("your plan sets no time") == len(targets) - len(amounts)
    with subtests.test("it says which number must be phoned"):
        assert number(served.plan.severities[0]) in question


@pytest.mark.parametrize("served", one_of_each(EVERYWHERE, PACK), ids=str)
async def test_every_severity_is_due_when_the_terms_say_and_its_number_is_told(
    served: Served, story: Story, subtests: pytest.Subtests
) -> None:
    for severity in served.plan.severities:
        with subtests.test(severity.name):
            thread = await story.opens(CONTACT_ONE, ACME, severity.name)

            opened = story.replies(ACME, thread)[-1].text
            assert promised(opened) == served.due(severity, FRIDAY)
            assert ("sets no time" in opened) is (served.due(severity, FRIDAY) is None)
            assert ("phone" in opened) is (severity.phone is not None)
            assert number(severity) in opened


@pytest.mark.parametrize("served", one_of_each(PLANS, PACK), ids=str)
async def test_acknowledged_and_resolved_it_says_so_to_the_customer_and_on_the_card(
    served: Served, story: Story
) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, served.plan.severities[-1].name)

    await story.clicks(AGENT_ONE, story.card("EX-1"), "Acknowledge")
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "resolve EX-1")

    acknowledged, resolved = story.replies(ACME, thread)[2:]
    assert "Agent One" in acknowledged.text
    assert "is looking into this now" in acknowledged.text
    assert "has resolved this" in resolved.text
    assert "Resolved by Agent One" in shown(story.card("EX-1"))


def promised(text: str) -> datetime | None:
    """The first instant that a text names, to the second."""
    found = re.search(r"<!date\^(\d+)\^", text)
    return datetime.fromtimestamp(int(found[1]), UTC) if found else None


def number(severity: Severity) -> str:
    """The one to phone at this level; empty where nobody need phone."""
    return str(severity.phone.number) if severity.phone else ""
