"""What was read out of TOML reads back as it was."""

import tomllib
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from adapters.desk_file.writer import contacts as contacts_below
from adapters.desk_file.writer import customers

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
contacts = st.fixed_dictionaries(
    {"id": texts, "name": texts},
    optional={"email": texts, "accounts": st.lists(texts, max_size=3), "since": st.dates()},
)
rows = st.fixed_dictionaries(
    {"id": texts, "name": texts, "plan": texts},
    optional={
        "products": st.lists(texts, max_size=3),
        "term": st.fixed_dictionaries({"start": st.dates(), "end": st.dates()}),
        "overrides": st.lists(st.fixed_dictionaries({"key": texts, "value": texts | st.integers() | st.booleans()})),
        "contacts": st.lists(contacts, min_size=1, max_size=3),
    },
)


@given(st.lists(rows, min_size=1, max_size=3))
def test_what_is_written_reads_back(found: list[dict[str, Any]]) -> None:
    assert tomllib.loads(customers(found)) == {"customers": found}


@given(st.lists(contacts, min_size=1, max_size=3))
def test_contacts_read_back_below_their_customer(found: list[dict[str, Any]]) -> None:
    read = tomllib.loads(f"[[customers]]\n{contacts_below(found)}")

    assert read == {"customers": [{"contacts": found}]}


def test_each_table_stands_after_an_empty_line_and_values_in_one() -> None:
    gamma = {
        "id": "gamma",
        "term": {"start": date(2026, 1, 1), "end": date(2026, 12, 31)},
        "contacts": [{"id": "gamma-one", "accounts": ["slack:T0GAMMA/U0NINE"]}],
    }

    assert customers([gamma]) == (
        '\n[[customers]]\nid = "gamma"\nterm = {start = 2026-01-01, end = 2026-12-31}\n'
        '\n  [[customers.contacts]]\n  id = "gamma-one"\n  accounts = ["slack:T0GAMMA/U0NINE"]\n'
    )
