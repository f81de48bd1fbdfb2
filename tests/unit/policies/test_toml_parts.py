"""A long text means the same whether it is read whole or in parts, and says the same of what is wrong with it."""

import pytest
import tomli

from policies.plain_file import NotReadable
from policies.toml_file import parse
from policies.toml_parts import in_parts

HEAD = '[desk]\nname = "Desk"\n\n[[people]]\nid = "one"\n\n'
ENTRIES = "".join(
    f'[[customers]]\nid = "customer-{nth}"\nproducts = ["one"]\n\n  [[customers.contacts]]\n  id = "contact-{nth}"\n\n'
    for nth in range(500)
)
TEXT_IN_LINES = 'about = """\n' + "[[customers]]\n" * 2_000 + '"""\n'

LONG = {
    "nothing else": HEAD + ENTRIES,
    "no head": ENTRIES,
    "no entries": HEAD,
    "nothing": "",
    "another list between and after": HEAD + ENTRIES + '[[macros]]\nid = "one"\n' + ENTRIES,
    "ends of lines as on Windows": (HEAD + ENTRIES).replace("\n", "\r\n"),
    "a remark behind a header": (HEAD + ENTRIES).replace("[[customers]]\n", "[[customers]] # one\n"),
}
WHOLE = {
    "entries in brackets before": f'customers = [{{ id = "first" }}]\n{HEAD}',
    "a table in two places": HEAD + ENTRIES + "[desk.words]\nfire = []\n",
    "another list in two places": HEAD + ENTRIES + '[[people]]\nid = "two"\n',
    "a header within text": HEAD + ENTRIES + TEXT_IN_LINES + ENTRIES,
    "a header within text of the head": TEXT_IN_LINES + HEAD + ENTRIES,
    "the list as a table": HEAD + ENTRIES + "[customers]\nid = 1\n" + ENTRIES,
    "a key given twice": HEAD + ENTRIES + "id = 1\n" + ENTRIES,
    "no TOML": HEAD + ENTRIES + "id\n" + ENTRIES,
}


@pytest.mark.parametrize("case", LONG)
def test_a_text_in_parts_means_what_it_means_whole(case: str) -> None:
    assert in_parts(LONG[case], "customers") == tomli.loads(LONG[case])


@pytest.mark.parametrize("case", [*LONG, *WHOLE])
def test_it_is_read_the_same_and_refused_in_the_same_words(case: str) -> None:
    text = (LONG | WHOLE)[case]

    assert _read(text, "customers") == _read(text, "")


@pytest.mark.parametrize("case", WHOLE)
def test_a_text_whose_parts_depend_on_each_other_is_read_whole(case: str) -> None:
    assert in_parts(WHOLE[case] + ENTRIES, "customers") is None


def test_tables_stay_in_the_order_of_the_text() -> None:
    text = HEAD + ENTRIES + '[[macros]]\nid = "one"\n' + ENTRIES

    assert [*(in_parts(text, "customers") or {})] == ["desk", "people", "customers", "macros"]


def _read(text: str, entries: str) -> object:
    try:
        return parse(text, entries)
    except NotReadable as refused:
        return refused.line, refused.says
