"""A pack's TOML, read into frozen terms: all of it, with every fault reported at once by file and key.

A `[plans.<id>]` table contains only what differs from the tables above it; `policies.layers` merges the two, and a
customer's overrides on top, before anything is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from msgspec import Struct

from policies.faults import MAX_FAULTS, Fault, InvalidPack, UnreadablePack, shortened
from policies.grammar.plan import INHERITED, PlanHeading, read_plan
from policies.grammar.table import Table
from policies.layers import Layer, Path, Raw, merged, origin
from policies.overrides import as_layers
from policies.plain_file import NotReadable
from policies.rules import broken_by_pack, broken_by_plan
from policies.terms import Assumption, Pack, Plan, Source
from policies.toml_file import parse, read_text
from policies.version import versioned

Overrides = Sequence[Mapping[str, object]]


class Edition(Struct, frozen=True, kw_only=True):
    """One pack file as TOML, not yet judged. `file` is its name in faults: "acme/2026-01-01.toml"."""

    id: str
    file: str
    raw: Raw


def open_edition(path: FilePath) -> Edition:
    """Load `<pack>/<edition>.toml`; raises UnreadablePack if it can't be read or isn't TOML."""
    file = f"{path.parent.name}/{path.name}"
    try:
        text = read_text(path)
    except NotReadable as problem:
        raise UnreadablePack([Fault(file=file, key="", says=str(problem))]) from None
    return parse_edition(text, pack_id=path.parent.name, file=file)


def parse_edition(text: str, *, pack_id: str, file: str) -> Edition:
    """Load an edition from its text; `file` is its name in faults. Raises UnreadablePack if it isn't TOML."""
    try:
        return Edition(id=pack_id, file=file, raw=parse(text))
    except NotReadable as problem:
        raise UnreadablePack([Fault(file=file, key="", says=str(problem))]) from None


def read_pack(edition: Edition) -> Pack:
    """Read every plan of the edition; raises InvalidPack with all faults of all of them."""
    found = _Found(file=edition.file)
    header = Table(raw=edition.raw, at=(), note=found.note)
    heading = _heading(edition, header)
    own = _plan_layers(header)
    pack = Pack(
        id=edition.id,
        name=header.text("name"),
        vendor=heading.vendor,
        document=heading.document,
        edition=heading.edition,
        effective=header.day("effective"),
        plans={plan_id: _plan(edition, layer, heading, _NOTHING_AGREED, found) for plan_id, layer in own.items()},
        assumptions=tuple(_assumptions(edition.raw, ())),
    )
    for breach in broken_by_pack(pack, file=edition.file):
        found.note_consequence(breach.at, breach.says)
    found.raise_if_any()
    return pack


def read_overridden(edition: Edition, plan_id: str, overrides: Overrides, zone: str | None = None) -> Plan:
    """Read one plan with a customer's overrides laid over it, and judge all of it again; `zone` is the customer's.

    Raises InvalidPack; the faults of overrides have keys under `overrides`. The edition must have that plan.
    """
    found = _Found(file=edition.file)
    header = Table(raw=edition.raw, at=(), note=found.note)
    heading = _heading(edition, header)
    agreed = _Agreed(overrides=overrides, zone=zone)
    plan = _plan(edition, _plan_layers(header)[plan_id], heading, agreed, found)
    found.raise_if_any()
    return plan


class _Agreed(Struct, frozen=True, kw_only=True):
    """One customer's own part in a plan: its order form, and the zone of hours that are by its clock."""

    overrides: Overrides = ()
    zone: str | None = None


_NOTHING_AGREED = _Agreed()


@dataclass(slots=True, kw_only=True)
class _Found:
    """The faults so far, each once, even if several plans inherit it."""

    file: str
    faults: dict[tuple[Path, str], Fault] = field(default_factory=dict)

    def note(self, at: Path, says: str) -> None:
        key = shortened(".".join(at))
        self.faults.setdefault((at, says), Fault(file=self.file, key=key, says=shortened(says)))
        if len(self.faults) == MAX_FAULTS:
            self.raise_if_any()

    def note_consequence(self, at: Path, says: str) -> None:
        """Note what a rule found, unless a value was replaced there: then the fault already noted is the cause."""
        if not any(_shares_way(at, known) for known, _ in self.faults):
            self.note(at, says)

    def raise_if_any(self) -> None:
        if self.faults:
            raise InvalidPack(self.faults.values())


def _heading(edition: Edition, header: Table) -> PlanHeading:
    """Read the heading and note unknown keys beside it; keys of plans are checked with each plan."""
    heading = PlanHeading(
        pack=edition.id,
        vendor=header.text("vendor"),
        document=header.text("document"),
        edition=header.optional_text("edition"),
    )
    for key in ("name", "effective", "plans", *INHERITED):
        header.value(key)
    header.note_unknown_keys()
    return heading


def _plan_layers(header: Table) -> dict[str, Layer]:
    return {plan_id: Layer(at=table.at, raw=table.raw) for plan_id, table in header.tables("plans").items()}


def _plan(edition: Edition, own: Layer, heading: PlanHeading, agreed: _Agreed, found: _Found) -> Plan:
    shared = {key: edition.raw[key] for key in INHERITED if key in edition.raw}
    layers: tuple[Layer, ...] = (Layer(at=(), raw=shared), own)
    layers += as_layers(agreed.overrides, layers, found.note)
    table = Table(raw=merged(layers), at=(), note=lambda at, says: found.note(origin(layers, at), says))
    plan = read_plan(own.at[-1], table, heading, agreed.zone)
    for breach in broken_by_plan(plan):
        found.note_consequence(origin(layers, breach.at), breach.says)
    return versioned(plan)


def _assumptions(raw: Raw, at: Path) -> Iterator[Assumption]:
    """Yield every `assumed` in the file, at the key of its table."""
    why = raw.get("assumed")
    if isinstance(why, str):
        yield Assumption(key=".".join(at), source=Source(clause=str(raw.get("clause")), assumed=why))
    for key, value in raw.items():
        if isinstance(value, Mapping):
            yield from _assumptions(value, (*at, key))


def _shares_way(one: Path, other: Path) -> bool:
    """Return whether one of two keys leads through the other."""
    return all(here == there for here, there in zip(one, other, strict=False))
