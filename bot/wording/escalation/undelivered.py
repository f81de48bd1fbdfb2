"""Messages about one that doesn't get through: what it was about, where it should have gone, what to do."""

import re
from typing import Final

from msgspec import Struct

from bot.model.ids import SubjectId
from bot.model.message import Mention, Message, PlaceLink, Span, Spans, Strong, Text
from bot.model.milestone import MilestoneType
from bot.model.places import Account, Place
from bot.model.ticket import Ticket
from bot.wording import marks
from bot.wording.spans import by, line, message, note, paragraph, plain, stopped
from bot.wording.ticket import status
from policies.terms import Plan

_NUMBER: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*-[0-9]+")


class About(Struct, frozen=True, kw_only=True):
    """The customer that a message was for, and the ticket with its plan, if there is one."""

    customer: str
    requester: str
    ticket: Ticket | None
    plan: Plan | None


class Recipient(Struct, frozen=True, kw_only=True):
    """The home that a message was for, what people call it, and whom to tell instead (empty: nobody but its reader)."""

    home: Place | Account | None
    name: str
    whom: str = ""


def undelivered(to: Recipient, said: Message | None, about: About | None, problem: str, *, is_lost: bool) -> Message:
    """Say that a message didn't get through, and why (`problem`); `is_lost`: it won't any more."""
    how = "didn't reach" if is_lost else "hasn't reached"
    where: Span = PlaceLink(place=to.home, text=to.name) if isinstance(to.home, Place) else Text(text=to.name)
    head = _head(about)
    what = line(*head, "our message " if head else "Our message ", how, " ", where, f" – {stopped(problem)}")
    told = f" Please tell {to.whom} directly." if to.whom else " Please see to it."
    todo = line(told if is_lost else " I'm still trying. Please see to it meanwhile.")
    words = tuple(
        Text(text=f"@{span.name}") if isinstance(span, Mention) else span for span in (said.summary if said else ())
    )
    return message((*what, *todo), paragraph(*what, *todo), note("It said: ", *words) if words else None)


def not_told(webhook: str, problem: str) -> Message:
    """Say that a program doesn't take what it is told, and why (`problem`)."""
    return plain(
        f"The webhook {webhook} missed something – {stopped(problem)} Please check its address in the desk file; "
        "`plandesk doctor` says whether it can be called. I keep telling it what happens next."
    )


def shut_out(platform: str, problem: str, waiting: int) -> Message:
    """Say that a platform takes nothing any more, why (`problem`), and how many messages wait for it."""
    wait = f"{waiting} messages wait; they go" if waiting != 1 else "1 message waits; it goes"
    return plain(
        f"{problem}, so nothing goes out there. {wait} out once it's fixed (`plandesk doctor` says how). "
        f"Until then, please watch the customers' channels on {platform.capitalize()} yourselves."
    )


def endless(subject: SubjectId | None, conversation: str, *, is_mended: bool) -> Message:
    """Say that a message was left on its way, and whether it goes out after all."""
    what = f"A message for {named(subject, conversation)}"
    if is_mended:
        return plain(f"{what} got stuck on its way. It's going out again now; please check that it arrives only once.")
    return plain(f"{what} is stuck, and nothing sends it. Please write there yourself, and start the desk again.")


def named(subject: SubjectId | None, conversation: str) -> str:
    """Return where a message goes, with the ticket that it is about: a request has no number."""
    return f"{conversation} (about {subject})" if subject and _NUMBER.fullmatch(subject) else conversation


def _head(about: About | None) -> Spans:
    if about is None:
        return ()
    if about.ticket is None or about.plan is None:
        return line(Strong(text=about.customer), f", request of {about.requester}: ")
    ticket, severity = about.ticket, status.severity_name(about.ticket, about.plan)
    mark = marks.mark(about.plan, ticket.severity)
    name = line(Strong(text=ticket.id), f" ({about.customer}, ", mark, f"{severity})")
    if ticket.milestone is None or ticket.milestone.type is not MilestoneType.FIRST_RESPONSE:
        return line(*name, ": ")
    due = by(ticket.milestone.due, status.zone(ticket, about.plan))
    return line(*name, ", first response due ", due, ": ")
