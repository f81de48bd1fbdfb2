"""The changelog has the form that tools and people know: versions, newest first, and in each what is new, by kind."""

import re
import tomllib
from collections import Counter
from datetime import date

from tests.architecture.sources import ROOT

PAGE = (ROOT / "CHANGELOG.md").read_text("utf-8")
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
RELEASES = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\S+)$", PAGE, re.MULTILINE)


def test_every_version_has_its_day_and_the_newest_stands_first() -> None:
    first, *others = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    numbers = [tuple(map(int, number.split("."))) for number, _ in RELEASES]
    days = [date.fromisoformat(day) for _, day in RELEASES]

    assert first == "[Unreleased]"
    assert len(others) == len(RELEASES)
    assert (numbers, days) == (sorted(numbers, reverse=True), sorted(days, reverse=True))


def test_the_version_of_the_project_is_the_newest_that_was_released() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["version"] == RELEASES[0][0]


def test_each_version_says_what_is_new_by_kind_and_each_kind_once() -> None:
    _, unreleased, *released = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    is_empty = unreleased.strip() == "[Unreleased]"  # as it is right after a release
    versions = released if is_empty else [unreleased, *released]
    kinds = [re.findall(r"^### (.*)$", version, re.MULTILINE) for version in versions]

    assert [found for found in kinds if not found or len(set(found)) < len(found) or not set(found) <= KINDS] == []


def test_no_entry_stands_there_twice() -> None:
    entries = (" ".join(entry.split()) for entry in re.findall(r"^- ((?:.+\n)(?:  .+\n)*)", PAGE, re.MULTILINE))

    assert [entry for entry, times in Counter(entries).items() if times > 1] == []
