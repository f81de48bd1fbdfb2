"""The desk files that were applied: the latest is in force."""

import pytest

from storage.database import Database
from storage.sql.desk_files import SqlDeskFiles, digest
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import NOW


@pytest.fixture
def files(database: Database) -> SqlDeskFiles:
    """Those of the database."""
    return SqlDeskFiles(database)


def apply(database: Database, content: str) -> bool:
    """Puts a file in force."""
    with SqlUnitOfWork(database) as work:
        is_new = work.desk_files.apply(content, NOW)
        work.commit()
    return is_new


def note(database: Database, content: str, place: str) -> None:
    """Notes what was read somewhere."""
    with SqlUnitOfWork(database) as work:
        work.desk_files.note(content, place, NOW)
        work.commit()


def test_before_the_first_none_is_in_force(files: SqlDeskFiles) -> None:
    assert (files.in_force(), files.content()) == (None, None)


def test_the_latest_is_in_force(database: Database, files: SqlDeskFiles) -> None:
    apply(database, "one")

    assert apply(database, "two 🔥")

    assert (files.in_force(), files.content()) == (digest("two 🔥"), "two 🔥")


def test_the_one_in_force_is_not_applied_again(database: Database) -> None:
    apply(database, "one")

    assert not apply(database, "one")


def test_an_earlier_one_can_come_back(database: Database, files: SqlDeskFiles) -> None:
    apply(database, "one")
    apply(database, "two")

    assert apply(database, "one")

    assert files.content() == "one"


def test_what_was_ever_in_force_is_known(database: Database, files: SqlDeskFiles) -> None:
    apply(database, "one")
    apply(database, "two")

    assert [files.was_in_force(digest(each)) for each in ("one", "two", "three")] == [True, True, False]


def test_each_place_has_the_file_that_was_read_there_last(database: Database, files: SqlDeskFiles) -> None:
    for content, place in (("one", "host:/desk.toml"), ("two", "host:/desk.toml"), ("one", "other:/desk.toml")):
        note(database, content, place)

    found = [files.last_from(place) for place in ("host:/desk.toml", "other:/desk.toml", "nowhere")]

    assert found == [digest("two"), digest("one"), None]
