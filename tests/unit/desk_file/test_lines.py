"""Where keys stand in a TOML file."""

from collections.abc import Iterator

import pytest

from adapters.desk_file.lines import lines_of, nearest_line
from policies.toml_file import parse

TRICKY = '''\
# [not.a.table]
title = "one # no comment"
"quoted key" = 'it''s'

[[shops]]   # first
name = """
[fake]
key = 1
\\""" still inside"""
days = [
  "mon", # [
  "tue]",
  { open = 9, note = 'a, }' },
]
  [[shops.staff]]
  id = "a"
  [[shops.staff]]
  id = "b"
  seat.row.number = 3
[[shops]]
name = \'\'\'
x = 2\'\'\'
[shops.address]
city = "Here"
tags = ["a, b", "c"]
since = 2026-01-02 03:04:05
[[shops.staff]]
id = "c"
[ last . "table" ]
a = [[1, 2], [3]]
b = []
c = {}
d = -1.5e3
e = { # of TOML 1.1
  f = 1,
  g = "}", # the last
}
h = 09:00
'''.replace("'it''s'", "'its'")


def paths(value: object, here: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every path that the reader knows of."""
    if here:
        yield here
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in below:
        yield from paths(inner, (*here, str(step)))


def test_every_key_that_the_reader_knows_has_a_line() -> None:
    known = set(lines_of(TRICKY))

    missing = {path for path in paths(parse(TRICKY)) if path not in known and path != ("last",)}

    assert missing == set()


@pytest.mark.parametrize(
    ("path", "stands"),
    [
        ("title", 'title = "one # no comment"'),
        ("shops", "[[shops]]   # first"),
        ("shops.0", "[[shops]]   # first"),
        ("shops.0.name", 'name = """'),
        ("shops.0.days.1", '"tue]",'),
        ("shops.0.days.2.note", "{ open = 9, note = 'a, }' },"),
        ("shops.0.staff.1.seat.row", "seat.row.number = 3"),
        ("shops.1.name", "name = '''"),
        ("shops.1.address.city", 'city = "Here"'),
        ("shops.1.address.tags.1", 'tags = ["a, b", "c"]'),
        ("shops.1.staff.0", "[[shops.staff]]"),
        ("shops.1.staff.0.id", 'id = "c"'),
        ("last.table.a.1.0", "a = [[1, 2], [3]]"),
        ("last.table.d", "d = -1.5e3"),
        ("last.table.e.g", 'g = "}", # the last'),
        ("last.table.h", "h = 09:00"),
    ],
)
def test_a_key_stands_on_its_line(path: str, stands: str) -> None:
    line = lines_of(TRICKY)[tuple(path.split("."))]

    assert TRICKY.splitlines()[line - 1].strip() == stands


def test_a_missing_key_stands_where_its_table_does() -> None:
    lines = lines_of("[desk]\nname = 1\n\n[slash]\n")

    assert nearest_line(lines, ("slash", "ack")) == 4


def test_a_missing_table_stands_at_the_top() -> None:
    assert nearest_line(lines_of("\n\n[desk]\n"), ("people",)) == 1


def test_windows_line_ends_count_once() -> None:
    assert lines_of("[desk]\r\nname = 1\r\ntriage = []\r\n")["desk", "triage"] == 3


def test_a_key_has_the_same_line_whether_all_are_asked_for_or_it_alone() -> None:
    together = dict(lines_of(TRICKY))

    alone = {path: lines_of.__wrapped__(TRICKY)[path] for path in together}

    assert alone == together


def test_a_missing_key_has_no_line_though_its_name_is_written_elsewhere() -> None:
    lines = lines_of("[desk]\nname = 1\n[slash]\nack = 2\n")

    assert nearest_line(lines, ("desk", "ack")) == 1
