"""Sentences about notices to a customer: what is coming, when, and what is left until then."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from bot.model.desk import Customer
from bot.model.message import Message, Note, Strong
from bot.model.notice import Notice, NoticeDate, NoticeStage
from bot.model.places import Platform, beside
from bot.wording import amounts
from bot.wording.spans import clipped, invitation, joined, line, message, note, paragraph, quoted, stopped
from policies.terms import Amount, Plan

MAX_NAMED: Final = 12
"""The most customers who are named."""
_NEAR: Final = {1: "on the day before", 0: "on the day"}
_COMES: Final = {
    NoticeDate.EFFECT: "this takes effect",
    NoticeDate.SUPPORT_END: "our support for this may end",
}


def given(notice: Notice, customer: Customer) -> Message:
    """Tell the customer's people what is coming, and when."""
    whom = f"To everybody at {customer.name}" if notice.is_announcement else f"Notice for {customer.name}"
    head = line(Strong(text=whom), f": {stopped(notice.text)}")
    dates = line(" ".join(_dates(notice)))
    return message(
        (*head, *line(" "), *dates) if dates else head,
        paragraph(*head),
        paragraph(*dates) if dates else None,
        _source(notice),
    )


def given_inside(notice: Notice, customers: Sequence[Customer]) -> Message:
    """Tell an account manager what customers of theirs were told, and where."""
    head = line(
        Strong(text=names(customers)),
        f" {have(customers)} been given {named(notice)} by {notice.name}: {quoted(notice.text)} ",
        " ".join((*_dates(notice), *_where_each(customers))),
    )
    counted = note(_reminded(notice)) if notice.stages() else None
    return message(head, paragraph(*head), counted, None if notice.is_announcement else _source(notice))


def _reminded(notice: Notice) -> str:
    """Say when they are reminded of what is coming; what was less ahead than a reminder would be has fewer of them."""
    stages = notice.stages()
    left = {what: tuple(one.days_left for one in stages if one.what is what) for what, _ in notice.dates}
    told = {what: _days_before(days) for what, days in left.items() if days}
    if len(set(told.values())) == 1:
        return f"They are reminded {next(iter(told.values()))}."
    return " ".join(f"Before {_COMES[what]}, they are reminded {when}." for what, when in told.items())


def _days_before(left: Sequence[int]) -> str:
    """Return the days on which something is told of that is so many days off then, the most first."""
    far = joined(tuple(str(days) for days in left if days > 1))
    when = (*((f"{far} days before",) if far else ()), *(_NEAR[days] for days in left if days in _NEAR))
    return when[0] if len(when) == 1 else f"{', '.join(when[:-1])}, and {when[-1]}"


def to_come(notice: Notice) -> str:
    """Say what a notice that counts is about, and when it comes."""
    return " ".join((f"{named(notice).capitalize()}: {quoted(notice.text, 120)}", *_dates(notice)))


def names_others(named: Sequence[str]) -> str:
    """Say that the text would tell customers of each other."""
    listed = joined(tuple(f"“{one}”" for one in named))
    return f"this names {listed}, and other customers would read it: write it without, or add --anyway if it's no name"


def withdrawn(notice: Notice, why: str, name: str) -> Message:
    """Tell the customer's people that it isn't coming."""
    reason = f" {stopped(why)}" if why else ""
    what = "announcement of {}: it no longer holds" if notice.is_announcement else "notice of {}: it isn't coming"
    head = line(f"{name} has taken back our {what.format(_given_on(notice))}.{reason}")
    return message(head, paragraph(*head), note(f"It was: “{clipped(notice.text, 300)}”"))


def withdrawn_inside(
    notice: Notice, customers: Sequence[Customer], why: str, name: str, off: AbstractSet[Platform] = frozenset()
) -> Message:
    """Tell an account manager that it isn't coming, to customers of theirs; what goes to a platform `off` waits."""
    reason, where = (f" {stopped(why)}" if why else ""), " ".join(_where_each(customers, off))
    head = line(Strong(text=names(customers)), f": {name} has taken back {named(notice)}.{reason} {where}")
    return message(head, paragraph(*head), note(f"It was: “{clipped(notice.text, 300)}”"))


def counted_down(notice: Notice, stage: NoticeStage) -> Message:
    """Remind the customer's people of a day in a notice."""
    head = line(f"{_ahead(notice, stage)}: {quoted(notice.text, 600)}")
    return message(head, paragraph(*head), _number(notice))


def counted_down_inside(
    notice: Notice, stage: NoticeStage, customers: Sequence[Customer], off: AbstractSet[Platform] = frozenset()
) -> Message:
    """Remind the account manager of it, too, of all customers of theirs together."""
    said = f"{_ahead(notice, stage)}: {quoted(notice.text)} {' '.join(_where_each(customers, off))}"
    head = line(Strong(text=names(customers)), f": {said}")
    return message(head, paragraph(*head), _number(notice))


def too_soon(customer: Customer, effect: date, ahead: Amount, clause: str, first: date) -> str:
    """Say that more time is wanted before a day, by which clause, and which day is the first that can be."""
    least = f"At least {amounts.amount(ahead)} of notice are wanted by {clause}"
    return f"{customer.id}: {effect} is too soon. {least}, so {first} at the earliest"


