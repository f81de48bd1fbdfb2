"""Files and texts that no reader can bear are refused in words, with a line where there is one, and not waited for."""

import os
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from policies.plain_file import MAX_BYTES, NotReadable, read_bytes
from policies.toml_file import MAX_DEPTH, MAX_WHOLE, parse, read_text

DEEP = "is nested more than 16 deep"
LARGE = "has a number beyond 9223372036854775807, the largest there is"
NUL = "holds NUL, which no text may"

FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda file: None, "can't be read: No such file or directory"),
    "a folder": (lambda file: file.mkdir(), "can't be read: Is a directory"),
    "a pipe that nobody writes to": (os.mkfifo, "is not a plain file"),
    "a link to itself": (lambda file: file.symlink_to(file), "can't be read: Too many levels of symbolic links"),
    "a link to nowhere": (lambda file: file.symlink_to("nowhere"), "can't be read: No such file or directory"),
    "a link to a device": (lambda file: file.symlink_to("/dev/zero"), "is not a plain file"),
    "too much": (lambda file: file.write_bytes(b"#" * (MAX_BYTES + 1)), "is larger than 4 MiB: is it the right file?"),
    "a byte order mark": (
        lambda file: file.write_bytes(b"\xef\xbb\xbfa = 1"),
        "line 1: begins with a byte order mark: save it as UTF-8 without one",
    ),
    "UTF-16": (
        lambda file: file.write_text("a = 1", "utf-16"),
        "line 1: is not UTF-8 text, at byte 0: save it as UTF-8",
    ),
    "UTF-16 without its mark": (lambda file: file.write_text("a = 1", "utf-16-le"), f"line 1: {NUL}: save it as UTF-8"),
    "another encoding": (
        lambda file: file.write_text("a = 1\nb = 'ä'", "latin-1"),
        "line 2: is not UTF-8 text, at byte 11: save it as UTF-8",
    ),
    "NUL": (lambda file: file.write_text("a = 1\nb = '\0'"), f"line 2: {NUL}: save it as UTF-8"),
}
TEXTS: dict[str, tuple[str, str]] = {
    "lists in lists": ("a = 1\nb = " + "[" * 100_000 + "]" * 100_000, f"line 2: {DEEP}"),
    "lists that never end": ("a = " + "[" * 100_000, f"line 1: {DEEP}"),
    "tables in tables": ("a = " + "{a = " * 100_000 + "1" + "}" * 100_000, f"line 1: {DEEP}"),
    "a key of many parts": ("a" + ".a" * 1_000_000 + " = 1", f"line 1: {DEEP}"),
    "a quoted key of many parts": ("'a'" + " . 'a'" * 500_000 + " = 1", f"line 1: {DEEP}"),
    "a header of many parts": ("[a" + ".a" * 1_000_000 + "]", f"line 1: {DEEP}"),
    "a number of many digits": ("a = 1\nb = " + "9" * 1_000_000, f"line 2: {LARGE}"),
    "a number of many digits in hexadecimal": ("a = 0x" + "f" * 1_000_000, f"line 1: {LARGE}"),
    "a number that is just too large": (f"a = '{MAX_WHOLE + 1}'\nb = {MAX_WHOLE + 2}", f"line 2: {LARGE}"),
    "NUL that is spelt out": ('a = 1\nb = "\\u0000"', f"line 2: {NUL}"),
    "a key with NUL in it": ('"\\u0000" = 1', f"line 1: {NUL}"),
    "no TOML": ("a = 1\nb", "line 2: is not TOML: Expected '=' after a key in a key/value pair (at end of document)"),
    "a text that never ends": (
        'a = """' + '\n\\"""' * 100_000,
        "line 100001: is not TOML: Unterminated string (at end of document)",
    ),
}
BEARABLE = [
    f"a = {MAX_WHOLE}",
    f"a = {'[' * MAX_DEPTH}{']' * MAX_DEPTH}",
    "a = '" + "." * 1000 + "'",
    "a = { # of TOML 1.1\n  b = 1,\n}",
    f"{'.'.join('a' * MAX_DEPTH)} = {'[' * MAX_DEPTH}{']' * MAX_DEPTH}",
    'a = "[[[[[[[[[[[[[[[[[[[[[[[[[ \\" ]"\nb = 1  # [[[[[[[[[[[[[[[[[[[[[[',
    'a = \'\'\'\n[[[[[[[[[[[[[[[[[[[[[[[[[[[[\'\n\'\'\'\'\'\nb = """[[[[[[[[[[[[[[[[[[[["" \\""""""',
]


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_cannot_be_borne_is_refused_in_words(what: str, tmp_path: Path) -> None:
    make, says = FILES[what]
    make(tmp_path / "file.toml")

    with pytest.raises(NotReadable) as refused:
        read_text(tmp_path / "file.toml")

    assert str(refused.value) == says


@pytest.mark.parametrize("what", TEXTS)
def test_a_text_that_cannot_be_borne_is_refused_with_its_line(what: str) -> None:
    text, says = TEXTS[what]

    with pytest.raises(NotReadable) as refused:
        parse(text)

    assert str(refused.value) == says


@pytest.mark.parametrize("text", BEARABLE)
def test_what_only_looks_unbearable_is_read(text: str) -> None:
    assert "a" in parse(text)


def test_a_file_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "file.toml").write_text("a = 1")
    (tmp_path / "link.toml").symlink_to("file.toml")

    assert read_bytes(tmp_path / "link.toml") == b"a = 1"


def test_times_may_be_written_without_seconds() -> None:
    found = parse(
        'at = 09:00\nday = 2026-12-24T09:00\nzoned = 2026-12-24 09:00+01:00\nwhole = 08:30:15\ntext = "at 09:00"'
    )

    assert found["at"] == time(9)
    assert found["day"].isoformat() == "2026-12-24T09:00:00"
    assert found["zoned"].isoformat() == "2026-12-24T09:00:00+01:00"
    assert (found["whole"], found["text"]) == (time(8, 30, 15), "at 09:00")
