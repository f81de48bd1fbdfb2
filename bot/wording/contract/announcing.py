"""Sentences about announcements that are given in chat: the form, who would read it, and that it goes out."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from bot.model.desk import Customer
from bot.model.message import Block, Button, Buttons, Message, Paragraph, Quote, Strong
from bot.model.notice import Notice
from bot.model.places import Platform, beside
from bot.wording.contract import notices
from bot.wording.contract.notices import day, have, names, waiting
from bot.wording.spans import clipped, joined, line, message, note, paragraph, plain

TEXT: Final = "What they read"
CUSTOMERS: Final = "Which customers"
PLANS: Final = "Or all with these plans"
DAY: Final = "The day that it is about"
DAY_HINT: Final = "2027-01-31. They are reminded before it, and on the day."
NAMES: Final = "Names in it"
ANYWAY: Final = "It names no other customer or ticket: send it as it is"
TAKE_BACK: Final = "Take it back"
WHY: Final = "Why? They read this, too"
NO_TEXT: Final = "Please write what they are to read."
NOBODY_TICKED: Final = "Please tick whom it is for."
IS_PAST: Final = "That day is over. Leave it out, or name one that is still to come."
MORE: Final = "Not all customers fit in here; “announce acme, globe: your text” ticks those that you name."


def all_of(number: int) -> str:
    """Return the option that stands for all customers."""
    return f"All customers ({number})"


def customer(one: Customer, off: AbstractSet[Platform]) -> str:
    """Return a customer as an option: where it would be read, with these platforms `off`."""
    number = len(beside(one.channels, off))
    return clipped(f"{one.name} · {_counted(number, 'channel') if number else 'no channel'}", 75)


def plan(ref: str, name: str, customers: int) -> str:
    """Return a plan as an option."""
    return clipped(f"{name} ({ref}) · {_counted(customers, 'customer')}", 75)


def no_day(typed: str) -> str:
    """Say that something isn't a day."""
    return f"I can't read “{clipped(typed, 40)}” as a day. Write it like 2027-01-31, or leave it out."


def for_nobody(told: Sequence[Customer], *, waits: bool = False) -> str:
    """Say why nobody would read it: they have been told already, or have no channel here, or none that is on."""
    if told:
        return f"{names(told)} {have(told)} been told exactly that already. Change the text, or tick somebody else."
    where = "on a platform that is on" if waits else "here"
    return f"None of them has a channel {where}, so nobody would read it. Tick somebody else."


def send(channels: int) -> str:
    """Return the label of the button that sends it."""
    return f"Send to {_counted(channels, 'channel')}"


def preview(
    to: Sequence[Customer], told: Sequence[Customer], named: Sequence[str], off: AbstractSet[Platform] = frozenset()
) -> Iterator[Block]:
    """Yield who would read it and who wouldn't, and which words may be names of others, above what it says.

    What goes to a platform that is `off` waits.
    """
    reached = [one for one in to if beside(one.channels, off)]
    number = count(reached, off)
    yield paragraph(
        "This goes to ",
        Strong(text=f"{_counted(number, 'channel')} of {_counted(len(reached), 'customer')}"),
        ": " if number == 1 else ", once in each: ",
        f"{names(reached)}.",
    )
    unreached = [one for one in to if not one.channels]
    if unreached:
        yield note(f"{names(unreached)} {have(unreached)} no channel here, so please tell them yourself.")
    yield from map(note, waiting(to, off))
    if told:
        yield note(f"{names(told)} {have(told)} been told exactly that already, and {_are(told)} left out.")
    yield from _naming(named)
    yield note(f"{reached[0].name} will read:" if len(reached) > 1 else "They'll read:")


def on_its_way(to: Sequence[Customer], number: int, off: AbstractSet[Platform] = frozenset()) -> Message:
    """Say that it goes out now."""
    said = line(f"Announcement {number} goes out to {_channels(to, off)} now. A reply to it is a request.")
    back = Button(label=TAKE_BACK, verb="announce withdraw", subject=str(number))
    return message(said, Paragraph(spans=said), Buttons(buttons=(back,)))


def taking_back(
    told: Sequence[Customer], named: Sequence[str], notice: Notice, off: AbstractSet[Platform] = frozenset()
) -> Iterator[Block]:
    """Yield who would read that it is taken back, and which words may be names of others, above what they'd read."""
    reached, away = [one for one in told if beside(one.channels, off)], [one for one in told if not one.channels]
    where = f"{_channels(reached, off)} of {_counted(len(reached), 'customer')}"
    if reached:
        yield paragraph(f"This takes back {notices.named(notice)} in ", Strong(text=where), f": {names(reached)}.")
    if away:
        yield note(f"{names(away)} {have(away)} no channel here, so please tell them yourself.")
    yield from map(note, waiting(told, off))
    yield from _naming(named)
    yield note(f"{told[0].name} will read:" if len(told) > 1 else "They'll read:")


def taken_back(told: Sequence[Customer], notice: Notice, off: AbstractSet[Platform] = frozenset()) -> Message:
    """Say that they read now that it no longer holds."""
    return plain(f"{notices.named(notice).capitalize()} is taken back in {_channels(told, off)} now.")


def counts_no_more(number: int) -> Message:
    """Say that there is no such announcement, or that it was taken back before."""
    return plain(f"There's no announcement or notice {number} that still holds, so there's nothing to take back.")


def is_a_notice(number: int) -> Message:
    """Say that it was given under a clause, and who can take that back."""
    return plain(
        f"Notice {number} is given under a clause of the terms. Whoever decides for all of its customers can take it "
        "back, such as a lead or a manager."
    )


def inside(notice: Notice, to: Sequence[Customer], *, own: bool = False) -> Message:
    """Tell triage, or an account manager of customers of their `own`, what is announced to whom."""
    several = "" if len(to) == 1 else "s"
    whom = f"your customer{several} {names(to)}" if own else f"{_counted(len(to), 'customer')} ({names(to)})"
    head = line(Strong(text=notice.name), f" announces to {whom}:")
    away = [one for one in to if not one.channels]
    return message(
        line(*head, f" {clipped(notice.text, 300)}"),
        paragraph(*head),
        Quote(text=notice.text),
        note(f"{names(away)} {have(away)} no channel here, so please tell them yourself.") if away else None,
        note(f"Announcement {notice.number}{f', about {day(notice.effect)}' if notice.effect else ''}."),
    )


def _are(customers: Sequence[Customer]) -> str:
    return "is" if len(customers) == 1 else "are"


def _naming(named: Sequence[str]) -> Iterator[Block]:
    if named:
        listed = joined(tuple(f"“{one}”" for one in named))
        yield paragraph(
            Strong(text=f"This names {listed}, and other customers would read it."),
            " Please write it without. If it's no name, tick the box at the end.",
        )


def count(customers: Sequence[Customer], off: AbstractSet[Platform]) -> int:
    """Return the number of channels in which customers read it now."""
    return sum(len(beside(one.channels, off)) for one in customers)


def _channels(customers: Sequence[Customer], off: AbstractSet[Platform]) -> str:
    return _counted(count(customers, off), "channel")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
