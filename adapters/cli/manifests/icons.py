"""The desk's two icons, drawn: a speech bubble, and in it a clock. Lengths are shares of the icon's side."""

from collections.abc import Callable
from functools import partial
from math import hypot
from typing import TypeAlias

from adapters.cli.manifests.png import Pixel, png

ACCENT = "#2F4B7C"
COLOR_SIDE, OUTLINE_SIDE = 192, 32
SAMPLES = 3
"""Points looked at along each side of a pixel, so that edges are smooth."""

Shape: TypeAlias = Callable[[float, float], bool]
"""Whether a point is in it; (0, 0) is the top left corner and (1, 1) the bottom right one."""


def color() -> bytes:
    """The icon in full colour: 192 by 192 pixels, opaque."""
    background, ink = _rgb(ACCENT), (255, 255, 255)
    bubble = partial(_bubble, 0.0)
    return _drawn(COLOR_SIDE, lambda share: _mixed(background, ink, share), lambda x, y: bubble(x, y) != _clock(x, y))


def outline() -> bytes:
    """The icon in outline: 32 by 32 pixels, white on nothing."""
    line = 0.075

    def shape(x: float, y: float) -> bool:
        return (_bubble(0.0, x, y) and not _bubble(line, x, y)) or _clock(x, y)

    return _drawn(OUTLINE_SIDE, lambda share: (255, 255, 255, round(255 * share)), shape)


def _bubble(inset: float, x: float, y: float) -> bool:
    """A rounded bubble with a tail at its lower left; `inset` makes it so much smaller all around."""
    left, top, right, bottom, corner = 0.14, 0.14, 0.86, 0.72, 0.16
    return _in_box(x, y, (left + inset, top + inset, right - inset, bottom - inset), corner - inset) or _in_tail(
        inset, x, y
    )


def _in_box(x: float, y: float, box: tuple[float, float, float, float], corner: float) -> bool:
    left, top, right, bottom = box
    across = max(left + corner - x, x - (right - corner), 0.0)
    down = max(top + corner - y, y - (bottom - corner), 0.0)
    return hypot(across, down) <= corner


def _in_tail(inset: float, x: float, y: float) -> bool:
    """A triangle that hangs from the bubble and points down to the left."""
    left, right, top, bottom = 0.26 + inset, 0.46 - inset, 0.6, 0.88 - 2.4 * inset
    if not top <= y <= bottom:
        return False
    return left <= x <= left + (right - left) * (bottom - y) / (bottom - 0.72 + inset)


def _clock(x: float, y: float) -> bool:
    """A ring with two hands, at four o'clock."""
    middle, radius, line = (0.5, 0.43), 0.185, 0.045
    far = hypot(x - middle[0], y - middle[1])
    hands = _near(x, y, middle, (0.5, 0.31), line / 2) or _near(x, y, middle, (0.585, 0.48), line / 2)
    return abs(far - radius) <= line / 2 or hands


def _near(x: float, y: float, start: tuple[float, float], end: tuple[float, float], by: float) -> bool:
    along = (end[0] - start[0], end[1] - start[1])
    share = ((x - start[0]) * along[0] + (y - start[1]) * along[1]) / (along[0] ** 2 + along[1] ** 2)
    share = min(max(share, 0.0), 1.0)
    return hypot(x - start[0] - share * along[0], y - start[1] - share * along[1]) <= by


def _drawn(side: int, ink: Callable[[float], Pixel], shape: Shape) -> bytes:
    return png([[ink(_share(side, column, row, shape)) for column in range(side)] for row in range(side)])


def _share(side: int, column: int, row: int, shape: Shape) -> float:
    """How much of a pixel the shape covers."""
    steps = [(index + 0.5) / SAMPLES for index in range(SAMPLES)]
    hits = sum(shape((column + right) / side, (row + down) / side) for down in steps for right in steps)
    return hits / SAMPLES**2


def _rgb(code: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue


def _mixed(one: tuple[int, int, int], other: tuple[int, int, int], share: float) -> Pixel:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue, 255
