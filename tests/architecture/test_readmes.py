"""What the READMEs name is there, and what is there is named."""

import re
from pathlib import Path

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
FILE = re.compile(r"`((?:\.\./)*\w[\w./]*/[\w.]+\.(?:py|toml|css|js)|\.\./[\w.]+\.py)`")
ORDER = re.compile(r"plandesk ((?:[a-z]+ )?[a-z]+(?: \| [a-z]+)*)")
ROW = re.compile(r"^\| (`[A-Z_`, ]+`) \|", re.MULTILINE)


def test_every_link_leads_somewhere() -> None:
    links = [(readme, link) for readme in READMES for link in LINK.findall(readme.read_text("utf-8"))]

    assert [f"{name(readme)}: {link}" for readme, link in links if not (readme.parent / link).exists()] == []


def test_every_place_that_is_named_exists() -> None:
    places = [(readme, place) for readme in READMES for place in PLACE.findall(readme.read_text("utf-8"))]

    missing = [one for one in places if not ((ROOT / one[1]).exists() or (ROOT / f"{one[1]}.py").exists())]
    assert [f"{name(readme)}: {place}" for readme, place in missing] == []


def test_every_file_that_is_named_with_its_folder_exists() -> None:
    named = [(readme, file) for readme in READMES for file in FILE.findall(readme.read_text("utf-8"))]

    missing = [one for one in named if not ((one[0].parent / one[1]).exists() or (ROOT / one[1]).exists())]
    assert [f"{name(readme)}: {file}" for readme, file in missing] == []


def test_the_page_of_a_folder_names_each_of_its_files_and_no_other() -> None:
    folders = [ROOT / "adapters" / folder for folder in ("slack", "teams", "desk_file")]

    assert {name(folder): named_files(folder) for folder in folders} == {
        name(folder): own_files(folder) for folder in folders
    }


def test_the_settings_of_the_readme_are_those_of_the_code() -> None:
    documented = {setting for row in ROW.findall(FRONT) for setting in re.findall(r"[A-Z_]+", row)}

    assert documented == set(setting_names())


def test_every_command_of_the_readme_can_be_given() -> None:
    given = {command for order in ORDER.findall(FRONT) for command in spelt_out(order)}

    assert {command for command in given if command.split()[0] in commands()} <= all_commands()


def test_every_command_is_named_in_a_readme() -> None:
    named = {command for order in ORDER.findall(WHOLE) for command in spelt_out(order)}

    assert {command for command in all_commands() if not isinstance(commands().get(command), TyperGroup)} <= named


def test_every_package_has_a_page_that_says_where_what_is() -> None:
    assert [folder for package in (*PACKAGES, "tests") for folder in unnamed_folders(ROOT / package)] == []


def test_every_target_of_the_readme_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert [target for target in re.findall(r"^make (\w+)", FRONT, re.MULTILINE) if target not in targets] == []


def named_files(folder: Path) -> list[str]:
    """The files that the tables of its page name."""
    rows = re.findall(r"^\| (`\w+\.py`.*?) \|", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    return sorted(file for row in rows for file in re.findall(r"\w+\.py", row))


def own_files(folder: Path) -> list[str]:
    """The Python files that are in it."""
    return sorted(file.name for file in folder.glob("*.py") if file.name != "__init__.py")


def unnamed_folders(package: Path) -> list[str]:
    """The folders of a package that its page doesn't name."""
    page = (package / "README.md").read_text("utf-8")
    folders = [path for path in sorted(package.iterdir()) if path.is_dir() and any(path.glob("*.py"))]
    return [name(folder) for folder in folders if f"{folder.name}/" not in page]


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
