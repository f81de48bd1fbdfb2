"""Asked, chosen, acknowledged and resolved under every plan that chat is a way in for."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from policies.terms import DecidedBy
from tests.acceptance.desks import acme_under
from tests.acceptance.plans import EVERYWHERE, PLANS, Served, worded
from tests.acceptance.story import Story, labels, played, shown

FRIDAY = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)
"""Some plans are open then, some have closed, and in Sydney it is Saturday morning."""

UNPROMISED = tuple(one for one in PLANS if one.due(one.plan.severities[-1], FRIDAY) is None)
PHONED = tuple(one for one in PLANS if one.plan.severities[0].phone)

each_plan = pytest.mark.parametrize("served", PLANS, ids=str)


@pytest.fixture
async def story(tmp_path: Path, served: Served) -> AsyncIterator[Story]:
    """Acme under the plan that the test is about."""
    async with played(tmp_path, FRIDAY, acme_under(served.plan.ref, tmp_path, region=served.region)) as one:
        yield one


@each_plan
async def test_the_question_offers_the_severities_of_the_plan_and_no_other(served: Served, story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    unsure = ["Not sure"] if served.plan.severity_rule.decided_by is DecidedBy.VENDOR else []
    names = [severity.name for severity in served.plan.severities]
    assert labels(story.question(ACME, thread)) == [*names, *unsure, "Not a request"]


@each_plan
async def test_the_question_defines_every_severity(served: Served, story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    question = shown(story.question(ACME, thread))
    assert [each.name for each in served.plan.severities if each.definition not in question] == []


@each_plan
async def test_the_question_says_what_is_promised_or_that_nothing_is(served: Served, story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    question = shown(story.question(ACME, thread))
    targets = [served.plan.target(severity.id) for severity in served.plan.severities]
    amounts = [target.amount for target in targets if target and target.amount]
    assert [worded(amount) for amount in amounts if worded(amount) not in question] == []
    assert question.lower().count("no response time is promised") == len(targets) - len(amounts)


@pytest.mark.parametrize("served", EVERYWHERE, ids=str)
async def test_every_severity_is_due_when_the_terms_say(served: Served, story: Story) -> None:
    due = {}
    for severity in served.plan.severities:
        thread = await story.opens(CONTACT_ONE, ACME, severity.name)
        due[severity.name] = promised(story.replies(ACME, thread)[-1].text)

    wanted = {severity.name: served.due(severity, FRIDAY) for severity in served.plan.severities}
    assert due == wanted


@pytest.mark.parametrize("served", UNPROMISED, ids=str)
async def test_where_no_time_is_promised_the_opened_ticket_says_so(served: Served, story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, served.plan.severities[-1].name)

    assert "no response time" in story.replies(ACME, thread)[1].text


@pytest.mark.parametrize("served", PHONED, ids=str)
async def test_the_question_says_which_number_must_be_phoned(served: Served, story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    assert number(served) in shown(story.question(ACME, thread))


@pytest.mark.parametrize("served", PHONED, ids=str)
async def test_whoever_must_phone_is_told_the_number_again_when_the_ticket_opens(served: Served, story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, served.plan.severities[0].name)

    assert number(served) in story.replies(ACME, thread)[1].text


@each_plan
async def test_whoever_need_not_phone_is_told_no_number(served: Served, story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, served.plan.severities[-1].name)

    assert "phone" not in story.replies(ACME, thread)[1].text


@each_plan
async def test_acknowledged_and_resolved_it_says_so_to_the_customer_and_on_the_card(
    served: Served, story: Story
) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, served.plan.severities[-1].name)

    await story.clicks(AGENT_ONE, story.card("EX-1"), "Acknowledge")
    await story.clicks(AGENT_ONE, story.card("EX-1"), "Resolve")

    acknowledged, resolved = story.replies(ACME, thread)[2:]
    assert "Agent One" in acknowledged.text
    assert "acknowledged EX-1" in acknowledged.text
    assert "resolved EX-1" in resolved.text
    assert "Resolved by Agent One" in shown(story.card("EX-1"))


def promised(text: str) -> datetime | None:
    """The first instant that a text names, to the second."""
    found = re.search(r"<!date\^(\d+)\^", text)
    return datetime.fromtimestamp(int(found[1]), UTC) if found else None


def number(served: Served) -> str:
    """The one to phone at the plan's most severe level."""
    duty = served.plan.severities[0].phone
    return str(duty.number) if duty else "no number"
