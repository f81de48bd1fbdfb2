"""`plandesk packs diff`: two plans, or all plans of two editions, side by side."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from os.path import lexists
from pathlib import Path

from msgspec import Struct

from adapters.cli.tables import Row
from adapters.cli.unusable import Unusable
from bot.sla.clause_of import clause_of
from bot.sla.comparison import changes
from bot.sla.counterparts import under_old_ids
from bot.sla.differences import Effect
from bot.wording import amounts, citing
from policies.library import Library
from policies.reader import Edition, open_edition, read_pack
from policies.terms import Plan, Target


class Side(Struct, frozen=True, kw_only=True):
    """One side: the edition as written, its plans by id, `single` if one was named, and when it took effect."""

    written: Edition
    plans: Mapping[str, Plan]
    single: bool
    effective: datetime


def side(library: Library, name: str) -> Side:
    """Return the plans that a name means: those of a pack or of a file, or one ("acme/gold").

    An edition may follow either name of a pack: "acme@2026-01-01", "acme/gold@2026-01-01".
    """
    if name.endswith(".toml"):
        if not lexists(name):
            raise Unusable(f"there is no file {name}")
        written = open_edition(Path(name))
        pack, found = read_pack(written), None
    else:
        ref, _, edition = name.partition("@")
        written = library.written(ref.partition("/")[0], edition or None)
        pack = library.pack(written.id, edition or None)
        found = library.plan(name) if "/" in ref else None
    return Side(
        written=written,
        plans={found.id: found} if found else pack.plans,
        single=found is not None,
        effective=datetime.combine(pack.effective, time(), UTC),
    )


def compared(old: Side, new: Side) -> Iterator[Row]:
    """Yield a row for each difference; a plan of one side that the other lacks is one row."""
    if old.single and new.single:
        (was,), (now,) = old.plans.values(), new.plans.values()
        yield from _rows(f"{was.ref} → {now.ref}", was, now, new.effective)
        return
    for plan_id in sorted(old.plans.keys() | new.plans.keys()):
        before, after = old.plans.get(plan_id), new.plans.get(plan_id)
        if before is not None and after is not None:
            yield from _rows(after.ref, before, after, new.effective)
        else:
            effect = Effect.WORSE if after is None else Effect.CHANGED
            yield _row(plan_id, "", before and before.name, after and after.name, effect)


def _rows(name: str, old: Plan, new: Plan, since: datetime) -> Iterator[Row]:
    renamed = under_old_ids(old, new)
    for change in changes(old, new, since):
        found = ((plan, clause_of(plan, change.key)) for plan in (renamed, old))
        clause = next((citing.clause(plan, source) for plan, source in found if source), "")
        yield _row(name, change.key, change.old, change.new, change.effect, clause=clause)


def _row(plan: str, key: str, old: object, new: object, effect: Effect, *, clause: str = "") -> Row:
    """Return a row; `clause` is that of the new value, or of the old one if it is gone."""
    row = {"effect": effect.value, "plan": plan, "key": key, "old": _shown(old), "new": _shown(new)}
    return {**row, "clause": clause or None}


def _shown(value: object) -> str | None:
    if isinstance(value, Target):
        calendars = ", ".join(dict.fromkeys(choice.calendar for choice in value.calendars))
        return (
            f"{amounts.target(value)} ({calendars})" if value.amount and calendars else amounts.target(value) or "none"
        )
    return None if value is None else str(value)
