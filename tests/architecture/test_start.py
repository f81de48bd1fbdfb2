"""The desk starts without what it has no use for."""

import subprocess
import sys


def test_the_desk_never_loads_what_draws_the_page() -> None:
    program = "import adapters.cli.main, adapters.cli.serving, adapters.trial, sys; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout.split()  # noqa: S603 - our own program

    assert "adapters.wiring" in loaded
    assert {"nicegui", "fastapi"}.isdisjoint(loaded)
