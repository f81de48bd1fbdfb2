"""Every Python file of ours, and what its syntax tree says."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("policies", "bot", "storage", "adapters")


@cache
def tree(file: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(file.read_text("utf-8"))


def files(*folders: str) -> list[Path]:
    """The Python files of these folders, in order."""
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def name(file: Path) -> str:
    """Its path, as a test shows it."""
    return str(file.relative_to(ROOT))


def words(file: Path) -> set[str]:
    """The words that its name is made of, and those of the folders it is in."""
    return {word for part in file.relative_to(ROOT).with_suffix("").parts for word in part.split("_")}
