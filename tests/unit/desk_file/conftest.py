"""A folder with a desk file in it."""

from pathlib import Path

import pytest

from tests.unit.desk_file.files import DeskFolder


@pytest.fixture
def desk(tmp_path: Path) -> DeskFolder:
    return DeskFolder(tmp_path)
