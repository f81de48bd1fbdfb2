"""The lines of a hand-over post: each has its button until its ticket is somebody's, and then says whose it is."""

from bot.model.ids import MessageKey
from bot.model.ticket import Ticket
from bot.model.ticket_messages import hand_over_line_of
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, LEAD_ONE
from tests.unit.engine.test_hand_over import assigned, leaves


def key_of(desk: FrontDesk, ticket: Ticket) -> MessageKey:
    """The key of the line of a ticket in the last post about it."""
    return hand_over_line_of(ticket.id, desk.ticket(ticket.id).handed_over, people.TRIAGE)


def line_of(desk: FrontDesk, ticket: Ticket) -> str:
    """The line as it reads now."""
    return desk.standing(key_of(desk, ticket)).strip()


def test_each_ticket_has_a_line_with_its_customer() -> None:
    desk = FrontDesk()
    both = [assigned(desk), assigned(desk, "1")]

    leaves(desk, "agent-one")

    assert [f"{one.id} Acme" in line_of(desk, one) for one in both] == [True, True]


def test_what_is_due_next_comes_first_whosever_it_was() -> None:
    desk = FrontDesk()
    later, latest, soonest = (assigned(desk, severity) for severity in ("3", "4", "1"))
    desk.types(LEAD_ONE, f"assign {soonest.id} agent-two")

    leaves(desk, "agent-one", "agent-two")

    lines = [post for post in desk.triage() if any(button.startswith("Take EX-") for button in post.buttons)]
    assert [post.text.split()[0] for post in lines] == [soonest.id, later.id, latest.id]


def test_whoever_takes_one_from_the_post_is_named_in_it() -> None:
    desk = FrontDesk()
    taken, left = assigned(desk), assigned(desk, "1")
    leaves(desk, "agent-one")

    desk.presses(AGENT_TWO, "take-from", taken.id)

    assert line_of(desk, taken) == f"{taken.id} is assigned to Agent Two."
    assert "unassigned" in line_of(desk, left)


def test_the_post_says_so_however_it_was_assigned() -> None:
    desk = FrontDesk()
    ticket = assigned(desk)
    leaves(desk, "agent-one")

    desk.types(LEAD_ONE, f"assign {ticket.id} agent-two")

    assert line_of(desk, ticket) == f"{ticket.id} is assigned to Agent Two."


def test_a_ticket_that_is_over_is_not_to_be_taken_from_the_post() -> None:
    desk = FrontDesk()
    ticket = desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, f"ack {ticket.id}")
    leaves(desk, "agent-one")

    desk.types(LEAD_ONE, f"close {ticket.id}")

    assert line_of(desk, ticket) == f"{ticket.id} is closed."


def test_a_ticket_that_was_never_handed_over_edits_no_post() -> None:
    desk = FrontDesk()
    ticket = desk.opened(CONTACT_ONE, "3")

    desk.types(AGENT_TWO, f"take {ticket.id}")

    assert not [post for post in desk.posts() if "hand-over" in (post.held.entry.awaits or "")]


def test_each_post_about_a_ticket_has_its_own_line() -> None:
    desk = FrontDesk()
    ticket = assigned(desk)
    leaves(desk, "agent-one")
    first = key_of(desk, ticket)
    desk.types(AGENT_TWO, f"take {ticket.id}")

    leaves(desk, "agent-two")

    assert desk.standing(first).strip() == f"{ticket.id} is assigned to Agent Two."
    assert "unassigned" in line_of(desk, ticket)
