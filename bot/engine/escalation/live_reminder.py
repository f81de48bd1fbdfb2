"""The one live reminder of a ticket in each place: a new one takes the place of the former.

The former shrinks to a line, which goes once the new one is out there; what nothing replaces stays a line.

Each reminder has a number, and each of its messages a key with that number. So an edit of the former can never hit the
new one, in whatever order they go out. Many that come late together, after a standstill, are one message in each place.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from bot.effects import Amend, Effect, InChannel, Say, ToPerson, UnderMessage
from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.message import Mention, OwnMessageLink, Text
from bot.model.places import Account, Platform
from bot.model.rank import Rank
from bot.model.reminder import ReminderPost, key_of
from bot.model.series import Series, SeriesKind
from bot.model.ticket import Status, Ticket
from bot.wording.escalation import reminders
from policies.terms import Plan

LATE: Final = Series(key="late reminders", kind=SeriesKind.GROWING)


def numbered(
    effects: Iterable[Effect], ticket: Ticket, desk: Desk
) -> tuple[tuple[Effect, ...], tuple[ReminderPost, ...]]:
    """Return the effects with keys for the messages to staff among them, and those messages."""
    number, kept, posted = (ticket.reminder.number + 1 if ticket.reminder else 1), list[Effect](), list[ReminderPost]()
    for effect in effects:
        post = _post(effect, desk)
        if post and isinstance(effect, Say):
            posted.append(post)
            kept.append(replace(effect, message_key=key_of(ticket.id, number, post)))
        else:
            kept.append(effect)
    return tuple(kept), tuple(posted)


def together(effects: Iterable[Effect], ticket: Ticket) -> tuple[Effect, ...]:
    """Return reminders that come late as parts of the one message that others come late in, too."""
    return tuple(_late(effect, ticket) for effect in effects)


def shrunk(ticket: Ticket, plan: Plan, posted: Collection[ReminderPost] = ()) -> tuple[Effect, ...]:
    """Return the edits that leave a grey line of the ticket's last reminder, wherever it is.

    In a place where the next one is `posted` it goes altogether, once that one is out: each place keeps one of them.
    """
    last = ticket.reminder
    if last is None:
        return ()
    past, here = reminders.past(ticket, plan, last.at), {(post.place, post.account) for post in posted}
    return tuple(
        Amend(
            place=post.place,
            account=post.account,
            message_key=key_of(ticket.id, last.number, post),
            message=replace(past, replaced_by=key_of(ticket.id, last.number + 1, post))
            if (post.place, post.account) in here
            else past,
            subject=ticket.id,
            rank=Rank.NEWS,
        )
        for post in last.posts
    )


def is_live(ticket: Ticket) -> bool:
    """Return whether the last reminder is of something that is still due, or that has lapsed in silence."""
    last = ticket.reminder
    if last is None or ticket.status is Status.CLOSED:
        return False
    for one in ticket.milestones:
        times = [told.at for told in (one.told, one.called) if told]
        if times and max(times) >= last.at and (one.is_open or (one.is_lapsed and not last.answered)):
            return True
    return False


def _post(effect: Effect, desk: Desk) -> ReminderPost | None:
    match effect:
        case Say(to=UnderMessage(place=place) | InChannel(place=place), message=message):
            called = (span.account for span in message.summary if isinstance(span, Mention))
            return ReminderPost(place=place, people=_people(called, desk))
        case Say(to=ToPerson(account=account)) if account.platform is not Platform.WAKE:
            return ReminderPost(account=account, people=_people((account,), desk))
        case _:
            return None


def _people(accounts: Iterable[Account], desk: Desk) -> tuple[PersonId, ...]:
    found = (next((one.id for one in desk.people if account in one.accounts), None) for account in accounts)
    return tuple(dict.fromkeys(one for one in found if one))


def _late(effect: Effect, ticket: Ticket) -> Effect:
    match effect:
        case Say(to=UnderMessage(place=place), message=message):
            link = OwnMessageLink(message_key=ticket.card_in(place), text=f"Open {ticket.id}")
            brief = (*message.summary, Text(text=" "), link)
            return replace(effect, to=InChannel(place=place), series=LATE, message=replace(message, brief=brief))
        case Say(to=ToPerson(account=account)) if account.platform is not Platform.WAKE:
            return replace(effect, series=LATE)
        case _:
            return effect
