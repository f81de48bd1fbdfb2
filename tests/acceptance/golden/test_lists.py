"""A list that is longer than a page, the same on every platform."""

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation


async def test_the_rest_of_a_queue_is_a_click_away_and_its_number_is_true(desk: Conversation) -> None:
    for number in range(1, 14):
        await desk.opens(CONTACT_ONE, ACME, "Level 4 – Normal", f"Report {number} is empty")
        await desk.passes(minutes=6)  # what is added sooner may belong to the last one
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk ack EX-1")

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk home")
    home = desk.private(AGENT_ONE)[-1]
    await desk.presses_privately(AGENT_ONE, "Whole queue")
    queue = desk.private(AGENT_ONE)[-1]
    await desk.presses_privately(AGENT_ONE, "Next")
    rest = desk.private(AGENT_ONE)[-1]

    assert "Unassigned · 8 of 12" in home.text
    assert "13 tickets (1–12 of 13)" in queue.text
    assert ("EX-2 " in queue.text, "EX-1 " in queue.text) == (True, False)
    assert "13 tickets (13 of 13)" in rest.text
    assert "EX-1 " in rest.text
    assert rest.buttons == ("Open", "Back", "Mine", "Unassigned", "Overdue", "Waiting", "Snoozed")
