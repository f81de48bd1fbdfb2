"""Everything that can be wrong with a pack, reported in full: the file, the dotted key, and what to do about it."""

from collections.abc import Iterable

from msgspec import Struct


class Fault(Struct, frozen=True, kw_only=True):
    """One thing that is wrong in a file. `key` is the dotted key; it is empty when the whole file is meant."""

    file: str
    key: str
    says: str

    def __str__(self) -> str:
        return f"{self.file}: {self.on_key}"

    @property
    def on_key(self) -> str:
        """The fault without its file, for a list under the file's name."""
        return f"{self.key}: {self.says}" if self.key else self.says


MAX_FAULTS = 1_000
"""The most faults that are collected: nobody reads more, and a file that has more isn't a pack of ours."""
_MAX_LENGTH, _HEAD, _TAIL = 1_000, 600, 300


def shortened(text: str) -> str:
    """Return the text as one line that any terminal bears, with its middle left out if it is long.

    Whatever doesn't print is shown as its escape; long is more than 1,000 characters.
    """
    line = "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
    return line if len(line) <= _MAX_LENGTH else f"{line[:_HEAD]} … {line[-_TAIL:]}"


class InvalidPack(ValueError):
    """A pack that can't be used; `faults` lists every reason at once, so that it takes one round to fix them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        by_file: dict[str, list[str]] = {}
        for fault in self.faults:
            by_file.setdefault(fault.file, []).append(fault.on_key)
        super().__init__("; ".join(f"{file}: {'; '.join(said)}" for file, said in by_file.items()))


class UnreadablePack(InvalidPack):
    """A pack whose file can't be read or isn't TOML, so that nothing in it can be judged."""


class UnknownPlan(LookupError):
    """A name that no pack or plan has; the message lists the names there are."""