def is_past(customer: Customer, effect: date) -> str:
    """Say that a day is over."""
    return f"{customer.id}: {effect} is past"


def told_already(customer: Customer, before: Notice) -> str:
    """Say that the same notice counts already."""
    return f"{customer.id} has been told that already, by {named(before)}"


def counts_for_nobody(number: int, customer: Customer | None = None) -> str:
    """Say that there is no such notice, or none any more: to a customer, or to anybody."""
    said = f"{customer.id} has no notice {number} that counts" if customer else f"no notice {number} counts"
    return f"{said}; `plandesk notice --list` shows those that do"


def no_clause(plan: Plan, topic: str, near: Sequence[str]) -> str:
    """Say that a plan has no clause of that name, and which ones are meant perhaps."""
    hint = f"did you mean {joined(tuple(f'“{one}”' for one in near), last='or')}?" if near else "see `packs show`"
    return f"{plan.ref} has no clause “{topic}”; {hint}"


def no_contract(customer: str, known: Iterable[str]) -> str:
    """Say that there is no contract with a customer, and with whom there are."""
    return f"there is no contract with “{customer}”; there is one with {', '.join(sorted(known))}"


def for_nobody(plan: str) -> str:
    """Say that a notice is for no customer: none has the plan, or none was named."""
    return f"no customer has the plan {plan}" if plan else "say whom it is for: --customer or --plan"


def day(when: date) -> str:
    """Return a day with its year: “1 March 2027”."""
    return f"{when.day} {when:%B %Y}"


def _dates(notice: Notice) -> Iterator[str]:
    for what, when in notice.dates:
        if notice.is_announcement:
            yield f"When: {day(when)}."
            continue
        is_effect = what is NoticeDate.EFFECT
        yield f"It takes effect on {day(when)}." if is_effect else f"We support it until {day(when)} at least."


def waiting(customers: Sequence[Customer], off: AbstractSet[Platform]) -> Iterator[str]:
    """Yield for each platform that is off, and has channels of theirs, that what goes there waits."""
    for platform in sorted(off):
        number = sum(place.platform is platform for one in customers for place in one.channels)
        if number:
            channels = "a channel there reads" if number == 1 else f"{number} channels there read"
            yield f"{platform.capitalize()} is off, so {channels} it only once it's on."


def _where(customer: Customer, off: AbstractSet[Platform] = frozenset()) -> str:
    """Return where its people read of it now; the desk may have no channel with them."""
    count = len(beside(customer.channels, off))
    if not customer.channels:
        return "They have no channel here, so please tell them yourself."
    return f"They read it in {'their channel' if count == 1 else f'their {count} channels'}." if count else ""


def _where_each(customers: Sequence[Customer], off: AbstractSet[Platform] = frozenset()) -> Iterator[str]:
    """Yield where several customers' people read of it, and who of them has no channel here; what is `off` waits."""
    away = [one for one in customers if not one.channels]
    number = sum(len(beside(one.channels, off)) for one in customers)
    if len(customers) == 1:
        yield from filter(None, (_where(customers[0], off), *waiting(customers, off)))
        return
    if number:
        yield f"They read it in {number} {'channel' if number == 1 else 'channels'}."
    yield from waiting(customers, off)
    if away:
        yield f"{names(away)} {have(away)} no channel here, so please tell them yourself."


def names(customers: Sequence[Customer]) -> str:
    """Return the names of customers; of many only the first."""
    shown, more = tuple(one.name for one in customers[:MAX_NAMED]), len(customers) - MAX_NAMED
    return joined((*shown, f"{more} more") if more > 0 else shown)


def have(customers: Sequence[Customer]) -> str:
    """Return the verb that goes with their names."""
    return "has" if len(customers) == 1 else "have"


def _ahead(notice: Notice, stage: NoticeStage) -> str:
    """Return how far off a day is, which it is, and what it brings: “Tomorrow, 1 March 2027, this takes effect”."""
    far = {0: "Today,", 1: "Tomorrow,"}.get(stage.days_left, f"In {stage.days_left} days, on")
    when = f"{far} {day(stage.day)}"
    return when if notice.is_announcement else f"{when}, {_COMES[stage.what]}"


def named(notice: Notice) -> str:
    """Return what it is called: “notice 3”."""
    return f"{'announcement' if notice.is_announcement else 'notice'} {notice.number}"


def _given_on(notice: Notice) -> str:
    return day(notice.given_at.astimezone(ZoneInfo(notice.zone)).date())


def _source(notice: Notice) -> Note:
    """Return its number, and the clause behind it, if the terms have one; of an announcement how to ask about it."""
    if notice.is_announcement:
        ask = invitation(
            "Questions? Reply in this thread, and we take it as a request.",
            "Questions? Reply in this thread with @plandesk, and we take it as a request.",
        )
        return note(f"Announcement {notice.number}. ", ask)
    return note(f"Notice {notice.number}{f', by {notice.clause}' if notice.clause else ''}.")


def _number(notice: Notice) -> Note:
    return note(f"{named(notice).capitalize()} of {_given_on(notice)}.")
