"""The apology to a customer when a promise broke: that we're sorry, what it was, and who knows."""

from collections.abc import Sequence

from bot.model.ids import PersonId
from bot.model.message import Message, Paragraph, Spans, When
from bot.model.milestone import Milestone, MilestoneType
from bot.model.people import Person
from bot.model.ticket import Ticket
from bot.wording.spans import by, joined, line, message, spaced
from bot.wording.ticket import promised, status
from policies.terms import Plan


def apology(
    ticket: Ticket, plan: Plan, broken: Sequence[Milestone], told: Sequence[Person], tam: PersonId | None
) -> Message:
    """Say that we're late and sorry, by when each of these was due, and by name who has been told.

    `told` has nobody whom no message has reached; `tam` is the account manager among them.
    """
    zone = status.zone(ticket, plan)
    parts = [span for was, one in zip((None, *broken[:-1]), broken, strict=True) for span in _also(was, one, zone)]
    said = spaced(line("We're late, and we're sorry: ", *parts, "."), _knows(told, tam))
    return message(line(f"{ticket.id}: ", *said), Paragraph(spans=said))


def _also(was: Milestone | None, one: Milestone, zone: str) -> Spans:
    """Return what was due, after what was due beside it: “ and about EX-2 by 10:03”."""
    if was and was.type is one.type is MilestoneType.FIRST_RESPONSE:
        return line(f" and{_about(one)} by ", by(one.due, zone))
    return line(" and " if was else "", *_due(one, zone))


def _due(one: Milestone, zone: str) -> Spans:
    match one.type:
        case MilestoneType.FIRST_RESPONSE:
            return line(f"you should have heard from us{_about(one)} by ", by(one.due, zone))
        case MilestoneType.RESOLUTION:
            return line(f"{one.came_with or 'this'} should have been solved by ", by(one.due, zone))
        case _:
            named = promised.named(one.id).replace("the next", "your next")
            return line(f"{named} was due ", When(at=one.due, zone=zone))


def _about(one: Milestone) -> str:
    """Return “ about EX-2” of what came with another ticket, which the card beside it says another time for."""
    return f" about {one.came_with}" if one.came_with else ""


def _knows(told: Sequence[Person], tam: PersonId | None) -> Spans:
    """Return “Lead One and your account manager, TAM One, know.”; empty if nobody has been told."""
    names = [person.name for person in told if person.id != tam]
    manager = next((person.name for person in told if person.id == tam), None)
    if not manager:
        return line(f"{joined(tuple(names))} {_verb(len(names))}.") if names else ()
    if not names:
        return line(f"Your account manager, {manager}, knows.")
    return line(f"{joined((*names, f'your account manager, {manager}'))}, know.")


def _verb(count: int) -> str:
    return "knows" if count == 1 else "know"
