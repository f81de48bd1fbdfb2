"""What stands in a desk file stays to the byte when spreadsheets are put into it."""

import pytest

from tests.unit.desk_file.files import SOUND
from tests.unit.desk_file.spreadsheets import CONTACTS, CUSTOMERS, GAMMA, GAMMA_ONE, Spreadsheets

PERSON = '[[people]]\nid = "agent-two"\nname = "Agent Two"\nroles = ["agent"]\naccounts = ["slack:T0DESK/U0AGENT2"]\n'


def test_what_stands_in_the_file_stays_to_the_letter(sheets: Spreadsheets) -> None:
    before = sheets.desk.path.read_text()

    after = sheets.come_to(CUSTOMERS + GAMMA).text

    assert after.startswith(before)


@pytest.mark.parametrize(
    "written",
    [
        SOUND,
        SOUND.replace("\n", "\r\n"),
        SOUND.removesuffix("\n"),
        SOUND + "\n\n# The end.\n\n",
        SOUND.replace("end = 2026-12-31 }", "end = 2026-12-31  } # this year"),
        SOUND.replace('"Contact One"', '"Contact\u2028One\x85"'),
        SOUND.replace('[[customers]]\nid = "beta"', f'{PERSON}\n# Beta is new.\n[[customers]]\nid = "beta"'),
    ],
    ids=["as it is", "CRLF", "no line end", "remarks below", "blanks in braces", "other line ends", "people between"],
)
def test_lines_are_added_and_none_is_touched(sheets: Spreadsheets, written: str) -> None:
    sheets.desk.path.write_bytes(written.encode())

    after = sheets.come_to(CUSTOMERS + GAMMA, CONTACTS + GAMMA_ONE.replace("gamma,", "acme,")).text

    lines = iter(after.split("\n"))
    assert [line for line in written.split("\n") if line not in lines] == []  # each after the one before it
    assert {line.endswith("\r") for line in after.split("\n")[:-1]} == {"\r\n" in written}


def test_a_new_contact_stands_above_the_remarks_on_the_next_customer(sheets: Spreadsheets) -> None:
    sheets.desk.written(('[[customers]]\nid = "beta"', '# Beta is new.\n[[customers]]\nid = "beta"'))

    after = sheets.come_to(None, CONTACTS + GAMMA_ONE.replace("gamma,", "acme,")).text

    assert 'since = 2026-01-05\n\n# Beta is new.\n[[customers]]\nid = "beta"' in after


@pytest.mark.parametrize(
    ("listed", "customers", "contacts", "fault"),
    [
        ("contacts = []", "", GAMMA_ONE.replace("gamma,", "beta,"), "contacts.csv:2: customer: "),
        ("customers = []", GAMMA, "", "customers.csv:2: id: "),
    ],
)
def test_what_stands_in_one_list_takes_no_table_and_says_so(
    sheets: Spreadsheets, listed: str, customers: str, contacts: str, fault: str
) -> None:
    written = SOUND + f"{listed}\n" if customers == "" else f"{listed}\n{SOUND.partition('[[customers]]')[0]}"
    sheets.desk.path.write_text(written)

    (found,) = sheets.faults(CUSTOMERS + customers, CONTACTS + contacts)

    assert found.startswith(fault)
    assert "in one list: write each under a header of its own, [[…]]" in found
