"""Reminders of one ticket that fall together: whoever is reminded of several things at once reads one message."""

from collections.abc import Iterable

from msgspec.structs import replace

from bot.effects import Destination, Effect, Say, ToPerson, UnderMessage
from bot.wording.escalation.joint_reminder import joint


def as_one(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """Return the effects with what is said to staff at the same place, or to the same person, in the first of these.

    The first leads: it is withdrawn with what it reminds of.
    """
    others, said = list[Effect](), dict[Destination, Say]()
    for effect in effects:
        if not isinstance(effect, Say) or not isinstance(effect.to, UnderMessage | ToPerson):
            others.append(effect)
            continue
        lead = said.get(effect.to)
        said[effect.to] = _with(lead, effect) if lead else effect
    return (*others, *said.values())


def _with(lead: Say, other: Say) -> Say:
    return replace(lead, message=joint(lead.message, other.message), rank=min(lead.rank, other.rank))
