"""Sentences about requests outside their customer's term: who decides on them, and what comes of it."""

from datetime import date

from msgspec import Struct

from bot.model.approval import Approval, Ruling, TermWish
from bot.model.desk import Customer, Term
from bot.model.ids import TicketId
from bot.model.intake import Intake
from bot.model.message import Button, Buttons, Mention, Message, Note, Quote, Span, Spans, Strong, Style
from bot.wording import labels
from bot.wording.results import RequestResult
from bot.wording.spans import clipped, line, message, note, paragraph, plain, stopped
from policies.terms import Plan


class OutsideRequest(Struct, frozen=True, kw_only=True):
    """A request to decide on: whose, on which day of theirs, with the link to it and who decides.

    `by` may be empty, if there is no account manager. `ticket` is what is served meanwhile.
    """

    customer: Customer
    today: date
    link: Span
    by: str
    ticket: TicketId | None = None


def since(term: Term, today: date) -> str:
    """Say on which day a term that isn't running ended, or begins, as the end of a sentence about it."""
    return f"ended on {term.end:%d %b %Y}" if today > term.end else f"begins on {term.start:%d %b %Y}"


def of_term(customer: Customer, today: date) -> str:
    """Say when the term runs, and what follows while it doesn't; empty if none is agreed."""
    term = customer.term
    if term is None:
        return ""
    runs = f"The term runs from {term.start:%d %b %Y} to {term.end:%d %b %Y}."
    outside = "the account manager decides on requests, and what is most severe is served meanwhile."
    return runs if term.covers(today) else f"{runs} It isn't running now: {outside}"


def outside(term: Term, customer: Customer, today: date) -> str:
    """Say to staff that the customer's term isn't running, and who decides then."""
    who = "their account manager decides on all but the most severe"
    return f"Mind that the term of {customer.name} {since(term, today)}: {who}. "


def waiting(intake: Intake, plan: Plan, term: Term, today: date, tam: str) -> Message:
    """Tell the customer who decides on their request, and that the most severe level doesn't wait for that."""
    top = plan.severities[0]
    told = f"Your support term {since(term, today)}, so {_decides(tam)} whether we take this up. You'll read it here."
    now = f"Is it {top.name}? We look at that at once, without waiting."
    (label,) = labels.distinct((top.name,))
    raised = Button(label=label, verb="choose", subject=intake.id, argument=top.id)
    return message(line(told), paragraph(told), paragraph(now), Buttons(buttons=(raised,)))


def asked_already(tam: str) -> Message:
    """Say that the request waits for a decision already."""
    return plain(f"This waits for {tam or 'the account manager'} already: you'll read here what they decide.")


def referred(customer: Customer, tam: str) -> RequestResult:
    """Say that the account manager decides; for the form, and for triage."""
    return RequestResult(
        told=line(f"I've asked {tam or 'your account manager'}: your support term isn't running now."),
        noted=line(f"waits for {tam or 'the account manager'}: the term of {customer.name} isn't running."),
    )


def posted(tam: str) -> Message:
    """Tell who sent a form that their request waits, and where they will read of it."""
    who = tam or "your account manager"
    return plain(f"It's in your channel. Your support term isn't running now, so I've asked {who}; you'll read there.")


def served_meanwhile(term: Term, today: date, tam: str) -> Message:
    """Tell the customer that a ticket of the most severe level goes on, though somebody still decides on it."""
    told = f"Your support term {since(term, today)}. We're on this all the same, and {_decides(tam)} how it goes on."
    return plain(told)


def wanted(approval: Approval, about: OutsideRequest, called: tuple[Mention, ...] = ()) -> Message:
    """Ask for the decision, with what the customer reads if it's no; `called` are asked if there is no manager."""
    wish, customer, by = _wish(approval), about.customer, about.by
    level = f" at {wish.severity_name}" if wish.severity_name else ", without a level"
    head = line(
        Strong(text=f"{about.ticket} · {customer.name}" if about.ticket else customer.name),
        f": {wish.requester or 'Somebody'} asks for this{level}, and their term {since(wish.term, about.today)}. ",
        _meanwhile(about.ticket),
        *_mentions(called),
    )
    return message(
        head,
        paragraph(*head),
        Quote(text=wish.text) if wish.text else None,
        paragraph(about.link),
        note(
            f"If you refuse, they read: “{refused(refusal(wish.term, about.today, by), by)}” You can word it yourself."
        ),
        buttons(approval),
        _how(approval),
    )


def still_open(
    approval: Approval, wish: TermWish, customer: Customer, late: Spans, called: tuple[Mention, ...]
) -> Message:
    """Remind whoever decides that somebody waits for it; `late` is a sentence that says since when."""
    head = line(
        Strong(text=customer.name),
        f": {wish.requester} still waits to hear whether we take this up outside their term: “{clipped(wish.text)}”",
        *late,
        *_mentions(called),
    )
    return message(head, paragraph(*head), buttons(approval), _how(approval))


