"""The form on Slack: a modal that opens by a trigger id, and is a ticket as soon as it is sent."""

from adapters.sandbox.core.faults import Deny, Hang
from tests.acceptance.story import Story, labels, shown

ONE, TWO, COLLEAGUE, AGENT = "U0ONE", "U0TWO", "U0ACMECOLLEAGUE", "U0AGENT1"
ACME, TRIAGE = "C0ACME", "C0TRIAGE"
FILLED = {"text": "Nobody can log in", "severity": "Level 1 – Critical"}


async def opens_by_mention(story: Story, user: str = ONE) -> None:
    """A customer's people have no slash commands: what they are told in between has a button."""
    await story.says(user, ACME, "@plandesk new")
    await story.clicks(user, story.sandbox.ephemeral(user)[-1], "Use the form")


async def test_a_contact_opens_a_ticket_with_the_form(story: Story) -> None:
    await opens_by_mention(story)
    form = story.form(ONE)
    await story.submits(ONE, **FILLED)

    (request,) = [m for m in story.sandbox.messages(ACME) if "asks:" in shown(m)]
    assert "first response within 1 business hour" in form
    assert "EX-1" in shown(story.replies(ACME, request.ts)[0])
    assert "EX-1 · Level 1 – Critical." in story.form(ONE)


async def test_the_form_is_a_button_of_help_too(story: Story) -> None:
    await story.says(ONE, ACME, "@plandesk help")

    await story.clicks(ONE, story.sandbox.ephemeral(ONE)[-1], "Use the form")

    assert "What happened?" in story.form(ONE)


async def test_triage_reads_the_kind_and_links_to_the_request(story: Story) -> None:
    await opens_by_mention(story)
    await story.submits(ONE, **FILLED, kind="A question")

    (request,) = [m for m in story.sandbox.messages(ACME) if "asks:" in shown(m)]
    assert "A question" in shown(story.card("EX-1"))
    assert f"archives/{ACME}/p{request.ts.replace('.', '')}" in shown(story.card("EX-1"))


async def test_an_agent_opens_it_by_command_for_a_contact(story: Story) -> None:
    await story.runs(AGENT, TRIAGE, "/ticket", "new acme")
    await story.submits(AGENT, **FILLED, contact="Contact Two")

    (request,) = story.sandbox.messages(ACME)
    assert "Agent One asks for *Contact Two*:" in shown(request)
    assert "Contact Two" in shown(story.card("EX-1"))


async def test_an_agent_chooses_the_customer_first(story: Story) -> None:
    await story.runs(AGENT, TRIAGE, "/ticket", "new")
    await story.submits(AGENT, customer="Acme")
    await story.submits(AGENT, **FILLED)

    assert "Acme" in shown(story.card("EX-1"))


async def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(story: Story) -> None:
    await opens_by_mention(story)
    await story.submits(ONE, severity="Level 1 – Critical", text="   ")
    faulty = story.form(ONE)
    await story.submits(ONE, **FILLED)

    assert "Please write what happened." in faulty
    assert "Nobody can log in" in shown(story.card("EX-1"))


async def test_the_same_form_delivered_twice_opens_once(story: Story) -> None:
    await opens_by_mention(story)
    sent = await story.submits(ONE, **FILLED)

    again = await story.sandbox.redelivers(sent.deliveries[0])
    await story.settled()

    assert "sent already" in again.answer
    assert len([message for message in story.triage() if shown(message).startswith("EX-")]) == 1


async def test_a_form_that_cannot_be_shown_is_answered_in_words(story: Story) -> None:
    story.sandbox.script("views.open", Deny(code="internal_error"))

    answered = await story.runs(AGENT, TRIAGE, "/ticket", "new acme")

    assert "“@plandesk new acme: what happened”" in answered
    assert story.form(AGENT) == ""


async def test_a_click_whose_form_cannot_be_shown_is_answered_with_the_button_again(story: Story) -> None:
    await story.says(ONE, ACME, "@plandesk new")
    story.sandbox.script("views.open", Deny(code="expired_trigger_id"))

    await story.clicks(ONE, story.sandbox.ephemeral(ONE)[-1], "Use the form")

    assert len(story.private_messages(ONE)) == 2
    assert labels(story.sandbox.ephemeral(ONE)[-1]) == ["Use the form"]


async def test_a_slack_that_hangs_costs_the_form_and_not_the_answer(story: Story) -> None:
    story.sandbox.script("views.open", Hang())

    assert "“@plandesk new acme: what happened”" in await story.runs(AGENT, TRIAGE, "/ticket", "new acme")


async def test_who_may_not_ask_is_shown_no_form(story: Story) -> None:
    await opens_by_mention_of_nobody(story)

    assert story.form(COLLEAGUE) == ""
    assert "designated contact" in story.private_messages(COLLEAGUE)[-1]


async def opens_by_mention_of_nobody(story: Story) -> None:
    await story.says(COLLEAGUE, ACME, "@plandesk new")


async def test_what_is_closed_opens_nothing(story: Story) -> None:
    await opens_by_mention(story)

    await story.sandbox.closes(ONE, story.sandbox.state.views[ONE])
    await story.settled()

    assert story.form(ONE) == ""
    assert story.triage() == []


async def test_the_form_of_the_question_opens_the_request_that_it_asks_about(story: Story) -> None:
    thread = await story.asks(ONE, ACME)
    await story.clicks(ONE, story.question(ACME, thread), "Use the form")
    form = story.form(ONE)
    await story.submits(ONE, text="Since 9:00", severity="Level 2 – Urgent")

    assert "Nobody can log in" in form
    assert "EX-1 · Level 2 – Urgent" in story.form(ONE)
    assert labels(story.question(ACME, thread)) == []
    assert [shown(message) for message in story.sandbox.messages(ACME)] == ["Nobody can log in"]
    assert any("added:" in shown(reply) and "Since 9:00" in shown(reply) for reply in story.replies(ACME, thread))


async def test_sent_after_a_click_it_is_refused_with_what_was_written(story: Story) -> None:
    thread = await story.asks(ONE, ACME)
    await story.clicks(ONE, story.question(ACME, thread), "Use the form")
    await story.clicks(TWO, story.question(ACME, thread), "Level 1 – Critical")
    await story.submits(ONE, text="Since 9:00", severity="Level 2 – Urgent")

    assert "EX-1 is open already, as Level 1 – Critical." in story.form(ONE)
    assert "Since 9:00" in story.form(ONE)


async def test_a_form_of_the_question_that_cannot_be_shown_is_answered_in_words(story: Story) -> None:
    thread = await story.asks(ONE, ACME)
    story.sandbox.script("views.open", Deny(code="expired_trigger_id"))

    await story.clicks(ONE, story.question(ACME, thread), "Use the form")

    assert "type its name or number there" in story.private_messages(ONE)[-1]
    assert labels(story.sandbox.ephemeral(ONE)[-1]) == ["Use the form"]
