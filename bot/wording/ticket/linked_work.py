"""Sentences about the work outside the desk that a ticket is linked to. No customer reads any of them."""

from collections.abc import Mapping
from typing import Any, Final

from bot import events
from bot.model.desk import Customer
from bot.model.linked_work import LinkedWork, WorkState
from bot.model.message import Button, Buttons, Link, Message, Spans, Strong
from bot.model.ticket import OVER, Ticket
from bot.wording.spans import line, message, paragraph, plain
from bot.wording.ticket.triage import form, thread_link

EXAMPLE: Final = "https://tracker.example/BUG-7"
MAX_LABEL: Final = 60
"""The most characters of an address that are shown; its end says more than its middle."""


def address(url: str) -> str:
    """Return an address as it is shown: its host, and as much of its end as fits."""
    host, _, path = url.removeprefix("https://").partition("/")
    whole = f"{host}/{path}" if path else host
    if len(whole) <= MAX_LABEL:
        return whole
    begins = host if len(host) <= MAX_LABEL // 2 else f"{host[: MAX_LABEL // 2 - 1]}…"
    return f"{begins}/…{path[-(MAX_LABEL - len(begins) - 2) :]}"


def on_record(ticket: Ticket) -> Spans:
    """Return the work that a ticket is linked to, each a link, and which of it is done; empty if there is none."""
    each = (span for number, one in enumerate(ticket.linked) for span in (*line(", " if number else ""), *_one(one)))
    return line("Linked work: ", *each, ".") if ticket.linked else ()


def _one(work: LinkedWork) -> Spans:
    return line(Link(url=work.url, text=address(work.url)), " (done)" if work.done_at else "")


def linked(ticket: Ticket, name: str, url: str) -> Message:
    """Say under the card that somebody linked it."""
    return plain(Strong(text=name), f" linked {ticket.id} to ", Link(url=url, text=address(url)), ".")


def unlinked(ticket: Ticket, name: str, url: str) -> Message:
    """Say under the card that somebody took a link away."""
    return plain(Strong(text=name), f" unlinked {ticket.id} from {address(url)}.")


def done_linking(ticket: Ticket, url: str) -> Message:
    """Tell who linked it, and how to take that back."""
    shown = Link(url=url, text=address(url))
    undo = Button(label="Unlink", verb="unlink", subject=ticket.id, argument=url)
    said = line(f"{ticket.id} is linked to ", shown, ".")
    return message(said, paragraph(*said), Buttons(buttons=(undo,)))


def done_unlinking(ticket: Ticket, url: str) -> Message:
    """Tell who took a link away that it is gone."""
    return plain(f"{ticket.id} is no longer linked to {address(url)}.")


def shown(ticket: Ticket) -> Message:
    """Return what a ticket is linked to, and how to link it."""
    if not ticket.linked:
        return plain(f"{ticket.id} isn't linked to anything yet. Try “link {ticket.id} {EXAMPLE}”.")
    return plain(*on_record(ticket), f" To take one away: “unlink {ticket.id}” and its address.")


def already(ticket: Ticket, url: str) -> Message:
    """Say that it is linked to this already."""
    return plain(f"{ticket.id} is linked to ", Link(url=url, text=address(url)), " already.")


def unusable(ticket: Ticket) -> Message:
    """Say what can be linked."""
    return plain(
        "I can only link an address that begins with https:// and has no name or password in it. "
        f"Try “link {ticket.id} {EXAMPLE}”."
    )


def one_at_a_time(ticket: Ticket) -> Message:
    """Say that several addresses can't be linked at once."""
    return plain(f"One address at a time, please: “link {ticket.id} {EXAMPLE}”.")


def not_linked(ticket: Ticket) -> Message:
    """Say that what should go isn't there, and what is."""
    there = line(f"{ticket.id} isn't linked to that. ")
    return plain(*there, *(on_record(ticket) or line("It isn't linked to anything.")))


def which(ticket: Ticket) -> Message:
    """Ask which of several links should go."""
    return plain(f"Which one? Say “unlink {ticket.id}” and its address. ", *on_record(ticket))


def too_many(ticket: Ticket, most: int) -> Message:
    """Say that it has as many links as a ticket can have."""
    return plain(f"{ticket.id} has {most} links, and can't have more. “unlink {ticket.id}” takes one away.")


def news(ticket: Ticket, customer: Customer, url: str, state: WorkState) -> Message:
    """Tell who works on a ticket what has become of the work it is linked to, and what they can do now."""
    what, how = Link(url=url, text=address(url)), "is done" if state is WorkState.DONE else "was reopened"
    said = line(Strong(text=f"{ticket.id} · {customer.name}"), f" – linked work {how}: ", what, ".")
    acts = () if ticket.merged_into else (form(ticket, "reply", "Reply"),)
    ends = () if ticket.status in OVER or state is WorkState.REOPENED else (form(ticket, "resolve", "Resolve"),)
    return message(
        said, paragraph(*said, " ", thread_link(ticket, customer)), Buttons(buttons=(*acts, *ends)) if acts else None
    )


HISTORY: Final[Mapping[type[events.Event], Any]] = {
    events.WorkLinked: lambda it: f"{it.name} linked it to {address(it.url)}.",
    events.WorkUnlinked: lambda it: f"{it.name} unlinked it from {address(it.url)}.",
    events.LinkedWorkDone: lambda it: f"Linked work {'was' if it.is_new else 'is still'} done: {address(it.url)}.",
    events.LinkedWorkReopened: lambda it: (
        f"Linked work {'was reopened' if it.is_new else 'goes on'}: {address(it.url)}."
    ),
}
"""The sentence for each event, as staff read it."""
