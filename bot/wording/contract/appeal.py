"""Sentences to whoever decides an appeal against a severity: the account manager, a lead, or else the first line."""

from bot.model.approval import Approval, SeverityWish
from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Mention, Message, Note, Quote, Spans, Strong, Style
from bot.model.ticket import Ticket
from bot.wording import citing, labels
from bot.wording.spans import clipped, line, message, note, paragraph, plain, stopped
from bot.wording.ticket.triage import thread_link
from policies.terms import Plan


def wanted(
    approval: Approval,
    wish: SeverityWish,
    ticket: Ticket,
    about: tuple[Customer, Plan],
    called: tuple[Mention, ...] = (),
) -> Message:
    """Ask for the decision: who set what and why, what the customer wants instead, and the two ways to decide.

    The clause is that on who decides the severity.
    """
    customer, plan = about
    change = ticket.history[wish.change]
    why = f": {stopped(clipped(change.reason))}" if change.reason else "."
    head = line(
        Strong(text=f"{ticket.id} · {customer.name}"),
        f": {approval.name} disagrees with {wish.stands_name}, which {change.name or 'we'} set{why} "
        f"They want {wish.wanted_name}.",
        *_mentions(called),
    )
    return message(
        head,
        paragraph(*head),
        Quote(text=wish.text) if wish.text else None,
        paragraph(thread_link(ticket, customer)),
        _buttons(wish),
        _how(wish),
        citing.cited(plan, plan.severity_rule.source),
    )


def still_open(
    approval: Approval, wish: SeverityWish, customer: Customer, late: Spans, called: tuple[Mention, ...]
) -> Message:
    """Remind whoever decides that somebody waits for it; `late` is a sentence that says since when."""
    head = line(
        Strong(text=f"{wish.ticket} · {customer.name}"),
        f": {approval.name} still waits to hear whether it's {wish.wanted_name} or stays {wish.stands_name}.",
        *late,
        *_mentions(called),
    )
    return message(head, paragraph(*head), _buttons(wish), _how(wish))


def done(wish: SeverityWish, *, granted: bool) -> Message:
    """Tell who decided it that it is done."""
    name = wish.wanted_name if granted else wish.stands_name
    return plain(f"Done: {wish.ticket} {'is' if granted else 'stays'} {name}, and the customer knows.")


def no_reason(wish: SeverityWish) -> Message:
    """Ask for the reason, which the customer reads."""
    text = f"Please say why; the customer reads it: “appeal refuse {wish.ticket} why”, or use the form."
    return message(line(text), paragraph(text), Buttons(buttons=(_keep(wish),)))


def _mentions(called: tuple[Mention, ...]) -> Spans:
    return tuple(span for mention in called for span in line(" ", mention))


def _how(wish: SeverityWish) -> Note:
    grant, refuse = f"“appeal grant {wish.ticket} why”", f"“appeal refuse {wish.ticket} why”"
    return note(f"Until then it stays {wish.stands_name}. With words: {grant}, {refuse}.")


def _buttons(wish: SeverityWish) -> Buttons:
    back = Button(
        label=_label(("Set back to", "Set to", "Set"), wish.wanted_name),
        verb="form",
        subject=wish.ticket,
        argument="appeal grant",
        style=Style.PRIMARY,
    )
    return Buttons(buttons=(back, _keep(wish)))


def _keep(wish: SeverityWish) -> Button:
    label = _label(("Keep",), wish.stands_name)
    return Button(label=label, verb="form", subject=wish.ticket, argument="appeal refuse")


def _label(verbs: tuple[str, ...], name: str) -> str:
    """Return the first of these verbs that leaves room for the severity, with it: “Set back to Level 1”."""
    level = name.partition(" – ")[0]
    fitting = (f"{verb} {level}" for verb in verbs if len(f"{verb} {level}") <= labels.MAX_LABEL)
    return next(fitting, "") or f"{verbs[-1]} {labels.fitted(level, labels.MAX_LABEL - len(verbs[-1]) - 1)}"
