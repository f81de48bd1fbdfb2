"""The words that customers read of an incident, each about their own ticket alone, and what is shown before they do."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from bot.model.desk import Customer
from bot.model.incident import Incident, IncidentStep, StepKind
from bot.model.message import Button, Buttons, Message, Note, Paragraph, Quote, Spans, Strong, Style
from bot.model.places import Platform
from bot.model.ticket import Status, Ticket
from bot.wording.incident import words
from bot.wording.labels import MAX_LABEL
from bot.wording.spans import joined, line, message, note, paragraph, plain, spaced
from bot.wording.ticket import promised, status
from policies.terms import Plan

MAX_LINES: Final = 20
"""The most tickets that a preview names."""


class Reader(NamedTuple):
    """A ticket as it will be once its customer has read the text."""

    ticket: Ticket
    plan: Plan
    customer: Customer


def to_customer(after: Ticket, plan: Plan, name: str, text: str) -> Message:
    """Return what a customer reads in their own thread: a person's words, and the state of their own ticket."""
    state = _state(after, plan)
    return message(
        line(f"{name} on {after.id}: {text} ", *state),
        paragraph(Strong(text=name), f" on {after.id}:"),
        Quote(text=text),
        Note(spans=state),
    )


def preview(
    incident: Incident,
    draft: IncidentStep,
    to: Sequence[Reader],
    left_out: Sequence[Ticket],
    hinted: Sequence[str],
    *,
    again: bool,
    off: AbstractSet[Platform] = frozenset(),
) -> Message:
    """Show what would go out, to whom, and with which state of each ticket, with the buttons that send it.

    Who is `hinted` at may be named by it to others. What goes to a platform that is `off` waits.
    """
    number, where = _customers(to), "in its thread" if len(to) == 1 else "each in its own thread"
    head = line(
        "That has changed. " if again else "",
        "This goes to ",
        Strong(text=words.counted(number, "customer")),
        f" on {words.counted(len(to), 'ticket')} of {incident.id}, {where}, in your name:",
    )
    shown = [_reader(one) for one in to[:MAX_LINES]]
    more = len(to) - len(shown)
    return message(
        head,
        paragraph(*head),
        Quote(text=draft.text),
        _hinting(hinted) if hinted else None,
        note(
            "Below it they read the state of their ticket:"
            if len(to) == 1
            else "Below it each reads the state of their own ticket, and nothing of anybody else:"
        ),
        paragraph(*_in_lines(shown), f"\n… and {more} more." if more else ""),
        note(f"{_named(left_out)} {'is' if len(left_out) == 1 else 'are'} over, and left out.") if left_out else None,
        *_waiting([one.ticket for one in to], off),
        _buttons(incident, draft, number, len(to)),
    )


def _waiting(tickets: Sequence[Ticket], off: AbstractSet[Platform]) -> Iterator[Note]:
    for platform in sorted(off):
        held = [one for one in tickets if one.thread.place.platform is platform]
        if held:
            threads = "the thread" if len(held) == 1 else "the threads"
            yield note(
                f"{platform.capitalize()} is off, so in {threads} of {_named(held)} it's read only once it's on."
            )


def _hinting(hinted: Sequence[str]) -> Paragraph:
    listed = joined(tuple(f"“{one}”" for one in hinted))
    return paragraph(
        Strong(text=f"This may name {listed}, and other customers would read it."), " Send it if it doesn't."
    )


def _buttons(incident: Incident, draft: IncidentStep, customers: int, tickets: int) -> Buttons:
    if draft.kind is StepKind.TELL:
        label = f"Send to {words.counted(customers, 'customer')}"
        label = label if len(label) <= MAX_LABEL else f"Send to all {customers}"
        return Buttons(buttons=(_send(incident, f"send {draft.number}", label, Style.PRIMARY),))
    return Buttons(
        buttons=(
            _send(incident, f"solve {draft.number}", f"Resolve {words.counted(tickets, 'ticket')}", Style.PRIMARY),
            _send(incident, f"tell {draft.number}", "Tell, resolve later", Style.PLAIN),
        )
    )


def _send(incident: Incident, argument: str, label: str, style: Style) -> Button:
    return Button(label=label, verb="incident", subject=incident.id, argument=argument, style=style)


def on_its_way(incident: Incident, step: IncidentStep, customers: int) -> Message:
    """Say that it goes out now, and whether it resolves the tickets."""
    resolves = ", and resolves them" if step.kind is StepKind.RESOLVE else ""
    tickets = words.counted(len(step.tickets), "ticket")
    return plain(f"It goes out to {words.counted(customers, 'customer')} now, on {tickets} of {incident.id}{resolves}.")


def told(incident: Incident, step: IncidentStep, customers: int) -> Message:
    """Say under the card of the incident what its customers are told."""
    resolves = " and resolves their tickets" if step.kind is StepKind.RESOLVE else ""
    head = line(Strong(text=step.name), f" tells {words.counted(customers, 'customer')}{resolves}:")
    return message(line(f"{incident.id}: ", *head, f" {step.text}"), paragraph(*head), Quote(text=step.text))


def sent_already(incident: Incident) -> Message:
    """Say that this went out before."""
    return plain(f"That has gone out already. “incident {incident.id}” shows who reads what.")


def no_draft(incident: Incident) -> Message:
    """Say that what was shown no longer counts."""
    return plain(f"That isn't what {incident.id} would say any more. Write it again, and I'll show it to you first.")


def nobody_left(incident: Incident) -> Message:
    """Say that no ticket of an incident is open."""
    return plain(
        f"None of the tickets of {incident.id} is open, so nobody would read this. “reply” goes to one of them."
    )


def says_nothing() -> Message:
    """Say that a greeting alone isn't worth telling to many."""
    return plain("That tells them nothing yet. Say what you know, or what happens next.")


def names_others(named: Sequence[str]) -> Message:
    """Say that the text would tell customers of each other."""
    listed = joined(tuple(f"“{one}”" for one in named))
    return plain(
        f"This names {listed}, and other customers would read it. Please write it without; nothing has gone out."
    )


def _reader(one: Reader) -> Spans:
    return line("• ", Strong(text=one.customer.name), f" · {one.ticket.id} · ", *_state(one.ticket, one.plan))


def _state(after: Ticket, plan: Plan) -> Spans:
    """Return the state of a ticket: its severity in its plan's words, and what is promised next by when."""
    waits = line("We're waiting for your answer.") if after.status is Status.WAITING else ()
    due = promised.sentences(after, status.zone(after, plan)) if after.status is not Status.RESOLVED else ()
    return spaced(line(f"{promised.capital(status.severity_name(after, plan))}."), waits, due)


def _in_lines(each: Sequence[Spans]) -> Spans:
    return tuple(span for number, one in enumerate(each) for span in (*line("\n" if number else ""), *one))


def _named(tickets: Sequence[Ticket]) -> str:
    shown = tuple(one.id for one in tickets[:MAX_LINES])
    more = len(tickets) - len(shown)
    return joined((*shown, f"{more} more") if more else shown)


def _customers(to: Sequence[Reader]) -> int:
    return len({one.customer.id for one in to})
