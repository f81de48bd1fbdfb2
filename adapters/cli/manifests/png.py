"""Pictures as PNG files: pixels in, bytes out, by the standard library alone."""

import struct
import zlib
from collections.abc import Sequence
from typing import TypeAlias

Pixel: TypeAlias = tuple[int, int, int, int]
"""Red, green, blue and opacity, each from 0 to 255."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _RGBA = 8, 6


def png(rows: Sequence[Sequence[Pixel]]) -> bytes:
    """The picture of these rows, top first."""
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), _EIGHT_BITS, _RGBA, 0, 0, 0)
    # Each row begins with the number of its filter: none.
    lines = b"".join(b"\0" + bytes(value for pixel in row for value in pixel) for row in rows)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
