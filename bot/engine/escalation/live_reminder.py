"""The one live reminder of a ticket in each place: a new one takes the buttons of the former, which shrinks to a line.

Once nothing is due any more, one of these lines stays in each place.

Each reminder has a number, and each of its messages a key with that number. So an edit of the former can never hit the
new one, in whatever order they go out. Many that come late together, after a standstill, are one message in each place.
"""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from bot.effects import Amend, Effect, InChannel, Say, ToPerson, UnderMessage
from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.message import Mention, OwnMessageLink, Text
from bot.model.places import Account, Platform
from bot.model.rank import Rank
from bot.model.reminder import LiveReminder, ReminderPost, key_of
from bot.model.series import Series, SeriesKind
from bot.model.ticket import Status, Ticket
from bot.wording.escalation import reminders
from policies.terms import Plan

MAX_FOLDED: Final = 50
"""The most lines in a place that are taken away: a ticket that nobody answers is reminded of day after day."""
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


def shrunk(ticket: Ticket, plan: Plan) -> tuple[Effect, ...]:
    """Return the edits that leave a grey line of the ticket's last reminder, wherever it is."""
    last = ticket.reminder
    return tuple(_past(ticket, plan, last, last.number, post) for post in last.posts) if last else ()


def folded(ticket: Ticket, plan: Plan) -> tuple[Effect, ...]:
    """Return the edits that leave one grey line in each place, once nothing of the ticket's reminders is due any more.

    Those before the last go where that one is out; where it isn't, their lines are all that there is.
    """
    last = ticket.reminder
    if last is None:
        return ()
    earlier = range(max(last.first, last.number - MAX_FOLDED), last.number)
    gone = (_past(ticket, plan, last, number, post) for post in last.posts for number in earlier)
    return (*shrunk(ticket, plan), *gone)


def _past(ticket: Ticket, plan: Plan, last: LiveReminder, number: int, post: ReminderPost) -> Amend:
    """Return the edit that makes a line of a reminder's message; before the last one it goes once that is out."""
    its, lasts = (key_of(ticket.id, each, post) for each in (number, last.number))
    return Amend(
        place=post.place,
        account=post.account,
        message_key=its,
        message=replace(reminders.past(ticket, plan, last.at), replaced_by=None if its == lasts else lasts),
        subject=ticket.id,
        rank=Rank.NEWS,
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
