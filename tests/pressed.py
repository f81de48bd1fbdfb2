"""Which button somebody means who names a severity: tests say its whole name, and buttons as much of it as fits."""

from collections.abc import Iterable

from bot.wording.labels import fitted


def meant(name: str, labels: Iterable[str]) -> str:
    """The label among these that stands for that name: itself, or its first words."""
    labels = tuple(labels)
    return name if name in labels or fitted(name) not in labels else fitted(name)
