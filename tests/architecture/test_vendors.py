"""What vendors promise is data: no code knows any of them."""

import re

from policies.library import SHIPPED, Library
from tests.architecture.sources import PACKAGES, files, name

LIBRARY = Library(SHIPPED)
NAMES = sorted({*LIBRARY.ids(), *(pack.vendor.lower() for pack in LIBRARY.packs())})
ANY_VENDOR = re.compile(rf"(?<![a-z0-9])({'|'.join(map(re.escape, NAMES))})(?![a-z0-9])", re.IGNORECASE)


def test_no_code_names_a_vendor() -> None:
    found = [
        f"{name(file)}:{number} {', '.join(named)}"
        for file in files(*PACKAGES)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if (named := ANY_VENDOR.findall(line))
    ]

    assert found == []


def test_a_vendors_name_would_be_found() -> None:
    assert ANY_VENDOR.findall('if plan.pack == "mpowr":') == ["mpowr"]
