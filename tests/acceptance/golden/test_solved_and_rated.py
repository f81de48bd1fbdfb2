"""A resolved ticket: if the desk file says so it asks whether it is solved, and then how it went."""

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation

URGENT = "Level 2 – Urgent"


async def resolved(desk: Conversation) -> str:
    """EX-1 of Acme, resolved; its thread."""
    thread = await desk.opens(CONTACT_ONE, ACME, URGENT)
    await desk.says(AGENT_ONE, ACME, "@plandesk resolve Restarted.", thread)
    return thread


async def test_unless_the_desk_file_says_so_a_resolved_ticket_has_not_solved_alone(desk: Conversation) -> None:
    thread = await resolved(desk)

    assert desk.thread(thread)[-1].buttons == ("Not solved",)


async def test_yes_closes_it_and_one_press_rates_it(asking: Conversation) -> None:
    thread = await resolved(asking)
    assert asking.thread(thread)[-1].buttons == ("Yes, solved", "Not solved")
    await asking.presses(CONTACT_ONE, thread, -1, "Yes, solved")
    (at,) = [number for number, said in enumerate(asking.thread(thread)) if len(said.buttons) == 5]

    await asking.presses(CONTACT_ONE, thread, at + 1, asking.thread(thread)[at].buttons[3])

    assert "you gave EX-1 4 of 5" in asking.thread(thread)[at].text
    await asking.says(AGENT_ONE, TRIAGE, "@plandesk history EX-1")
    read = asking.private(AGENT_ONE)[-1].text
    assert "Contact One confirmed that it's solved." in read
    assert "Contact One rated it 4 of 5." in read


async def test_not_solved_opens_it_again(asking: Conversation) -> None:
    thread = await resolved(asking)

    await asking.presses(CONTACT_ONE, thread, -1, "Not solved")

    assert "EX-1 is open again" in asking.thread(thread)[-1].text
