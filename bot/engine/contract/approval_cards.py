"""The messages that ask for a decision. A new one, or the decision itself, takes the buttons of the former.

Each asking has a number, and each of its messages a key with that number: an edit of a former one can never hit the
latest, in whatever order they go out.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from bot.effects import Amend, Effect, InChannel, Say, ToPerson
from bot.engine.evolve.contract import fold_contract
from bot.engine.situation import NOTHING, Decision, Situation
from bot.events import ApprovalWithdrawn, Approved, Declined
from bot.model.approval import Approval
from bot.model.ids import MessageKey
from bot.model.message import Message
from bot.model.reminder import ReminderPost
from bot.wording.contract import approval as words

Kept = tuple[tuple[Effect, ...], tuple[ReminderPost, ...]]


def kept(effects: Iterable[Effect], number: int, asking: int) -> Kept:
    """Return the effects of the so many-th `asking` of an approval with keys for its messages, and those messages."""
    keyed, posts = list[Effect](), list[ReminderPost]()
    for effect in effects:
        post = _post(effect)
        if post and isinstance(effect, Say):
            posts.append(post)
            keyed.append(replace(effect, message_key=_key(number, asking, post)))
        else:
            keyed.append(effect)
    return tuple(keyed), tuple(posts)


def past(approval: Approval, message: Message) -> tuple[Effect, ...]:
    """Return the edits that leave this of the messages that asked last."""
    return tuple(
        Amend(
            place=post.place,
            account=post.account,
            message_key=_key(approval.number, approval.asking, post),
            message=message,
        )
        for post in approval.posts
    )


def follow(decision: Decision, situation: Situation) -> Decision:
    """Return the edits of what asked for the approvals that a decision ends."""
    contract = situation.contract
    customer = situation.desk.customer(contract.customer) if contract else None
    ended = [one for one in decision.to_contract if isinstance(one, Approved | Declined | ApprovalWithdrawn)]
    if contract is None or customer is None or not ended or decision.wants_approval:
        return NOTHING
    after = fold_contract(contract, decision.to_contract)
    found = (after.approval(event.number) for event in ended)
    return Decision(effects=tuple(effect for one in found if one for effect in past(one, words.decided(one, customer))))


def _post(effect: Effect) -> ReminderPost | None:
    match effect:
        case Say(to=InChannel(place=place)):
            return ReminderPost(place=place)
        case Say(to=ToPerson(account=account)):
            return ReminderPost(account=account)
        case _:
            return None


def _key(number: int, asking: int, post: ReminderPost) -> MessageKey:
    return MessageKey(f"approval/{number}/{asking}/{post.place or post.account}")
