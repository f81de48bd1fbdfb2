"""The desk files that were applied: the latest is in force."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import opened
from storage.sql.desk_files import SqlDeskFiles, digest
from tests.contract.examples import NOW
from tests.contract.stores import sqlite_url


@pytest.fixture(params=["sqlite", "postgresql"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlDeskFiles]:
    """Those of a fresh database."""
    with contextlib.ExitStack() as stack:
        if request.param == "sqlite":
            url = sqlite_url(tmp_path)
        else:
            url = stack.enter_context(request.getfixturevalue("postgres_server").database())
        database = opened(url)
        stack.callback(database.close)
        yield SqlDeskFiles(database)


def test_before_the_first_none_is_in_force(files: SqlDeskFiles) -> None:
    assert (files.in_force(), files.content()) == (None, None)


def test_the_latest_is_in_force(files: SqlDeskFiles) -> None:
    files.apply("one", NOW)

    assert files.apply("two 🔥", NOW)

    assert (files.in_force(), files.content()) == (digest("two 🔥"), "two 🔥")


def test_the_one_in_force_is_not_applied_again(files: SqlDeskFiles) -> None:
    files.apply("one", NOW)

    assert not files.apply("one", NOW)


def test_an_earlier_one_can_come_back(files: SqlDeskFiles) -> None:
    files.apply("one", NOW)
    files.apply("two", NOW)

    assert files.apply("one", NOW)

    assert files.content() == "one"
