"""The sending side, by hand: put things in the outbox, and play the dispatcher."""

from datetime import datetime

from bot.effects import Amend, Say
from bot.model.message import Text
from bot.model.places import Account, MessageRef, Place
from bot.ports import Delivery, UnitOfWork
from tests.contract.examples import NOW, TRIAGE, keep
from tests.contract.stores import Store


def put(store: Store, *wishes: Say | Amend) -> None:
    """Puts posts and edits in the outbox, in one transaction."""

    def put_all(work: UnitOfWork) -> None:
        for wish in wishes:
            if isinstance(wish, Say):
                work.say(wish, NOW)
            else:
                work.amend(wish, NOW)

    keep(store, put_all)


def claim(store: Store, conversation: Place | Account = TRIAGE, now: datetime = NOW) -> Delivery | None:
    """The next delivery of a conversation, if there is one."""
    return store.outbox.claim(str(conversation), now)


def claimed(store: Store, conversation: Place | Account = TRIAGE, now: datetime = NOW) -> Delivery:
    """The next delivery of a conversation, which there must be."""
    delivery = claim(store, conversation, now)
    assert delivery is not None
    return delivery


def words(delivery: Delivery) -> str:
    """What a delivery says."""
    return "".join(span.text for span in delivery.message.summary if isinstance(span, Text))


def sent(store: Store, delivery: Delivery, now: datetime = NOW) -> MessageRef:
    """Notes a delivery as sent; the platform's id is made of its own."""
    place = delivery.address.place or TRIAGE
    ref = MessageRef(place=place, id=delivery.address.edits or f"ts-{delivery.id}")
    store.outbox.sent(delivery.id, ref, now)
    return ref


def send_all(store: Store, now: datetime = NOW) -> list[str]:
    """Sends whatever may be sent, and says what was said, in order."""
    said = []
    while waiting := store.outbox.waiting(now, 10):
        delivery = store.outbox.claim(waiting[0], now)
        if delivery is not None:
            sent(store, delivery)
            said.append(words(delivery))
    return said
