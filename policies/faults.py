"""What can be wrong with a pack, always told in full: the file, the dotted key, and words that say what to do."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong in a file. `key` is the dotted key, empty where the whole file is meant."""

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
"""More than anybody reads; what has more is no file of ours, and is not judged to its end."""
_MAX_LENGTH, _HEAD, _TAIL = 1_000, 600, 300


def shortened(text: str) -> str:
    """Return the text, without its middle where it holds somebody's megabyte."""
    return text if len(text) <= _MAX_LENGTH else f"{text[:_HEAD]} … {text[-_TAIL:]}"


class InvalidPack(ValueError):
    """A pack that cannot be used; `faults` lists every reason at once, so that one round of mending is enough."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        by_file: dict[str, list[str]] = {}
        for fault in self.faults:
            by_file.setdefault(fault.file, []).append(fault.on_key)
        super().__init__("; ".join(f"{file}: {'; '.join(said)}" for file, said in by_file.items()))


class UnreadablePack(InvalidPack):
    """A pack's file that cannot be read, or is no TOML: nothing of it can be judged."""


class UnknownPlan(LookupError):
    """No pack or plan of that name; the message lists the names there are."""
