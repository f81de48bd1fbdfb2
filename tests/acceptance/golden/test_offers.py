"""What belongs together becomes one request by a click: the same on every platform."""

from datetime import timedelta

from tests.acceptance.golden.cast import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.said import instant

CRITICAL = "Level 1 – Critical"
SAME, NEW = "It's the same", "It's something new"


async def test_what_a_contact_adds_after_opening_belongs_to_the_ticket_by_a_click(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    await desk.passes(minutes=2)
    added = await desk.says(CONTACT_ONE, ACME, "It began at eight")
    (asked,) = desk.thread(added)
    assert asked.buttons == ("It belongs to EX-1", NEW)
    assert "It began at eight" in desk.channel(TRIAGE)[-1].text

    await desk.presses(CONTACT_ONE, added, 1, "It belongs to EX-1")
    await desk.says(CONTACT_ONE, ACME, "For the admins, too", added)

    settled, _ = desk.thread(added)
    assert "Added to EX-1. What you write here goes there too." in settled.text
    assert settled.buttons == ()
    under = "\n".join(each.text for each in desk.thread(desk.card("EX-1")))
    assert "It began at eight" in under
    assert "For the admins, too" in under


async def test_what_is_new_is_asked_about_by_a_click(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    added = await desk.says(CONTACT_ONE, ACME, "The report is empty")

    await desk.presses(CONTACT_ONE, added, 1, NEW)

    settled, asked = desk.thread(added)
    assert (settled.text, settled.buttons) == ("Contact One said that it's something new.", ())
    assert CRITICAL in asked.buttons


async def test_it_is_asked_about_after_five_minutes_and_counts_from_its_message(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    added, written = await desk.says(CONTACT_ONE, ACME, "The report is empty"), desk.now
    await desk.passes(minutes=5)

    await desk.presses(CONTACT_ONE, added, 2, CRITICAL)

    assert instant(written + timedelta(hours=1)) in desk.thread(added)[-1].text


async def test_an_outage_told_by_four_people_becomes_one_request(desk: Conversation) -> None:
    first = await desk.says(CONTACT_ONE, ACME, "Everything is down")
    second = await desk.says(CONTACT_TWO, ACME, "Nothing loads here, either")
    third = await desk.says(COLLEAGUE, ACME, "I get a 503 everywhere")
    await desk.presses(CONTACT_TWO, second, 1, SAME)
    await desk.presses(COLLEAGUE, third, 1, SAME)

    await desk.presses(CONTACT_ONE, first, 1, CRITICAL)
    fourth = await desk.says(CONTACT_TWO, ACME, "The portal is down for our customers")
    await desk.presses(AGENT_ONE, fourth, 1, "It belongs to EX-1")

    card = desk.card_in("EX-1").text
    assert all(text in card for text in ("Everything is down", "Nothing loads here", "I get a 503"))
    assert "The portal is down for our customers" in desk.thread(desk.card("EX-1"))[-1].text
    assert "Added to EX-1" in desk.thread(fourth)[0].text
