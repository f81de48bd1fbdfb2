"""Builds each platform that the settings turn on, and finds those that the desk file speaks of and that are off."""

from collections.abc import Iterable, Mapping

from adapters.composition import platforms
from adapters.composition.settings import Settings
from adapters.platform.adapter import Built
from adapters.platform.ground import Ground
from adapters.platform.permalink import Addresses
from adapters.platform.served import places
from bot.model.desk import Desk
from bot.model.places import Platform


def built(settings: Settings, ground: Ground) -> list[Built]:
    """Return every platform that is on. Raises UnusableSettings, which says what to do."""
    return [each.adapter.build(each.settings, ground) for each in settings.on]


def silent(desk: Desk, on: Iterable[Platform]) -> tuple[Platform, ...]:
    """Return the platforms of the desk file that aren't `on`: what is said there waits until they are on."""
    return tuple(sorted({place.platform for place in places(desk)} - set(on)))


def unsearchable() -> tuple[Platform, ...]:
    """Return the platforms on which nobody can look up what has been sent."""
    return tuple(each.platform for each in platforms.ADAPTERS if not each.can_find)


def addresses() -> Addresses:
    """Return how each platform addresses its messages and channels, whether the desk works on it or not."""
    return {each.platform: each.permalinks for each in platforms.ADAPTERS}


def fixed(desk: Desk) -> Mapping[str, object]:
    """Return what a running desk can't change of a desk file, by what people call it: what its platforms were told."""
    return {name: value for each in platforms.ADAPTERS for name, value in each.fixed(desk).items()}
