"""Wishes, as they are put to whoever decides them: the account manager, or else the first line."""

from collections.abc import Callable

from bot.effects import Effect, InChannel, Say, ToPerson
from bot.engine.contract import authority
from bot.engine.homes import account_on
from bot.engine.milestones import approval as milestones
from bot.engine.situation import Case
from bot.model.approval import Approval, Wish
from bot.model.contract import Contract
from bot.model.message import Mention, Message
from bot.model.places import Account, Place
from bot.model.rank import Rank
from bot.oncall.duty import called
from bot.oncall.quiet_hours import hours_of
from bot.sla.own_goal import office
from policies.terms import Line

Mentions = tuple[Mention, ...]


def begin(wish: Wish, number: int, place: Place | None, case: Case) -> Approval:
    """Return the approval of a wish, by whoever acts; `place` is where they wish for it."""
    tam = authority.manager_of(case.customer, case.desk, case.now)
    return Approval(
        number=number,
        wish=wish,
        asked_at=case.now,
        asked_by=case.actor.id,
        name=case.actor.name,
        account=case.actor.account,
        place=place,
        hours=hours_of(tam) if tam else office(case.customer.zone),
    )


def sent(
    homes: tuple[Account, ...], worded: Callable[[Mentions], Message], tag: str, rank: Rank, case: Case
) -> tuple[Effect, ...]:
    """Return a message to each of these accounts; if there are none, to the first line in triage."""
    if homes:
        return tuple(Say(to=ToPerson(account=one), message=worded(()), tag=tag, rank=rank) for one in homes)
    return tuple(
        Say(to=InChannel(place=channel), message=worded(_first_line(channel, case)), tag=tag, rank=rank)
        for channel in case.desk.triage
    )


def _first_line(channel: Place, case: Case) -> Mentions:
    people = called(case.desk, (Line.FIRST,), case.now)
    found = ((one, account_on(one, channel)) for one in people)
    return tuple(Mention(account=account, name=one.name) for one, account in found if account)


def tag(approval: Approval, contract: Contract) -> str:
    """Return the tag of whatever asks for a decision in its first round."""
    return contract.tag_of(milestones.begin(approval))
