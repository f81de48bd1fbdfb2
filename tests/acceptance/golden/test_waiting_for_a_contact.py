"""A colleague who may not ask is told who may, and one click of theirs opens it: the same on every platform."""

from datetime import timedelta

from tests.acceptance.golden.cast import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, TAM_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.said import instant

CRITICAL = "Level 1 – Critical"
CHOICES = (CRITICAL, "Level 2 – Urgent", "Level 3 – High", "Level 4 – Normal", "Not a request")


async def test_they_are_told_who_may_ask_and_what_a_click_does(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Nobody can log in")

    (told,) = desk.thread(thread)
    assert "I've asked @Contact One and @Contact Two" in told.text
    assert "One click by a designated contact opens it" in told.text
    assert told.buttons == (*CHOICES, "Use the form")


async def test_triage_hears_of_it(desk: Conversation) -> None:
    await desk.says(COLLEAGUE, ACME, "Nobody can log in")

    (line,) = desk.channel(TRIAGE)
    assert "Nobody can log in" in line.text
    assert line.buttons == CHOICES


async def test_one_click_of_a_contact_opens_it_and_the_time_counts_from_then(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Nobody can log in")
    await desk.passes(minutes=20)

    await desk.presses(CONTACT_TWO, thread, 1, CRITICAL)

    told, opened = desk.thread(thread)
    assert (told.text, told.buttons) == (f"Contact Two chose {CRITICAL}. EX-1 is open.", ())
    assert instant(desk.now + timedelta(hours=1)) in opened.text
    assert "Contact Two for" in desk.card_in("EX-1").text


async def test_a_click_of_the_colleague_is_refused_privately(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Nobody can log in")

    await desk.presses(COLLEAGUE, thread, 1, CRITICAL)

    assert "that's up to a designated contact" in desk.private(COLLEAGUE)[-1].text
    assert len(desk.thread(thread)) == 1


async def test_a_contact_types_the_severity(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Nobody can log in")

    await desk.says(CONTACT_ONE, ACME, "urgent", thread)

    assert "Level 2 – Urgent" in desk.card_in("EX-1").text


async def test_what_the_colleague_adds_meanwhile_is_kept(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Nobody can log in")
    await desk.says(COLLEAGUE, ACME, "Not even the admins", thread)
    await desk.says(COLLEAGUE, ACME, "It began at eight")

    await desk.presses(CONTACT_ONE, thread, 1, CRITICAL)

    card = desk.card_in("EX-1").text
    assert all(text in card for text in ("Nobody can log in", "Not even the admins", "It began at eight"))


async def test_an_agent_opens_it_from_triage_for_who_wrote(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Nobody can log in")

    await desk.presses(AGENT_ONE, desk.spot(TRIAGE, -1), 0, CRITICAL)

    assert "EX-1 is open" in desk.thread(thread)[0].text
    assert "(opened by Agent One)" in desk.card_in("EX-1").text


async def test_what_waited_and_is_no_request_is_put_away(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Nobody can log in")

    await desk.presses(CONTACT_ONE, thread, 1, "Not a request")

    (told,) = desk.thread(thread)
    assert "this isn't a request" in told.text
    assert told.buttons == ()


async def test_an_agent_who_says_open_in_its_thread_opens_it_for_who_wrote(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Nobody can log in")

    await desk.says(AGENT_ONE, ACME, "@plandesk open", thread)

    assert CRITICAL in desk.thread(thread)[-1].buttons
    assert "Agent One made a request of it" in desk.channel(TRIAGE)[-1].text


async def test_the_contacts_are_mentioned_and_triage_calls_who_is_on_duty(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Production is down for everybody")

    (told,) = desk.thread(thread)
    assert "I've asked @Contact One and @Contact Two" in told.text
    assert "1 business hour" in told.text
    assert instant(desk.now + timedelta(hours=1)) in told.text
    assert "On duty: @Agent One" in desk.channel(TRIAGE)[0].text


async def test_nobody_comes_and_the_contacts_the_first_line_and_the_account_manager_are_reminded(
    desk: Conversation,
) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Production is down for everybody")

    await desk.passes(minutes=30)
    assert "@Contact One and @Contact Two: this still waits for one of you" in desk.thread(thread)[-1].text

    await desk.passes(minutes=15)
    line = desk.thread(desk.spot(TRIAGE, 0))[-1].text
    assert "still waits for a designated contact" in line
    assert "@Agent One" in line

    await desk.passes(minutes=15)
    assert "Production is down for everybody" in desk.private(TAM_ONE)[-1].text


async def test_who_goes_on_in_the_thread_is_seen_in_triage_and_answered(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Production is down for everybody")

    await desk.says(COLLEAGUE, ACME, "still down, nobody answers", thread)

    assert "Passed on." in desk.thread(thread)[-1].text
    assert "still down, nobody answers" in desk.thread(desk.spot(TRIAGE, 0))[-1].text


async def test_after_seven_days_it_ends_aloud(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Production is down for everybody")

    await desk.passes(days=7)

    assert "nobody has opened this within 7 days" in desk.thread(thread)[-1].text
    assert desk.thread(thread)[0].buttons == ()
    assert "within 7 days" in desk.thread(desk.spot(TRIAGE, 0))[-1].text
    assert "within 7 days" in desk.private(TAM_ONE)[-1].text
