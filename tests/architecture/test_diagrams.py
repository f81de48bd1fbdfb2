"""The drawings of the READMEs are of the tables as they are."""

from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.diagrams import DRAWN, drawn


@pytest.mark.parametrize("page", DRAWN, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_drawing_is_what_its_table_says(page: Path) -> None:
    assert page.read_text("utf-8") == drawn(page), "it is stale: run `make diagrams`"
