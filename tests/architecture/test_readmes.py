"""What the READMEs name is there, and what is there is named."""

import re
from pathlib import Path

import pytest
import typer.main
from typer import Context
from typer.core import TyperGroup

from adapters.cli.main import app
from adapters.composition.settings import setting_names
from tests.architecture.sources import PACKAGES, ROOT, name

READMES = [
    ROOT / "README.md",
    *(file for folder in (*PACKAGES, "tests") for file in sorted((ROOT / folder).rglob("README.md"))),
]
WHOLE = "\n".join(file.read_text("utf-8") for file in READMES)
FRONT = READMES[0].read_text("utf-8")

LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
PLACE = re.compile(rf"`((?:{'|'.join((*PACKAGES, 'tests'))})/[\w./-]*)`")
ORDER = re.compile(r"plandesk ((?:[a-z]+ )?[a-z]+(?: \| [a-z]+)*)")
ROW = re.compile(r"^\| (`[A-Z_`, ]+`) \|", re.MULTILINE)


@pytest.mark.parametrize("readme", READMES, ids=name)
def test_every_link_leads_somewhere(readme: Path) -> None:
    broken = [link for link in LINK.findall(readme.read_text("utf-8")) if not (readme.parent / link).exists()]

    assert broken == []


@pytest.mark.parametrize("readme", READMES, ids=name)
def test_every_place_that_is_named_exists(readme: Path) -> None:
    places = PLACE.findall(readme.read_text("utf-8"))

    missing = [place for place in places if not ((ROOT / place).exists() or (ROOT / f"{place}.py").exists())]
    assert missing == []


@pytest.mark.parametrize("readme", READMES, ids=name)
def test_every_file_that_is_named_with_its_folder_exists(readme: Path) -> None:
    named = re.findall(r"`((?:\.\./)*\w[\w./]*/[\w.]+\.(?:py|toml|css|js)|\.\./[\w.]+\.py)`", readme.read_text("utf-8"))

    assert [file for file in named if not ((readme.parent / file).exists() or (ROOT / file).exists())] == []


@pytest.mark.parametrize("folder", ["adapters/slack", "adapters/teams", "adapters/desk_file"])
def test_the_page_of_a_folder_names_each_of_its_files_and_no_other(folder: str) -> None:
    rows = re.findall(r"^\| (`\w+\.py`.*?) \|", (ROOT / folder / "README.md").read_text("utf-8"), re.MULTILINE)

    named = sorted(file for row in rows for file in re.findall(r"\w+\.py", row))
    assert named == sorted(file.name for file in (ROOT / folder).glob("*.py") if file.name != "__init__.py")


def test_the_settings_of_the_readme_are_those_of_the_code() -> None:
    documented = {setting for row in ROW.findall(FRONT) for setting in re.findall(r"[A-Z_]+", row)}

    assert documented == set(setting_names())


def test_every_command_of_the_readme_can_be_given() -> None:
    given = {command for order in ORDER.findall(FRONT) for command in spelt_out(order)}

    assert {command for command in given if command.split()[0] in commands()} <= all_commands()


def test_every_command_is_named_in_a_readme() -> None:
    named = {command for order in ORDER.findall(WHOLE) for command in spelt_out(order)}

    assert {command for command in all_commands() if not isinstance(commands().get(command), TyperGroup)} <= named


@pytest.mark.parametrize("package", [*PACKAGES, "tests"])
def test_every_package_has_a_page_that_says_where_what_is(package: str) -> None:
    page = (ROOT / package / "README.md").read_text("utf-8")

    folders = {path.name for path in (ROOT / package).iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert {folder for folder in folders if f"{folder}/" not in page} == set()


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", FRONT, re.MULTILINE))
def test_every_target_of_the_readme_is_in_the_makefile(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def spelt_out(order: str) -> set[str]:
    """`packs list | show` as `packs list` and `packs show`."""
    first, *others = order.split(" | ")
    group = first.rpartition(" ")[0]
    return {first, *(f"{group} {other}".strip() for other in others)}


def commands() -> dict[str, object]:
    """Each command and group by its name."""
    whole = typer.main.get_command(app)
    assert isinstance(whole, TyperGroup)
    return dict(whole.commands)


def all_commands() -> set[str]:
    """Every command as it is typed."""
    groups = {label: group for label, group in commands().items() if isinstance(group, TyperGroup)}
    named = {label: group.list_commands(Context(group)) for label, group in groups.items()}
    return {*commands(), *(f"{label} {command}" for label, group in named.items() for command in group)}
