"""Packs on disk: which file is in force, what names are known, and what is read when."""

import os
from pathlib import Path

import pytest

from policies.faults import InvalidPack, UnknownPlan, UnreadablePack
from policies.library import Library
from tests.unit.policies.small_pack import SOUND


def shelf(folder: Path, *editions: str, pack: str = "acme", text: str = SOUND) -> Path:
    """A folder with these editions of a pack; their document is named after the date."""
    (folder / pack).mkdir(parents=True, exist_ok=True)
    for day in editions:
        dated = text.replace("2026-01-01", day).replace("Acme handbook", f"Acme handbook of {day}")
        (folder / pack / f"{day}.toml").write_text(dated)
    return folder


def test_the_newest_edition_is_in_force(tmp_path: Path) -> None:
    library = Library(shelf(tmp_path, "2026-01-01", "2027-03-01", "2026-12-31"))

    assert library.plan("acme/basic").document == "Acme handbook of 2027-03-01"


def test_an_older_edition_can_be_asked_for(tmp_path: Path) -> None:
    library = Library(shelf(tmp_path, "2026-01-01", "2027-03-01"))

    assert library.pack("acme", "2026-01-01").document == "Acme handbook of 2026-01-01"
    assert library.editions("acme") == ("2026-01-01", "2027-03-01")


def test_a_plan_of_an_older_edition_can_be_asked_for(tmp_path: Path) -> None:
    library = Library(shelf(tmp_path, "2026-01-01", "2027-03-01"))

    assert library.plan("acme/All In@2026-01-01").document == "Acme handbook of 2026-01-01"


def test_shipped_packs_stand_beside_an_operators_own(tmp_path: Path) -> None:
    library = Library(shelf(tmp_path, "2026-01-01"))

    assert [pack.id for pack in library.packs()] == ["acme", "cpi", "influitive", "m3ter", "mpowr", "mst"]


def test_an_operators_pack_hides_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    library = Library(shelf(tmp_path, "2026-01-01", pack="mst"))

    assert list(library.pack("mst").plans) == ["basic", "full"]


def test_other_files_are_no_editions(tmp_path: Path) -> None:
    shelf(tmp_path, "2026-01-01")
    (tmp_path / "acme" / "notes.toml").write_text("not a pack")

    assert Library(tmp_path).editions("acme") == ("2026-01-01",)


@pytest.mark.parametrize("ref", ["acme/full", "acme/all-in", "acme/All In"])
def test_an_alias_is_as_good_as_an_id(tmp_path: Path, ref: str) -> None:
    assert Library(shelf(tmp_path, "2026-01-01")).plan(ref).ref == "acme/full"


def test_an_unknown_plan_is_answered_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownPlan, match='there is no plan "acme/gold"; acme has acme/basic, acme/full'):
        Library(shelf(tmp_path, "2026-01-01")).plan("acme/gold")


def test_an_unknown_pack_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownPlan, match='no pack "acme"; there are cpi, influitive, m3ter, mpowr, mst'):
        Library().plan("acme/basic")


def test_an_unknown_edition_is_answered_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownPlan, match='no pack "acme@2030-01-01"; there are 2026-01-01'):
        Library(shelf(tmp_path, "2026-01-01")).pack("acme", "2030-01-01")


@pytest.mark.parametrize(
    "name", ["..", ".", "", "/etc", "../acme", "acme\\..", "%2e%2e", "acme\0", "Acme", "a" * 65, "acme/../acme"]
)
def test_a_name_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    library = Library(shelf(tmp_path, "2026-01-01") / "acme")

    with pytest.raises(UnknownPlan):
        library.pack(name)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = shelf(tmp_path / "outside", "2026-01-01")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "acme").symlink_to(outside / "acme")

    assert Library(tmp_path / "inside").editions("acme") == ()


def test_a_file_is_read_once(tmp_path: Path) -> None:
    library = Library(shelf(tmp_path, "2026-01-01"))

    assert library.pack("acme") is library.pack("acme")


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    library = Library(shelf(tmp_path, "2026-01-01"))
    before = library.plan("acme/basic").version

    file = tmp_path / "acme" / "2026-01-01.toml"
    file.write_text(SOUND.replace('"2 bh"', '"3 bh"'))
    os.utime(file, ns=(0, 0))

    assert library.plan("acme/basic").version != before


def test_a_broken_pack_leaves_the_others_usable(tmp_path: Path) -> None:
    library = Library(shelf(tmp_path, "2026-01-01", text="name ="))

    with pytest.raises(InvalidPack):
        library.plan("acme/basic")
    assert library.plan("mst/standard").id == "standard"


@pytest.mark.parametrize("what", ["a circle", "a folder", "a pipe"])
def test_an_edition_that_cannot_be_read_is_told_and_hides_no_other(tmp_path: Path, what: str) -> None:
    library = Library(shelf(tmp_path, "2026-01-01"))
    file = shelf(tmp_path, pack="beta") / "beta" / "2026-01-01.toml"
    {"a circle": lambda: file.symlink_to(file), "a folder": file.mkdir, "a pipe": lambda: os.mkfifo(file)}[what]()

    with pytest.raises(UnreadablePack, match=r"beta/2026-01-01\.toml: "):
        library.pack("beta")

    assert {"acme", "beta"} <= set(library.ids())
    assert library.plan("acme/basic").id == "basic"


def test_overrides_are_laid_over_the_plan(tmp_path: Path) -> None:
    override = {"key": "contacts.maximum", "value": 9, "clause": "Form"}

    plan = Library(shelf(tmp_path, "2026-01-01")).plan("acme/full", [override])

    assert (plan.id, plan.contacts.maximum) == ("full", 9)
