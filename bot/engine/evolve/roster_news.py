"""The changes of a roster that its contract still names: who joins it, leaves it, or hands a seat on."""

from collections.abc import Iterator

from bot.events import ContactAdded, ContactRemoved, ContactTransferred, ContractEvent
from bot.model.contract import Contract
from bot.model.roster_news import RosterNews


def roster_news(before: Contract, event: ContractEvent) -> Iterator[RosterNews]:
    """Yield the change that an event makes to a roster; nothing if everybody on it stays the same."""
    match event:
        case ContactAdded(contact=contact):
            yield RosterNews(at=event.at, name=contact.name)
        case ContactRemoved(contact=gone):
            yield RosterNews(at=event.at, name=_name(before, gone), gone=True)
        case ContactTransferred(contact=whose, to=to):
            yield RosterNews(at=event.at, name=to.name, instead_of=_name(before, whose))
        case _:
            return


def _name(before: Contract, contact: str) -> str:
    return next((one.contact.name for one in before.roster if one.contact.id == contact), contact)
