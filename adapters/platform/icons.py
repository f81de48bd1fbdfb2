"""The desk's two icons, a speech bubble and in it a clock, and the colour that they have."""

from pathlib import Path
from typing import Final

ACCENT: Final = "#2F4B7C"

_FOLDER: Final = Path(__file__).parent


def color() -> bytes:
    """Return the icon in full colour: 192 by 192 pixels, opaque."""
    return (_FOLDER / "color.png").read_bytes()


def outline() -> bytes:
    """Return the icon in outline: 32 by 32 pixels, white on nothing."""
    return (_FOLDER / "outline.png").read_bytes()
