"""One card in the customer's thread and one in triage, both always true; what a customer adds is under the latter."""

from datetime import timedelta

from adapters.sandbox.example import ACME, ACME_COLLEAGUE, AGENT_ONE, CONTACT_ONE, CONTACT_TWO
from adapters.sandbox.slack.uploads import Upload
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.story import TRIAGE, Story, labels, said_at, shown

CRITICAL, HIGH = "Level 1 – Critical", "Level 3 – High"


def card(story: Story, thread: str) -> str:
    """What the card in the customer's thread reads now."""
    return shown(story.replies(ACME, thread)[1])


# At every step


async def test_a_new_ticket_calls_the_first_line_on_its_triage_card(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL)

    assert "<@U0AGENT1>" in shown(story.card("EX-1"))


async def test_the_triage_card_links_to_the_customers_message(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    assert f"/archives/{ACME}/p{thread.replace('.', '')}" in shown(story.card("EX-1"))


async def test_acknowledged_both_cards_say_who_is_on_it(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await story.clicks(AGENT_ONE, story.card("EX-1"), "Acknowledge")

    assert "Agent One has been on it" in card(story, thread)
    assert "Assigned to Agent One" in shown(story.card("EX-1"))
    assert labels(story.card("EX-1"))[:2] == ["Reply", "Assign"]


async def test_a_new_severity_is_on_both_cards(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "severity EX-1 3: one office")

    assert f"EX-1 · {HIGH}" in card(story, thread)
    assert f"EX-1 · Acme · {HIGH}" in shown(story.card("EX-1"))
    assert said_at(MONDAY_NINE + timedelta(hours=4)) in shown(story.card("EX-1"))


async def test_waiting_both_cards_say_for_whom(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "wait EX-1 Which browser is it?")

    assert "we need your answer" in card(story, thread)
    assert "Waiting for the customer" in shown(story.card("EX-1"))


async def test_what_is_waited_for_is_asked_in_the_thread_under_the_agents_name(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "wait EX-1 Which browser is it?")

    asked = story.replies(ACME, thread)[-1].text
    assert "Agent One" in asked
    assert "Which browser is it?" in asked


async def test_the_customers_answer_ends_the_waiting(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "wait EX-1 Which browser is it?")

    await story.says(CONTACT_TWO, ACME, "All of them", thread)

    assert "Agent One has been on it" in card(story, thread)
    assert "Assigned to Agent One" in shown(story.card("EX-1"))


async def test_thanks_do_not_end_the_waiting(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "wait EX-1 Which browser is it?")

    await story.says(CONTACT_ONE, ACME, "Thank you", thread)

    assert "Waiting for the customer" in shown(story.card("EX-1"))


async def test_resolved_both_cards_say_by_whom_and_how_to_go_on(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "resolve EX-1 We restarted the login service.")

    assert "Agent One has resolved this" in card(story, thread)
    assert [labels(one) for one in story.replies(ACME, thread)[1:]][-1] == ["Not solved"]
    assert "Not solved" not in labels(story.replies(ACME, thread)[1])
    assert labels(story.card("EX-1"))[:2] == ["Reopen", "Internal note"]


async def test_what_was_done_is_told_once_in_the_thread(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "resolve EX-1 We restarted the login service.")

    told = [m for m in story.replies(ACME, thread) if "We restarted the login service." in m.text]
    assert len(told) == 1


async def test_a_message_comes_before_the_edits_that_follow_from_it(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)
    question = story.question(ACME, thread)
    before = len(story.sandbox.calls)

    await story.clicks(CONTACT_ONE, question, CRITICAL)

    for channel in (ACME, TRIAGE):
        methods = [call.method for call in story.sandbox.calls[before:] if call.arguments["channel"] == channel]
        assert methods == ["chat.postMessage", "chat.update"]


# What the customer adds


async def test_a_reply_shows_up_under_the_triage_card_with_its_writer(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await story.says(CONTACT_TWO, ACME, "It is the new firewall", thread)

    (shared,) = story.under_card("EX-1")
    assert "Contact Two" in shared.text
    assert "It is the new firewall" in shared.text


async def test_a_colleagues_reply_shows_up_as_well(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await story.says(ACME_COLLEAGUE, ACME, "For me it works again", thread)

    assert "For me it works again" in story.under_card("EX-1")[0].text


async def test_plain_speech_to_the_desk_shows_up_like_any_other(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await story.says(CONTACT_ONE, ACME, "@plandesk wait it works for some of us", thread)

    assert "wait it works for some of us" in story.under_card("EX-1")[0].text


async def test_files_show_up_by_name_with_a_link_to_the_message(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    sent = await story.says(CONTACT_ONE, ACME, "", thread, files=(Upload(name="console.log"), Upload(name="a.png")))

    shared = shown(story.under_card("EX-1")[0])
    assert "console.log" in shared
    assert "a.png" in shared
    assert f"/archives/{ACME}/p{sent.ts.replace('.', '')}" in shared


async def test_an_agents_talk_under_the_card_never_reaches_the_customer(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)
    before = len(story.replies(ACME, thread))

    await story.says(AGENT_ONE, TRIAGE, "They never pay on time", story.card("EX-1").ts)

    assert len(story.replies(ACME, thread)) == before


async def test_a_customers_reply_is_not_answered_by_the_desk(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)
    before = len(story.replies(ACME, thread))

    await story.says(CONTACT_ONE, ACME, "We see it in London too", thread)

    assert len(story.replies(ACME, thread)) == before
