"""Files that a person, or a program, has spoilt: refused in words, at once, by a desk that goes on as it was."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.cli.main import main
from adapters.sandbox.example import DESK_FILE
from tests.faults.stage import Stage
from tests.waiting import until

DESK = DESK_FILE.read_text("utf-8")
SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "nested": (lambda file: file.write_text(f"{DESK}\nx = {'[' * 100_000}"), "is nested more than 16 deep"),
    "dotted": (lambda file: file.write_text(f"{DESK}\n{'a.' * 400_000}a = 1"), "is nested more than 16 deep"),
    "a huge number": (lambda file: file.write_text(f"{DESK}\nx = {'9' * 1_000_000}"), "has a number beyond"),
    "10 MB": (lambda file: file.write_text(DESK + "#" * 10_000_000), "is larger than 4 MiB"),
    "a key twice": (lambda file: file.write_text(DESK.replace("[desk]", "[desk]\nname = 'a'")), "Cannot overwrite"),
    "a pipe": (os.mkfifo, "is not a plain file"),
    "a link in a circle": (lambda file: file.symlink_to(file), "Too many levels of symbolic links"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_row_79_a_spoilt_desk_file_is_one_fault_in_words(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, says = SPOILT[what]
    make(tmp_path / "desk.toml")

    with pytest.raises(SystemExit) as ended:
        main(["desk", "check", str(tmp_path / "desk.toml")])

    fault, verdict = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert fault.startswith(f"{tmp_path / 'desk.toml'}:")
    assert says in fault
    assert verdict.endswith("can't be used: 1 fault.")


async def test_row_79_a_running_desk_goes_on_when_its_file_is_spoilt(stage: Stage) -> None:
    file = stage.folder / "desk.toml"
    file.write_text(DESK, "utf-8")
    stage.environment["PLANDESK_DESK"] = str(file)
    await stage.start()
    file.unlink()
    os.mkfifo(file)

    stage.told(signal.SIGHUP)

    await until(lambda: "A new desk file was not taken up" in stage.log)
    assert "is not a plain file" in stage.log
    assert await stage.says_yes("/readyz")
    await until(lambda: "is not a plain file" in str(stage.posts()))
    await stage.quiet()
