"""The faults of a desk file, and what is worth knowing of it: where it is, and words that say what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from adapters.desk_file.lines import lines_of, nearest_line
from bot.model.ids import CustomerId
from policies.faults import MAX_FAULTS, shortened
from policies.layers import Path


class Finding(Struct, frozen=True, kw_only=True):
    """One thing, at a file, a line from 1 and a dotted key; customers and people are named by their ids in it."""

    file: str
    line: int
    key: str
    says: str

    def __str__(self) -> str:
        """Return it as `desk.toml:31: customers.acme.plan: …`."""
        return (
            f"{self.file}:{self.line}: {self.key}: {self.says}" if self.key else f"{self.file}:{self.line}: {self.says}"
        )


class FaultyDesk(ValueError):
    """A desk file that can't be used. Nothing of it is.

    `faults` lists every reason, in the order of the file, and `warnings` what else is worth knowing about it.
    """

    def __init__(self, faults: Iterable[Finding], warnings: Iterable[Finding] = ()) -> None:
        self.faults = in_order(faults)
        self.warnings = in_order(warnings)
        super().__init__("\n".join(map(str, self.faults)))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of one file from its first line to its last."""
    return tuple(sorted(findings, key=lambda finding: finding.line))


@dataclass(slots=True, kw_only=True)
class Findings:
    """Gathers findings at paths of the file, and knows how to show a path."""

    file: str
    raw: Mapping[str, object]
    text: str
    faults: list[Finding] = field(default_factory=list)
    tolerated: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    limits: dict[CustomerId, tuple[Finding, ...]] = field(default_factory=dict)
    beyond: dict[CustomerId, tuple[Finding, ...]] = field(default_factory=dict)
    _faulty: set[Path] = field(default_factory=set)
    _faulty_lists: set[Path] = field(default_factory=set)
    """Lists with a faulty entry."""

    def fault(self, at: Path, says: str) -> None:
        """Note a fault. Raises FaultyDesk if there are too many to go on."""
        self._faulty.add(at)
        if at and at[-1].isdigit():
            self._faulty_lists.add(at[:-1])
        self.faults.append(self._finding(at, says))
        if len(self.faults) == MAX_FAULTS:
            raise FaultyDesk(self.faults)

    def consequences(self, found: Iterable[tuple[Path, str]]) -> None:
        """Note faults, but none that is only there because of one that was noted before."""
        own = [(at, says) for at, says in found if not self._has_cause(at)]
        for at, says in own:
            self.fault(at, says)

    def limit(self, customer: CustomerId, found: Iterable[tuple[Path, str]]) -> None:
        """Note limits that the file alone breaks, but none that is only there because of a fault that was noted."""
        for at, says in found:
            if not self._has_cause(at):
                self.limits[customer] = (*self.limits.get(customer, ()), self._finding(at, says))

    def more_than_included(self, customer: CustomerId, found: Iterable[tuple[Path, str]]) -> None:
        """Note that the file alone has more than the terms include, which somebody may have approved."""
        noted = tuple(self._finding(at, says) for at, says in found)
        self.beyond |= {customer: noted} if noted else {}

    def tolerate(self, at: Path, says: str) -> None:
        """Note a fault that must not keep a desk from starting."""
        self.tolerated.append(self._finding(at, says))

    def warning(self, at: Path, says: str) -> None:
        """Note something that is allowed, but that the operator should know."""
        self.warnings.append(self._finding(at, says))

    def is_sound(self, key: str) -> bool:
        """Return whether nothing below this key of the file is faulty."""
        return all(at[:1] != (key,) for at in self._faulty)

    def place(self, at: Path) -> str:
        """Return `customers.acme.plan, line 31`, to refer to another place of the file."""
        finding = self._finding(at, "")
        return f"{finding.key}, line {finding.line}"

    def key(self, at: Path) -> str:
        """Return `customers.acme.plan` for the path `customers.2.plan`."""
        shown: list[str] = []
        here: object = self.raw
        for step in at:
            here = _below(here, step)
            named = here.get("id") if isinstance(here, Mapping) and step.isdigit() else None
            shown.append(named if isinstance(named, str) and named else step)
        return ".".join(shown)

    def _has_cause(self, at: Path) -> bool:
        """Return whether there is a fault at the same key, around it, or at an entry of that list."""
        return at in self._faulty_lists or any(at[:steps] in self._faulty for steps in range(len(at) + 1))

    def _finding(self, at: Path, says: str) -> Finding:
        line = nearest_line(lines_of(self.text), at)
        return Finding(file=self.file, line=line, key=shortened(self.key(at)), says=shortened(says))


def _below(here: object, step: str) -> object:
    if isinstance(here, Mapping):
        return here.get(step)
    if isinstance(here, list) and step.isdigit() and int(step) < len(here):
        return here[int(step)]
    return None
