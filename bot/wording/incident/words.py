"""The words about incidents for our side: its card, the list of them, and what can't be done."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.model.ids import CustomerId, TicketId
from bot.model.incident import Incident, IncidentStep, StepKind
from bot.model.message import Button, Buttons, ListItem, Message, Quote, Strong, Title, Tone
from bot.model.ticket import Ticket
from bot.wording.spans import clipped, joined, line, message, note, paragraph, plain

MAX_NAMED: Final = 12
"""The most customers whom a card names."""
EMPTY: Final = "No incident is open."

Names = Mapping[CustomerId, str]
"""The name of each customer."""


def counted(number: int, what: str) -> str:
    """Return a number of things: “1 ticket”, “4 tickets”."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def card(incident: Incident, tickets: Sequence[Ticket], names: Names) -> Message:
    """Return the live card of an incident: what it is, who looks after it, whom it concerns, and the acts on it."""
    name = line(f"{incident.id} · {incident.title}")
    state = "" if incident.is_open else " · over"
    whose = _whose(tickets, names)
    lead = f"Looked after by {incident.lead}"
    said = incident.last_told
    return message(
        line(*name, f"{state}. {lead}. {whose}"),
        Title(spans=line(*name, state), tone=Tone.WARNING if incident.is_open else Tone.DEFAULT),
        paragraph(f"{lead} · {counted(len(tickets), 'ticket')}"),
        paragraph(whose) if whose else None,
        Quote(text=clipped(said.text, 300)) if said else None,
        note(f"The last they read, from {said.name}.") if said else None,
        _acts(incident),
    )


def _whose(tickets: Sequence[Ticket], names: Names) -> str:
    """Return the customers with their tickets: “Acme (EX-1, EX-4), Globe (EX-2)”."""
    by = dict[CustomerId, list[TicketId]]()
    for one in tickets:
        by.setdefault(one.customer, []).append(one.id)
    shown = [f"{names[customer]} ({', '.join(theirs)})" for customer, theirs in list(by.items())[:MAX_NAMED]]
    more = len(by) - len(shown)
    return ", ".join((*shown, *((counted(more, "more customer"),) if more else ())))


def _acts(incident: Incident) -> Buttons | None:
    if not incident.is_open:
        return None
    labels = {"Update customers": "update", "Resolve": "resolve", "It's over": "over"}
    return Buttons(
        buttons=tuple(
            Button(label=label, verb="incident", subject=incident.id, argument=word) for label, word in labels.items()
        )
    )


def listed(incidents: Sequence[Incident]) -> Message:
    """Return the incidents that are open, a line and a button each."""
    if not incidents:
        return plain(f"{EMPTY} “incident new” begins one, or “incident EX-1 EX-4 what is down”.")
    number = f"{counted(len(incidents), 'incident')} open"
    return message(
        line(f"{number}: {joined(tuple(one.id for one in incidents))}."),
        Title(spans=line(number)),
        *(_row(one) for one in incidents),
    )


def _row(one: Incident) -> ListItem:
    about = line(Strong(text=f"{one.id} · {one.title}"), f" · {counted(len(one.tickets), 'ticket')} · {one.lead}")
    return ListItem(spans=about, button=Button(label="Show", verb="incident", subject=one.id))


def begun(incident: Incident) -> Message:
    """Tell who began an incident that it is there."""
    tickets = counted(len(incident.tickets), "ticket")
    return plain(f"{incident.id} is open with {tickets}. “incident {incident.id} update …” tells their customers.")


def regrouped(incident: Incident, step: IncidentStep) -> Message:
    """Tell who changed what belongs to an incident that it is done."""
    which = joined(tuple(step.tickets))
    verb = "is" if len(step.tickets) == 1 else "are"
    return plain(f"{which} {verb} {'part of' if step.kind is StepKind.TIE else 'no longer part of'} {incident.id}.")


def ended(incident: Incident) -> Message:
    """Tell who ended an incident that it is over, and that its tickets aren't."""
    return plain(f"{incident.id} is over. Its tickets stay as they are.")


def unread() -> Message:
    """Say which words about incidents can be understood."""
    return plain("I didn't get that. Try “incident EX-1 EX-4 what is down”, or “incident INC-1 update what we know”.")


def unknown(incident: str) -> Message:
    """Say that there is no such incident."""
    return plain(f"I can't find {incident}. “incident” shows those that are open.")


def is_over(incident: Incident) -> Message:
    """Say that nothing more can be done about an incident."""
    return plain(f"{incident.id} is over. “incident” shows those that are open.")


def in_another(ticket: TicketId, incident: Incident) -> Message:
    """Say that a ticket is part of another incident."""
    return plain(f"{ticket} is part of {incident.id} already. “incident {incident.id} remove {ticket}” takes it out.")


def there_already(tickets: Sequence[TicketId], incident: Incident) -> Message:
    """Say that tickets are part of the incident already."""
    verb = "is" if len(tickets) == 1 else "are"
    return plain(f"{joined(tuple(tickets))} {verb} part of {incident.id} already.")


def not_there(ticket: TicketId, incident: Incident) -> Message:
    """Say that a ticket isn't part of the incident."""
    return plain(f"{ticket} isn't part of {incident.id}.")


def too_many(limit: int) -> Message:
    """Say that an incident can't have any more tickets."""
    return plain(f"An incident has at most {limit} tickets. Please begin another one for the others.")
