"""The packs that plandesk ships, each read once for all tests of a process, its examples, and those of the README."""

import re
from pathlib import Path

import policies
from policies.library import Library
from policies.reader import parse_edition, read_pack
from policies.terms import Pack

LIBRARY = Library()
EXAMPLES = Library(Path(policies.__file__).parent / "examples")
"""A library that finds the example packs too."""
README = (Path(policies.__file__).parent / "README.md").read_text()
BLOCK = re.compile(r"```toml\n# (?P<file>(?P<pack>[\w-]+)/[\d-]+\.toml)(?P<text>.*?)```", re.DOTALL)


def readme_pack(name: str) -> Pack:
    """Return the pack of that name that the README shows."""
    file, text = readme_edition(name)
    return read_pack(parse_edition(text, pack_id=name, file=file))


def readme_edition(name: str) -> tuple[str, str]:
    """Return the file of a pack that the README shows, and its text."""
    (block,) = (match for match in BLOCK.finditer(README) if match["pack"] == name)
    return block["file"], "#" + block["text"]
