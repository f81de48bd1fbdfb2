"""Forms as commands: the very one that the same words would be if somebody typed them."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from bot.catalogue import VERBS
from bot.catalogue.row import Arguments
from bot.commands import Announce, ChangingCommand, Origin, WithdrawAnnouncement
from bot.language.log_words import REVERSE
from bot.model.form import FieldName, Filled
from bot.model.ids import TicketId
from bot.model.numbers import whole

ANNOUNCE: Final = "announce"
"""The verb whose form is more than words: it has choices that nobody types."""
WITHDRAW: Final = "announce withdraw"
"""The verb whose form shows what many will read."""


class VerbForm(Struct, frozen=True, kw_only=True):
    """The form of a verb: the field that a refusal of the command belongs to, and what follows the ticket's number."""

    main: FieldName
    arguments: Callable[[Filled], Arguments]


def order(filled: Filled, origin: Origin) -> ChangingCommand | Announce | WithdrawAnnouncement | None:
    """Return the command that a form gives by its verb; None for the form of a request."""
    purpose = filled.purpose
    if purpose and purpose.verb == ANNOUNCE:
        return Announce(origin=origin, filled=filled)
    if purpose and purpose.verb == WITHDRAW:
        number = purpose.subject.partition(" ")[0]
        text = filled.said(FieldName.TEXT)
        return WithdrawAnnouncement(
            origin=origin, number=whole(number) if number.isdecimal() else 0, text=text, filled=filled
        )
    form = FORMS.get(purpose.verb) if purpose else None
    if purpose is None or form is None:
        return None
    said = form.arguments(filled)
    arguments = Arguments(ticket=TicketId(purpose.subject), into=said.into, number=said.number, words=said.words)
    command: ChangingCommand = VERBS[purpose.verb].make(origin, arguments)
    return command


def _text(filled: Filled) -> Arguments:
    return Arguments(words=filled.said(FieldName.TEXT))


def _reply(filled: Filled) -> Arguments:
    macro, text = filled.said(FieldName.MACRO), filled.said(FieldName.TEXT)
    return Arguments(words=f"{f'/{macro}' if macro else ''}\n{text}".strip())


def _snooze(filled: Filled) -> Arguments:
    return Arguments(words=filled.said(FieldName.MOMENT) or filled.said(FieldName.UNTIL))


def _severity(filled: Filled) -> Arguments:
    severity, reason = filled.said(FieldName.SEVERITY), filled.said(FieldName.REASON)
    return Arguments(words=f"{severity}: {reason}" if reason else severity)


def _merge(filled: Filled) -> Arguments:
    return Arguments(into=TicketId(filled.said(FieldName.INTO)))


def _kind(filled: Filled) -> Arguments:
    return Arguments(words=filled.said(FieldName.KIND))


def _assign(filled: Filled) -> Arguments:
    return Arguments(words=filled.said(FieldName.PERSON))


def _milestone(filled: Filled) -> Arguments:
    return Arguments(words=f"{filled.said(FieldName.MILESTONE)} {filled.said(FieldName.TEXT)}")


def _phoned(filled: Filled) -> Arguments:
    at, whom = filled.said(FieldName.MOMENT), filled.said(FieldName.TEXT)
    return Arguments(words=", ".join(filter(None, (at, whom))))


def _access(filled: Filled) -> Arguments:
    return Arguments(words=f"{filled.said(FieldName.SPAN)} {filled.said(FieldName.TEXT)}")


def _log(filled: Filled) -> Arguments:
    """Return what the form that logs work comes to; “reverse 30m” as the amount gives it back."""
    first, _, rest = filled.said(FieldName.AMOUNT).partition(" ")
    back, amount = (first, rest) if first.casefold() == REVERSE else ("", filled.said(FieldName.AMOUNT))
    parts = (back, filled.said(FieldName.ALLOWANCE), amount, filled.said(FieldName.TEXT))
    return Arguments(words=" ".join(part for part in parts if part))


def _decline(filled: Filled) -> Arguments:
    subject = filled.purpose.subject if filled.purpose else ""
    return Arguments(number=whole(subject) if subject.isdecimal() else 0, words=filled.said(FieldName.TEXT))


def _incident(filled: Filled) -> Arguments:
    """Return what the form of an incident comes to: its text for the customers, or where tickets belong."""
    subject, into = filled.purpose.subject if filled.purpose else "", filled.said(FieldName.INTO)
    if FieldName.TICKETS in filled.answers:
        subject = " ".join(filled.ticked(FieldName.TICKETS))
    words = (into, "add", subject) if into else (subject, filled.said(FieldName.TEXT))
    return Arguments(words=" ".join(words))


FORMS: Final = {
    "reply": VerbForm(main=FieldName.TEXT, arguments=_reply),
    "note": VerbForm(main=FieldName.TEXT, arguments=_text),
    "wait": VerbForm(main=FieldName.TEXT, arguments=_text),
    "resolve": VerbForm(main=FieldName.TEXT, arguments=_text),
    "milestone": VerbForm(main=FieldName.TEXT, arguments=_milestone),
    "access": VerbForm(main=FieldName.TEXT, arguments=_access),
    "log": VerbForm(main=FieldName.AMOUNT, arguments=_log),
    "kind": VerbForm(main=FieldName.KIND, arguments=_kind),
    "link": VerbForm(main=FieldName.TEXT, arguments=_text),
    "assign": VerbForm(main=FieldName.PERSON, arguments=_assign),
    "snooze": VerbForm(main=FieldName.UNTIL, arguments=_snooze),
    "severity": VerbForm(main=FieldName.SEVERITY, arguments=_severity),
    "phoned": VerbForm(main=FieldName.TEXT, arguments=_phoned),
    "merge": VerbForm(main=FieldName.INTO, arguments=_merge),
    "appeal grant": VerbForm(main=FieldName.TEXT, arguments=_text),
    "appeal refuse": VerbForm(main=FieldName.TEXT, arguments=_text),
    "search": VerbForm(main=FieldName.TEXT, arguments=_text),
    "decline": VerbForm(main=FieldName.TEXT, arguments=_decline),
    "incident": VerbForm(main=FieldName.TEXT, arguments=_incident),
}
"""The verbs that need words, and so have a form: of a ticket, but for the last three."""
