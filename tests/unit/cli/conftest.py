"""What commands about packs start from."""

from pathlib import Path

import pytest

SHIPPED = Path(__file__).parents[3] / "policies" / "packs"


@pytest.fixture(autouse=True)
def no_packs_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLANDESK_PACKS", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def extra(tmp_path: Path) -> Path:
    """A folder with a pack `example`, made of a shipped one."""
    shipped = max((SHIPPED / "cpi").glob("*.toml"))
    (tmp_path / "example").mkdir()
    (tmp_path / "example" / shipped.name).write_text(shipped.read_text())
    return tmp_path
