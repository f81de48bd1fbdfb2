"""A folder with a desk file in it, and with spreadsheets beside it."""

from pathlib import Path

import pytest

from tests.unit.desk_file.files import DeskFolder
from tests.unit.desk_file.spreadsheets import Spreadsheets


@pytest.fixture
def desk(tmp_path: Path) -> DeskFolder:
    return DeskFolder(tmp_path)


@pytest.fixture
def sheets(tmp_path: Path) -> Spreadsheets:
    return Spreadsheets(tmp_path)
