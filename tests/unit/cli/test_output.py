"""Whatever the output is, a command ends with what it printed or with one line, and never with a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.cli.numbers import MAX_NUMBER
from tests.unit.cli.test_desk import run
from tests.unit.desk_file.files import DeskFolder

COMMAND = Path(sys.executable).with_name("plandesk")
FULL = Path("/dev/full")
needs_a_full_disk = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")


def ends(
    *arguments: str, to: Path | None = None, errors_to: Path | None = None, encoding: str = "utf-8"
) -> tuple[int, bytes, str]:
    """The exit status of a command in a process of its own, its output, and what it says on stderr."""
    with Path(to or os.devnull).open("wb") as out, Path(errors_to or os.devnull).open("wb") as errors:
        done = subprocess.run(  # noqa: S603 - our own program
            [COMMAND, *arguments],
            stdout=out if to else subprocess.PIPE,
            stderr=errors if errors_to else subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            check=False,
        )
    return done.returncode, done.stdout or b"", (done.stderr or b"").decode()


@needs_a_full_disk
@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("tickets", "list"),
        ("tickets", "list", "--json"),
        ("desk", "export"),
        ("packs", "show", "mpowr"),
    ],
    ids=" ".join,
)
def test_a_full_disk_is_said_in_one_line(filled_desk: DeskFolder, arguments: tuple[str, ...]) -> None:
    status, _, said = ends(*arguments, to=FULL)

    assert status == 2
    assert said == "plandesk: can't write (No space left on device): make room, or write it elsewhere\n"


@pytest.mark.parametrize("behind", [">&-", "2>&-", "| true"])
def test_a_command_whose_output_nobody_takes_ends_quietly(filled_desk: DeskFolder, behind: str) -> None:
    done = subprocess.run(  # noqa: S602 - our own program
        f"{COMMAND} packs show mpowr --json {behind}", shell=True, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


@needs_a_full_disk
def test_a_command_that_cannot_even_say_why_ends_as_it_would(filled_desk: DeskFolder) -> None:
    assert ends("tickets", "show", "EX-99", errors_to=FULL)[0] == 2


def test_a_name_that_the_output_has_no_letters_for_is_written_without_them(filled_desk: DeskFolder) -> None:
    filled_desk.path.write_text(filled_desk.path.read_text().replace('name = "Acme"', 'name = "アクメ Müller"'))
    run("desk", "apply")

    status, told, said = ends("tickets", "list", encoding="cp1252")

    assert (status, said) == (0, "")
    assert "??? Müller" in told.decode("cp1252")


def test_a_desk_file_is_written_in_utf_8_whatever_the_output_is_in(filled_desk: DeskFolder) -> None:
    filled_desk.path.write_text(filled_desk.path.read_text().replace('name = "Acme"', 'name = "アクメ Müller"'))
    run("desk", "apply")

    status, told, _ = ends("desk", "export", encoding="cp1252")

    assert (status, told.decode()) == (0, filled_desk.path.read_text())


@pytest.mark.parametrize(
    "arguments",
    [
        ("tickets", "list", "--page"),
        ("tickets", "search", "export", "--page"),
        ("announce", "--withdraw"),
        ("notice", "--withdraw"),
        ("db", "restore", "backup.db", "--skip"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("number", [str(MAX_NUMBER), "99999999999999999999", "9" * 5000], ids=len)
def test_a_number_of_any_length_is_answered_in_one_line(
    filled_desk: DeskFolder, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], number: str
) -> None:
    assert run(*arguments, number) == 2

    said = capsys.readouterr().err
    assert said.startswith("plandesk: ")
    assert said.count("\n") == 1
