"""A command ends as soon as it is done: Python goes through nothing that it has made."""

import gc
import sys
from collections.abc import Iterator

import pytest

from adapters.cli.main import main


@pytest.fixture(autouse=True)
def _searched() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.parametrize("arguments", [["--version"], ["nonsense"]])
def test_nothing_is_left_to_be_searched_for_garbage(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["plandesk", *arguments])
    made: list[list[object]] = [[]]

    with pytest.raises(SystemExit):
        main()

    assert not gc.isenabled()
    assert not any(one is made for one in gc.get_objects())
