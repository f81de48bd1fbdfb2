"""The packs on disk: the newest edition of each, an operator's own folder before the shipped one."""

import re
from collections.abc import Iterator
from pathlib import Path

from policies.faults import UnknownPlan
from policies.predicates.names import slug
from policies.reader import Edition, Overrides, open_edition, read_overridden, read_pack
from policies.terms import Pack, Plan

SHIPPED = Path(__file__).parent / "packs"
_NAME = re.compile(r"[a-z0-9-]{1,64}")
_EDITION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Library:
    """The packs that can be found by name. A file is read once, and again only when it changes."""

    def __init__(self, extra: Path | str | None = None, *, instead: Edition | None = None) -> None:
        """Search `extra` first; a pack found there hides the shipped one of the same name.

        An edition `instead` takes the place of every edition of its pack, to see what it would make of a desk. Raises
        InvalidPack if it can't be used.
        """
        self._instead = (instead, read_pack(instead)) if instead else None
        self._folders = (*((Path(extra),) if extra else ()), SHIPPED)
        self._read: dict[Path, tuple[tuple[int, int], Edition, Pack]] = {}

    def packs(self) -> tuple[Pack, ...]:
        """Return the newest edition of every pack, ordered by id; raises InvalidPack for one that can't be used."""
        return tuple(self.pack(pack_id) for pack_id in self.ids())

    def ids(self) -> tuple[str, ...]:
        """Return the id of every pack, without reading any."""
        found = {entry.name for folder in self._folders if folder.is_dir() for entry in folder.iterdir()}
        return tuple(sorted(name for name in found if _NAME.fullmatch(name) and self.editions(name)))

    def editions(self, pack_id: str) -> tuple[str, ...]:
        """Return the dates of a pack's editions, oldest first; empty if there is no such pack."""
        return tuple(sorted(file.stem for file in self._files(pack_id)))

    def pack(self, pack_id: str, edition: str | None = None) -> Pack:
        """Return an edition of a pack, the newest if none is named. Raises UnknownPlan or InvalidPack."""
        return self._loaded(pack_id, edition)[1]

    def written(self, pack_id: str, edition: str | None = None) -> Edition:
        """Return an edition as it is written, the newest if none is named. Raises UnknownPlan or InvalidPack."""
        return self._loaded(pack_id, edition)[0]

    def edition(self, ref: str) -> str:
        """Return the edition that an existing plan's `ref` is read in, as `pack@2026-01-01`."""
        pack_id, _, name = ref.partition("/")
        return f"{pack_id}@{name.partition('@')[2] or self.editions(pack_id)[-1]}"

    def plan(self, ref: str, overrides: Overrides = (), *, zone: str | None = None) -> Plan:
        """Return the plan `pack/plan`, with a customer's overrides merged in; an alias is as good as an id.

        Hours that are by the customer's clock are read in `zone`, without which they are in the plan's: in another zone
        it is another promise, with a version of its own.

        `pack/plan@2026-01-01` means that edition and not the newest. An override is `{"key":
        "targets.2.first_response", "value": "30 bm", "clause": "Order form 12, section 3"}`. Raises UnknownPlan, or
        InvalidPack for faults in the pack or in the overrides.
        """
        pack_id, _, name = ref.partition("/")
        name, _, day = name.partition("@")
        edition, pack = self._loaded(pack_id, day or None)
        for plan in pack.plans.values():
            if slug(name) in (plan.id, *map(slug, plan.aliases)):
                is_own = overrides or (zone and any(one.customer_zone for one in plan.calendars.values()))
                return read_overridden(edition, plan.id, overrides, zone) if is_own else plan
        known = ", ".join(plan.ref for plan in pack.plans.values())
        raise UnknownPlan(f'there is no plan "{ref}"; {pack_id} has {known}')

    def _loaded(self, pack_id: str, edition: str | None) -> tuple[Edition, Pack]:
        if self._instead and self._instead[0].id == pack_id:
            return self._instead
        files = {file.stem: file for file in self._files(pack_id)}
        file = files.get(edition or max(files, default=""))
        if file is None:
            known = ", ".join(files if edition and files else self.ids()) or "none"
            raise UnknownPlan(f'there is no pack "{"@".join(filter(None, (pack_id, edition)))}"; there are {known}')
        stamp = _stamp(file)
        if file not in self._read or self._read[file][0] != stamp:
            opened = open_edition(file)
            self._read[file] = (stamp, opened, read_pack(opened))
        return self._read[file][1:]

    def _files(self, pack_id: str) -> Iterator[Path]:
        """Return a pack's edition files from the first folder that has any; none if the name can't be an id."""
        if not _NAME.fullmatch(pack_id):
            return iter(())
        for folder in self._folders:
            if files := tuple(_editions_in(folder, pack_id)):
                return iter(files)
        return iter(())


def _editions_in(folder: Path, pack_id: str) -> Iterator[Path]:
    """Yield the edition files within the folder, links followed; one that leads nowhere is reported when it is read."""
    inside = folder.resolve()
    for file in (folder / pack_id).glob("*.toml"):
        if _EDITION.fullmatch(file.stem) and _leads(file).is_relative_to(inside):
            yield file


def _stamp(file: Path) -> tuple[int, int]:
    """Return the time of change and the size of a file: a value that is different after it changed."""
    try:
        status = file.stat()
    except OSError:  # reading it will say why
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


def _leads(file: Path) -> Path:
    try:
        return file.resolve()
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        return file.parent.resolve() / file.name
