"""Desk files that no reader can bear, and faults that nobody can."""

import pytest

from policies.faults import MAX_FAULTS
from tests.unit.desk_file.files import Change, DeskFolder

UNBEARABLE: list[tuple[Change, str]] = [
    (('name = "Acme"', f"name = {'[' * 100_000}"), "23: is nested more than 16 deep"),
    (('name = "Acme"', f"name = {'9' * 100_000}"), "23: has a number beyond 9223372036854775807, the largest there is"),
    (('name = "Acme"', 'name = "\\u0000"'), "23: holds NUL, which no text may"),
    (('name = "Acme"', f"{'a.' * 100_000}a = 1"), "23: is nested more than 16 deep"),
    (('name = "Acme"', "name = 'Acme'#" + "#" * 4_200_000), "1: is larger than 4 MiB: is it the right file?"),
    (('name = "Acme"', 'name = "\0"'), "23: holds NUL, which no text may: save it as UTF-8"),
    (("[desk]", "\ufeff[desk]"), "1: begins with a byte order mark: save it as UTF-8 without one"),
]


@pytest.mark.parametrize(("change", "says"), UNBEARABLE, ids=[says for _, says in UNBEARABLE])
def test_what_no_reader_can_bear_is_one_fault_with_its_line(desk: DeskFolder, change: Change, says: str) -> None:
    assert desk.faults(change) == [says]


def test_a_file_with_thousands_of_faults_is_not_judged_to_its_end(desk: DeskFolder) -> None:
    faults = desk.faults(('triage = ["slack:T0DESK/C0TRIAGE"]', "triage = [" + "'x', " * 2_000 + "]"))

    assert len(faults) == MAX_FAULTS


def test_a_fault_never_repeats_a_megabyte(desk: DeskFolder) -> None:
    (fault,) = desk.faults(("slack:T0DESK/C0ACME", "x" * 1_000_000))

    assert len(fault) < 1_100
    assert fault.endswith("should read platform:workspace/id, such as slack:T0DESK/C0ACME")
