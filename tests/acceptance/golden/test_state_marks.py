"""One mark on the customer's message shows its ticket's state, the same on every platform."""

from bot.model.state_mark import StateMark
from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot


async def test_the_mark_follows_a_ticket_and_what_it_says_is_not_said_again(marked: Conversation) -> None:
    thread = await marked.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    seen = [_mark(marked, thread)]
    await marked.passes(hours=1, minutes=1)
    seen.append(_mark(marked, thread))

    for who, where, text in (
        (AGENT_ONE, TRIAGE, "@plandesk ack EX-1"),
        (AGENT_ONE, TRIAGE, "@plandesk wait EX-1 Which browser is it?"),
        (CONTACT_ONE, ACME, "It is the same in Firefox and in Chrome."),
        (AGENT_ONE, TRIAGE, "@plandesk resolve EX-1 We restarted the login service."),
        (CONTACT_ONE, ACME, "It is broken again since five minutes."),
    ):
        await marked.says(who, where, text, thread if where == ACME else None)
        seen.append(_mark(marked, thread))

    assert seen == [
        StateMark.OPEN,
        StateMark.LATE,
        StateMark.TAKEN,
        StateMark.WAITING,
        StateMark.TAKEN,
        StateMark.SOLVED,
        StateMark.TAKEN,
    ]
    said = [one.text for one in marked.thread(thread) if one.by == "plandesk"]
    assert said[0].startswith("EX-1 · Level 1 – Critical")
    assert "Agent One is looking into this now." in said
    assert not [text for text in said if "chose Level 1" in text or "is open again" in text]


async def test_no_mark_is_left_on_what_was_merged_or_taken_back(marked: Conversation) -> None:
    first = await marked.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")
    other = await marked.opens(CONTACT_TWO, ACME, "Level 3 – High", "The login page is white")

    await marked.says(AGENT_ONE, TRIAGE, "@plandesk merge EX-2 into EX-1")
    left = [_marks(marked, one) for one in (first, other)]
    await marked.says(CONTACT_ONE, ACME, "@plandesk close EX-1", first)

    assert [*left, _marks(marked, first)] == [(StateMark.OPEN,), (), ()]


async def test_where_marks_are_refused_everything_is_said(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk ack EX-1")

    assert _marks(desk, thread) == ()
    chosen, card, taken = (one.text for one in desk.thread(thread))
    assert chosen.startswith("Contact One chose Level 2 – Urgent.")
    assert "Agent One has been on it since" in card
    assert taken == "Agent One is looking into this now."


def _mark(told: Conversation, thread: Spot) -> StateMark:
    (mark,) = _marks(told, thread)
    return mark


def _marks(told: Conversation, thread: Spot) -> tuple[StateMark, ...]:
    return next(one.marks for one in told.channel(thread.where) if one.id == thread.here)
