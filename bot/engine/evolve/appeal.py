"""The appeals of a ticket after an event about one of them."""

from msgspec.structs import replace

from bot.events import AppealDecided, Appealed, AppealEvent
from bot.model.appeal import Appeal
from bot.model.approval import Decided


def with_appeal(appeals: tuple[Appeal, ...], event: AppealEvent) -> tuple[Appeal, ...]:
    """Return the appeals with a new one, or with the decision of the one that it is about."""
    if isinstance(event, Appealed):
        begun = Appeal(
            number=event.number,
            change=event.change,
            wanted=event.wanted,
            at=event.at,
            by=event.by,
            name=event.name,
            text=event.text,
        )
        return (*appeals, begun)
    return tuple(replace(one, decided=_decided(event)) if one.number == event.number else one for one in appeals)


def _decided(event: AppealDecided) -> Decided:
    return Decided(ruling=event.ruling, at=event.at, by=event.by, name=event.name, words=event.text)
