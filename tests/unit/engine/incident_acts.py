"""An incident of three customers, what Agent One does about it, and what everybody reads."""

from bot.model.ids import IncidentId
from bot.model.incident import Incident
from bot.model.ticket import Ticket
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, ORBIT_ONE, TRIAGE

KNOWN = "A database is down. We're failing over."


def three_customers(desk: FrontDesk) -> tuple[Ticket, ...]:
    """EX-1 of Acme, EX-2 of Globe and EX-3 of Orbit."""
    return (
        desk.opened(CONTACT_ONE, "2"),
        desk.opened(GLOBE_ONE, "1", "The site is white"),
        desk.opened(ORBIT_ONE, "2", "Meters stand still"),
    )


def incident(desk: FrontDesk, number: int = 1) -> Incident:
    return desk.store.kept.incidents[IncidentId(f"INC-{number}")]


def begun(desk: FrontDesk, numbers: str = "EX-1 EX-2 EX-3") -> Incident:
    desk.types(AGENT_ONE, f"incident {numbers} Logins are down at Acme")
    desk.sweeps()
    return incident(desk)


def card(desk: FrontDesk) -> str:
    return desk.standing(incident(desk).card_in(TRIAGE))


def shown(desk: FrontDesk, text: str = f"update {KNOWN}") -> str:
    """What Agent One is shown before anything goes out."""
    desk.types(AGENT_ONE, f"incident INC-1 {text}")
    return desk.private_messages(AGENT_ONE)[-1].text


def sends(desk: FrontDesk, label: str = "Send to") -> str:
    """Agent One presses the button of what they were shown last; what they are told."""
    preview = next(post for post in reversed(desk.private_messages(AGENT_ONE)) if post.message.buttons)
    button = next(one for one in preview.message.buttons if one.label.startswith(label))
    told = desk.presses(AGENT_ONE, button.verb, button.subject, button.argument)
    desk.sweeps()
    return told


def read(desk: FrontDesk, ticket: Ticket) -> list[str]:
    """What the customer has read in their thread since their ticket opened."""
    return [post.text for post in desk.new_in(ticket.thread)[2:]]
