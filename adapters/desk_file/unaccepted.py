"""Finds what the terms of a desk's plans leave open, and who has accepted it."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from adapters.desk_file.faults import Finding
from adapters.desk_file.judged import DeskFile
from adapters.desk_file.lines import lines_of, nearest_line
from bot.model.desk import Acceptance, Desk
from policies.faults import InvalidPack, UnknownPlan
from policies.library import Library
from policies.open_points import PlanInUse, is_settled, open_points

NAMED: Final = 8
"""The most ids that one line names."""


class EditionInUse(Struct, frozen=True, kw_only=True):
    """An edition that a plan of some customer is of: the ids of its open points, and what of them is accepted."""

    edition: str
    points: tuple[str, ...]
    accepted: tuple[Acceptance, ...]

    @property
    def left(self) -> tuple[str, ...]:
        """The points that nobody has accepted."""
        return tuple(one for one in self.points if not any(each.covers(one) for each in self.accepted))

    @property
    def unaccepted(self) -> str:
        """A line about what is left, which says what to do."""
        left, pack = self.left, self.edition.partition("@")[0]
        more = f" and {len(left) - NAMED} more" if len(left) > NAMED else ""
        return (
            f"{self.edition} leaves {len(left)} point{'' if len(left) == 1 else 's'} open that nobody has accepted: "
            f"{', '.join(left[:NAMED])}{more}; look at them (`plandesk packs check {pack}`), and if you agree, add "
            f'{{ edition = "{self.edition}", by = "…", on = … }} to the list `accepted` under [desk]'
        )


def editions_in_use(found: DeskFile, library: Library) -> Iterator[EditionInUse]:
    """Yield each edition that a customer has a plan of, by its name; those of unknown plans are left out.

    What the order forms of all its customers settle isn't open to anybody.
    """
    named = {ref for one in found.desk.customers for ref in (one.plan, *(each.ref for each in one.plans))}
    unknown = {plan.id for one in found.without_plan for plan in found.plans_of(one.id) if not plan.is_known}
    for edition in sorted({library.edition(plan) for plan in named if plan not in unknown}):
        pack, _, day = edition.partition("@")
        uses = [*_uses(pack, found)]
        points = tuple(one.id for one in open_points(library.pack(pack, day)) if not is_settled(one, uses))
        accepted = tuple(one for one in found.desk.accepted if one.edition == edition)
        yield EditionInUse(edition=edition, points=points, accepted=accepted)


def _uses(pack: str, found: DeskFile) -> Iterator[PlanInUse]:
    """Yield each plan of a pack that a customer has, with what its order form sets."""
    for customer in found.desk.customers:
        agreed = tuple(one.key for one in customer.overrides)
        yield from (PlanInUse(plan=one.id, agreed=agreed) for one in found.plans_of(customer.id) if one.pack == pack)


def warnings_of_unaccepted(file: str, found: DeskFile, library: Library) -> tuple[Finding, ...]:
    """Return a finding for each edition with open points that nobody has accepted, and for what is accepted in vain."""

    def finding(at: tuple[str, ...], says: str) -> Finding:
        return Finding(file=file, line=nearest_line(lines_of(found.text), at), key=".".join(at), says=says)

    left = (finding(("desk", "accepted"), one.unaccepted) for one in editions_in_use(found, library) if one.left)
    vain = (finding(("desk", "accepted", nth), says) for nth, says in _in_vain(found.desk, library))
    return (*left, *vain)


def _in_vain(desk: Desk, library: Library) -> Iterator[tuple[str, str]]:
    """Yield the place in the list of each acceptance of what isn't there: most likely it is mistyped."""
    for nth, one in enumerate(desk.accepted):
        pack, _, day = one.edition.partition("@")
        try:
            known = {point.id for point in open_points(library.pack(pack, day))}
        except (UnknownPlan, InvalidPack):
            yield str(nth), f"there is no edition {one.edition}; `plandesk packs check` lists them"
            continue
        for point in one.points or ():
            if point not in known:
                yield str(nth), f"{one.edition} leaves no point {point} open; `plandesk packs check {pack}` lists them"
