"""What vendors promise is data: no code knows any of them."""

import re
from pathlib import Path

import pytest

from policies.library import SHIPPED, Library
from tests.architecture.sources import PACKAGES, files, name

LIBRARY = Library(SHIPPED)
NAMES = sorted({*LIBRARY.ids(), *(pack.vendor.lower() for pack in LIBRARY.packs())})
ANY_VENDOR = re.compile(rf"(?<![a-z0-9])({'|'.join(map(re.escape, NAMES))})(?![a-z0-9])", re.IGNORECASE)


@pytest.mark.parametrize("file", files(*PACKAGES), ids=name)
def test_no_code_names_a_vendor(file: Path) -> None:
    assert ANY_VENDOR.findall(file.read_text("utf-8")) == []


def test_a_vendors_name_would_be_found() -> None:
    assert ANY_VENDOR.findall('if plan.pack == "mpowr":') == ["mpowr"]
