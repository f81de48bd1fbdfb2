"""The call that a plan wants beside the request, the same on every platform."""

from tests.acceptance.golden.cast import AGENT_ONE, CONTACT_THREE, GLOBE, TRIAGE
from tests.acceptance.golden.conversation import Conversation


async def test_a_customer_says_that_they_have_called_and_an_agent_confirms_it(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_THREE, GLOBE, "Level 1 – Site Down")
    number = next(n for n, said in enumerate(desk.thread(thread)) if "I've called" in said.buttons)
    assert "phone" in desk.thread(thread)[number].text

    await desk.presses(CONTACT_THREE, thread, number + 1, "I've called")
    asked = desk.thread(desk.card("EX-1"))
    assert "says they called about EX-1. Did you take the call?" in asked[-1].text
    assert "Please call" not in desk.thread(thread)[number].text
    assert "We've noted your call and will confirm it here." in desk.thread(thread)[number].text

    await desk.presses(AGENT_ONE, desk.card("EX-1"), len(asked), "They called")
    assert "Agent One confirmed your call. Thank you." in desk.thread(thread)[-1].text
    assert "I've called" not in desk.thread(thread)[number].buttons

    await desk.passes(minutes=50)
    assert not any("about EX-1: 📞" in said.text for said in desk.thread(thread))


async def test_whether_it_is_completely_down_is_answered_by_a_typed_no(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_THREE, GLOBE, "Level 1 – Site Down")
    assert any("Is your production site completely down?" in said.text for said in desk.thread(thread))

    await desk.says(CONTACT_THREE, GLOBE, "No, only the reports are", thread)

    assert "Thanks. We'll look at the level with you; nothing waits for that." in desk.thread(thread)[-1].text
    told = next(said for said in desk.thread(desk.card("EX-1")) if "Contact Three: no. Is the level" in said.text)
    assert told.buttons == ("Confirm Level 1", "Set Level 2")
    assert not any("Yes" in said.buttons for said in desk.thread(thread))


async def test_a_call_about_what_is_merged_is_confirmed_where_it_goes_on(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_THREE, GLOBE, "Level 1 – Site Down")
    number = next(n for n, said in enumerate(desk.thread(thread)) if "I've called" in said.buttons)
    await desk.presses(CONTACT_THREE, thread, number + 1, "I've called")
    asked = len(desk.thread(desk.card("EX-1")))
    await desk.passes(minutes=70)
    other = await desk.opens(CONTACT_THREE, GLOBE, "Level 3 – Some Business Impact", "The reports are slow")

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk merge EX-1 into EX-2")
    assert "We've noted your call and will confirm it here." in desk.thread(other)[1].text

    await desk.presses(AGENT_ONE, desk.card("EX-1"), asked, "They called")
    assert "Agent One confirmed your call. Thank you." in desk.thread(other)[-1].text
    assert "📞" not in desk.thread(other)[1].text
