"""`/ticket new what happened`: the payload of a command names no message, so the desk posts one.

On Slack only the vendor's people have the command: a customer's own workspace does not know the app.
"""

from adapters.sandbox.core.faults import Deny
from tests.acceptance.story import Story, labels, shown

ONE, AGENT = "U0ONE", "U0AGENT1"
ACME, TRIAGE = "C0ACME", "C0TRIAGE"
CRITICAL = "Level 1 – Critical"


async def test_an_agent_asks_in_triage_for_a_contact_who_chooses_under_the_post(story: Story) -> None:
    answered = await story.runs(AGENT, TRIAGE, "/ticket", "new acme: Nobody can log in")
    (request,) = story.sandbox.messages(ACME)
    await story.clicks(ONE, story.question(ACME, request.ts), CRITICAL)

    assert "Acme's channel" in answered
    assert "Agent One asks for *Contact One*:" in shown(request)
    assert "EX-1" in shown(story.replies(ACME, request.ts)[-1])


async def test_in_the_customers_channel_the_customer_need_not_be_named(story: Story) -> None:
    await story.runs(AGENT, ACME, "/ticket", "new Nobody can log in")

    (request,) = story.sandbox.messages(ACME)
    assert CRITICAL in labels(story.question(ACME, request.ts))


async def test_the_pending_line_that_goes_out_beside_the_post_links_to_it(story: Story) -> None:
    await story.runs(AGENT, TRIAGE, "/ticket", "new acme: Nobody can log in")

    (request,) = story.sandbox.messages(ACME)
    assert f"archives/{ACME}/p{request.ts.replace('.', '')}" in shown(story.triage()[-1])


async def test_the_card_in_triage_links_to_the_post(story: Story) -> None:
    await story.runs(AGENT, TRIAGE, "/ticket", "new acme: Nobody can log in")
    (request,) = story.sandbox.messages(ACME)
    await story.clicks(ONE, story.question(ACME, request.ts), CRITICAL)

    assert f"archives/{ACME}/p{request.ts.replace('.', '')}" in shown(story.card("EX-1"))


async def test_without_a_customer_nothing_is_posted(story: Story) -> None:
    answered = await story.runs(AGENT, TRIAGE, "/ticket", "new Nobody can log in")

    assert "Which customer is it for:" in answered
    assert story.triage() == []


async def test_a_post_that_slack_refuses_loses_nothing(story: Story) -> None:
    story.sandbox.script("chat.postMessage", Deny(code="restricted_action"), channel=ACME)

    await story.runs(AGENT, TRIAGE, "/ticket", "new acme: Nobody can log in")
    (question,) = story.sandbox.messages(ACME)
    await story.clicks(ONE, question, CRITICAL)

    assert "Nobody can log in" in shown(story.card("EX-1"))
    assert any("didn't reach" in shown(message) for message in story.triage())