def refusal(term: Term, today: date, by: str) -> str:
    """Return what the customer reads if it's refused and nobody words it otherwise; the form begins with it."""
    what = "renewing it" if today > term.end else "an earlier start"
    return (
        f"Your support term {since(term, today)}, so we can't take this up now. Please ask {by or 'us'} about {what}."
    )


def refused(words: str, by: str) -> str:
    """Return the words as the customer reads them, with who decided."""
    return f"{stopped(words)} {by} decided this." if by else stopped(words)


def told_refused(requester: Span, words: str, by: str) -> Message:
    """Tell the customer, in those words, that it isn't served."""
    return plain(requester, f": {refused(words, by)}")


def served(ticket: TicketId, by: str) -> RequestResult:
    """Say that the request is a ticket now, by whose decision."""
    return RequestResult(
        told=line(f"{by} takes this up: {ticket} is open."), noted=line(f"is {ticket} now: {by} decided to serve it.")
    )


def term_runs(ticket: TicketId, _: str) -> RequestResult:
    """Say that the request is a ticket now, since the term runs."""
    return RequestResult(
        told=line(f"Your support term runs now, so we take this up: {ticket} is open."),
        noted=line(f"is {ticket} now: the term runs, so nobody has to decide."),
    )


def goes_on(by: str) -> Message:
    """Tell the customer that what was served meanwhile goes on like any other."""
    return plain(f"{by} decided that we go on with this as usual.")


def turned_down(by: str) -> RequestResult:
    """Say that somebody decided not to serve it; a message of its own says why."""
    return RequestResult(told=line(f"{by} decided not to take this up."), noted=line(f"isn't served: {by} decided so."))


def closed(ticket: TicketId, by: str) -> Message:
    """Tell triage that what was served meanwhile is closed by that decision."""
    return plain(f"{ticket} is closed: {by} decided not to serve it outside the term.")


def done(ticket: TicketId | None, *, serves: bool) -> Message:
    """Tell who decided it that it is done."""
    if not serves:
        return plain("Done: they read your words, and nothing more is due.")
    return plain(f"Done: {ticket} is open, and the customer knows.")


def nothing_left() -> Message:
    """Say that the request isn't wanted, or is over, by now."""
    return plain("There's nothing to decide any more: it isn't wanted by now, or it's done.")


def runs_now(approval: Approval, customer: Customer) -> Message:
    """Say that it can't be refused for the term any more, since that runs by now."""
    told = f"The term of {customer.name} runs by now, so this can't be refused for that. Serve it, please."
    serve, _ = _pair(approval)
    return message(line(told), paragraph(told), Buttons(buttons=(serve,)))


def explained(wish: TermWish, customer: Customer, approval: Approval, *, to_staff: bool) -> str:
    """Say for `why` that the term wasn't running, and who decided."""
    whose = customer.name if to_staff else "Your support"
    term = f"{wish.term.start:%d %b %Y} to {wish.term.end:%d %b %Y}"
    asked = f"It was asked for outside the term of {whose if to_staff else 'your contract'} ({term})"
    if approval.decided is None:
        return f"{asked}. It's served while the account manager decides, since it's of the most severe level."
    if approval.decided.ruling is Ruling.WITHDRAWN:
        return f"{asked}, and in the end nobody had to decide on it."
    return f"{asked}, and {approval.decided.name} decided on it ({approval.decided.ruling})."


def _meanwhile(ticket: TicketId | None) -> str:
    if ticket:
        return f"{ticket} is of the most severe level, so we serve it while you decide."
    return "If you serve it, it opens then, and its first response counts from that."


def _wish(approval: Approval) -> TermWish:
    if not isinstance(approval.wish, TermWish):
        raise LookupError("such a decision is about a request")
    return approval.wish


def _decides(tam: str) -> str:
    return f"{tam}, your account manager, decides" if tam else "your account manager decides"


def _mentions(called: tuple[Mention, ...]) -> Spans:
    return tuple(span for mention in called for span in line(" ", mention))


def _how(approval: Approval) -> Note:
    number = approval.number
    return note(f"With words: “approve {number}” serves it, “decline {number} what they read” refuses.")


def _pair(approval: Approval) -> tuple[Button, Button]:
    subject = str(approval.number)
    serve = Button(label="Serve", verb="approve", subject=subject, style=Style.PRIMARY)
    return serve, Button(label="Refuse", verb="decline", subject=subject)


def buttons(approval: Approval) -> Buttons:
    """Return the buttons that serve it, or refuse it."""
    return Buttons(buttons=_pair(approval))


def not_split(term: Term, customer: Customer, today: date, tam: str) -> Message:
    """Say that the customer's term isn't running, and who may make a ticket of its own of a message then."""
    who = f"{tam or 'the account manager'} decides what is opened: ask them to split it"
    return plain(f"The term of {customer.name} {since(term, today)}, so {who}.")
