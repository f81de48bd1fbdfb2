"""Alerts to the vendor's staff when the desk itself is in trouble."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.model.desk import Customer, Desk
from bot.model.message import Mention, Message, Strong, When
from bot.model.places import Account
from bot.wording.amounts import span
from bot.wording.spans import joined, plain

MAX_LISTED: Final = 5


def quarantined(problem: str) -> Message:
    """Say that something couldn't be handled, and that it is kept."""
    return plain(
        f"Something came in that I couldn't handle ({problem}). I've kept it in quarantine. "
        "Please look through the customers' channels for a request that I haven't answered."
    )


def timers_quarantined(subject: str, problem: str) -> Message:
    """Say that a reminder couldn't be decided."""
    return plain(f"I couldn't work out what's due for {subject} ({problem}). Please look at it yourselves.")


def reminders_restored(ticket: str | None, customer: str) -> Message:
    """Say that a ticket, or (None) a request of that customer, had lost its reminders, and that they are back."""
    about = ticket or f"this request of {customer}"
    return plain(
        f"The reminders for {about} were lost. They're set again, and what's overdue comes at once. "
        "Please check that nobody has been waiting."
    )


def approvals_restored(customer: str) -> Message:
    """Say that what is to be decided for a customer had lost its reminders, and that they are back."""
    return plain(
        f"The reminders of what is to be decided for {customer} had been lost. They're set again, and whoever decides "
        "hears what is late."
    )


def refused_often(account: Account, desk: Desk) -> Message:
    """Say that somebody is refused again and again.

    It may be a mistake in the desk file, or somebody who tries what they may not do.
    """
    names = tuple(f"{contact.name} ({customer.name})" for customer, contact in desk.contact_of(account))
    known = f", known as {joined(names)}," if names else ""
    return plain(
        Mention(account=account, name="Somebody"),
        f" ({account}){known} keeps trying what they may not do or see, many times in a minute. Nothing was shown or "
        "changed. If they should be able to, add them to the desk file; the log says what they tried.",
    )


def too_fast(name: str, customer: Customer | None, many: int) -> Message:
    """Say that a program gives so many commands that it isn't heard for the rest of a minute."""
    whose = f" of {customer.name}" if customer else ""
    return plain(
        Strong(text=name),
        f"{whose} gave more than {many} commands within a minute, so the rest weren't heard. It may be in a loop: "
        "please ask whoever looks after it. I say this once an hour.",
    )


def desk_file_refused(faults: Sequence[str]) -> Message:
    """Say that a new desk file has faults, or asks for more than a running desk can change."""
    return plain(
        f"I can't use the new desk file, so nothing has changed: {_listed(faults)}. "
        "`plandesk desk check` lists everything that's wrong with it."
    )


def in_trouble(reason: str) -> Message:
    """Say that something in the desk itself has been wrong for a minute."""
    return plain(
        f"I can't work as I should: {reason}. Until it's fixed, please keep an eye on the customers' channels "
        "yourselves. `plandesk doctor` looks closer."
    )


def works_again() -> Message:
    """Say that whatever was wrong in the desk itself works again."""
    return plain("What I couldn't do works again.")


def clock_jumped(by: timedelta) -> Message:
    """Say that the machine's clock has jumped, ahead or (negative) back, and that nobody else confirms its time."""
    way = "ahead" if by > timedelta() else "back"
    return plain(
        f"This machine's clock has jumped {way} by {span(abs(by))}. I'm keeping the time from before, so due times and "
        "reminders go on as they should. Please check its clock; if the new time is right, restart the desk."
    )


def clock_right_again() -> Message:
    """Say that the machine's clock is right again."""
    return plain("This machine's clock is right again.")


def nothing_heard(platform: str, since: datetime, until: datetime) -> Message:
    """Say that the desk was away, and can't read on this platform what was written meanwhile. Both times are UTC."""
    return plain(
        f"I heard nothing on {platform.capitalize()} from ",
        When(at=since, zone="UTC"),
        " to ",
        When(at=until, zone="UTC"),
        f", and can't read back there what was written meanwhile. Please look through your customers' channels on "
        f"{platform.capitalize()} for that time; who writes again is heard.",
    )


def desk_file_left(file: str) -> Message:
    """Say that a desk started with a file that isn't in force, and goes on with the one that is."""
    return plain(
        f"A desk has just started with {file}, but another desk file has been applied since, so it goes on with that "
        f"one. If {file} should count, put it in force with `plandesk desk apply {file}`."
    )


def desk_file_tolerated(faults: Sequence[str]) -> Message:
    """Say that the desk runs with a file that names somebody who isn't there any more."""
    return plain(
        f"The desk file names somebody who isn't there any more, so reminders miss them: {_listed(faults)}. "
        "Name somebody who is, and put the file in force with `plandesk desk apply`."
    )


def platform_in_trouble(problems: Sequence[str]) -> Message:
    """Say that the desk can't work somewhere, as far as it can see at its start."""
    return plain(f"I've just started, and something needs you: {_listed(problems)}. `plandesk doctor` looks again.")


def _listed(problems: Sequence[str]) -> str:
    """Return the first few problems; a desk with a hundred channels must not fill the screen."""
    more = len(problems) - MAX_LISTED
    return "; ".join((*problems[:MAX_LISTED], *([f"and {more} more"] if more > 0 else [])))
