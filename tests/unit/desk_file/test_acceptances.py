"""Who has agreed to what the terms leave open, and when."""

from datetime import date

import pytest

from bot.model.desk import Acceptance
from policies.open_points import open_points
from tests.shipped import LIBRARY
from tests.unit.desk_file.files import DeskFolder


def accepting(entries: str) -> tuple[str, str]:
    return ("[desk]\n", f"[desk]\naccepted = [{entries}]\n")


def test_it_is_read_who_has_accepted_which_edition_and_which_points_of_it(desk: DeskFolder) -> None:
    found = desk.read(
        accepting(
            '"cpi@2026-11-21", { edition = "mst@2026-11-21", by = "tam-one", on = 2026-11-02 }, '
            '{ edition = "mpowr@2020-02-03", by = "Lead One", on = 2026-11-03, points = ["chat", "ladder"] }'
        )
    )

    assert found.desk.accepted == (
        Acceptance(edition="cpi@2026-11-21"),
        Acceptance(edition="mst@2026-11-21", by="tam-one", on=date(2026, 11, 2)),
        Acceptance(edition="mpowr@2020-02-03", by="Lead One", on=date(2026, 11, 3), points=("chat", "ladder")),
    )


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('"mpowr"', "desk.accepted.0: “mpowr” must be an edition of a pack"),
        ("3", "desk.accepted.0: must be text or a table, not 3"),
        ('{ edition = "mpowr", by = "me", on = 2026-11-02 }', "desk.accepted.0.edition: “mpowr” must be an edition"),
        ('{ edition = "mpowr@2020-02-03", on = 2026-11-02 }', "desk.accepted.0.by: is missing"),
        ('{ edition = "mpowr@2020-02-03", by = "me" }', "desk.accepted.0.on: is missing"),
        (
            '{ edition = "mpowr@2020-02-03", by = "me", on = 2026-11-02, points = [] }',
            "desk.accepted.0.points: is empty; leave it out to accept them all",
        ),
        ('{ edition = "mpowr@2020-02-03", by = "me", on = 2026-11-02, point = "chat" }', 'did you mean "points"?'),
    ],
)
def test_what_is_accepted_must_say_what_by_whom_and_when(desk: DeskFolder, entry: str, says: str) -> None:
    (fault,) = desk.faults(accepting(entry))

    assert says in fault


@pytest.mark.parametrize("pack", LIBRARY.ids())
def test_every_open_point_has_an_id_of_its_own(pack: str) -> None:
    ids = [point.id for point in open_points(LIBRARY.pack(pack))]

    assert len(ids) == len({*ids}) > 0
