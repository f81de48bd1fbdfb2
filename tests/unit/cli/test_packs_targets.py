import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import policies
from adapters.cli.main import main
from adapters.cli.response_targets import MAX_LINE

EXAMPLES = Path(policies.__file__).parent / "examples"
VECTORS = Path(__file__).parents[4] / "shared" / "vectors" / "response_targets.jsonl"
ASKED = {"pack": "mpowr", "plan": "premier", "region": None, "severity": "1", "opened": "2026-01-13T09:00:00-06:00"}


class Piped:
    """`plandesk packs targets` with lines on its standard input."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def lines(self, *lines: object) -> tuple[int, list[dict[str, Any]]]:
        """The exit status, and an answer for each line: an object, or the text of a line as it is."""
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        return self.raw(text.encode())

    def raw(self, data: bytes) -> tuple[int, list[dict[str, Any]]]:
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        with pytest.raises(SystemExit) as ended:
            main(["packs", "targets"])
        return int(ended.value.code or 0), [json.loads(line) for line in self._capsys.readouterr().out.splitlines()]


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Piped:
    monkeypatch.delenv("PLANDESK_PACKS", raising=False)
    return Piped(monkeypatch, capsys)


def test_a_line_comes_back_with_its_due_time_target_and_clause(piped: Piped) -> None:
    assert piped.lines(ASKED) == (
        0,
        [
            ASKED
            | {
                "due": "2026-01-13T16:00:00+00:00",
                "target": {"amount": 1, "unit": "bh"},
                "clause": "Response table",
            }
        ],
    )


def test_the_end_of_the_next_business_day_is_written_with_its_time(
    piped: Piped, extra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = (extra / "example").iterdir()
    file.write_text(file.read_text().replace('"2 h"', '"nbd"').replace('"8 h"', '"nbd 12:00"'))
    monkeypatch.setenv("PLANDESK_PACKS", str(extra))
    asked = ASKED | {"pack": "example", "plan": "standard", "opened": "2026-11-24T09:00:00+01:00"}

    _, (end, noon) = piped.lines(asked, asked | {"severity": "2"})

    assert (end["due"], end["target"]) == ("2026-11-26T06:00:00+00:00", {"amount": 1, "unit": "nbd"})
    assert (noon["due"], noon["target"]) == (
        "2026-11-25T18:00:00+00:00",
        {"amount": 1, "unit": "nbd", "at": "12:00"},
    )


def test_hours_by_the_customers_clock_need_its_zone(piped: Piped, extra: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = (extra / "example").iterdir()
    always = '[calendars.always]\nzone = "customer"'
    file.write_text(file.read_text().replace("[calendars.always]", always).replace('"2 h"', '"nbd"'))
    monkeypatch.setenv("PLANDESK_PACKS", str(extra))
    asked = ASKED | {"pack": "example", "plan": "standard", "opened": "2026-11-24T09:00:00+01:00"}

    status, (tokyo, without, nowhere) = piped.lines(asked | {"zone": "Asia/Tokyo"}, asked, asked | {"zone": "Tokyo"})

    assert (status, tokyo["due"]) == (1, "2026-11-25T15:00:00+00:00")
    assert 'is by the customer\'s clock; add "zone", such as "Europe/Paris"' in without["error"]
    assert '"Tokyo" is not an IANA time zone' in nowhere["error"]


def test_a_clause_that_is_not_in_the_terms_comes_with_its_document(
    piped: Piped, extra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = (extra / "example").iterdir()
    elsewhere = '[targets.1.first_response]\ndocument = "Service annex"\n'
    file.write_text(file.read_text().replace("[targets.1.first_response]\n", elsewhere))
    monkeypatch.setenv("PLANDESK_PACKS", str(extra))

    _, (annex, terms) = piped.lines(*(ASKED | {"pack": "example", "plan": "standard", "severity": one} for one in "12"))

    assert annex["clause"] == f"Service annex, {terms['clause']}"


def test_another_metric_and_a_phoned_request_may_be_asked_about(
    piped: Piped, extra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = (extra / "example").iterdir()
    more = '[targets.1.resolution]\ntarget = "3 d"\nclause = "4"\n\n[targets.1.first_response]\n'
    file.write_text(file.read_text().replace("[targets.1.first_response]\n", more))
    monkeypatch.setenv("PLANDESK_PACKS", str(extra))
    asked = ASKED | {"pack": "example", "plan": "standard", "metric": "resolution"}

    _, (resolution, workaround) = piped.lines(asked, asked | {"metric": "workaround", "phoned": True})

    assert (resolution["due"], resolution["clause"]) == ("2026-01-16T15:00:00+00:00", "4")
    assert (workaround["due"], workaround["target"], workaround["clause"]) == (None, None, None)


def test_where_nothing_is_promised_nothing_is_due(piped: Piped) -> None:
    status, (answer,) = piped.lines(ASKED | {"pack": "influitive", "plan": "premier-success"})

    assert (status, answer["due"], answer["target"]) == (0, None, None)
    assert answer["clause"]


def test_other_keys_come_back_as_they_were(piped: Piped) -> None:
    _, (answer,) = piped.lines(ASKED | {"ticket": ["T-1", None]})

    assert answer["ticket"] == ["T-1", None]


def test_an_answer_that_was_there_before_is_replaced(piped: Piped) -> None:
    _, (answer,) = piped.lines(ASKED | {"due": "never", "error": "old"})

    assert answer["due"] == "2026-01-13T16:00:00+00:00"
    assert "error" not in answer


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"pack": "nowhere"}, "no pack"),
        ({"pack": "../mpowr"}, "no pack"),
        ({"plan": "gold"}, "mpowr/priority, mpowr/premier"),
        ({"plan": None}, '"plan" is missing'),
        ({"severity": "9"}, "it has 1, 2, 3, 4"),
        ({"severity": 1}, "must be text"),
        ({"opened": "yesterday"}, "yesterday"),
        ({"opened": "2026-01-13T09:00:00"}, "no offset"),
        ({"opened": "9999-12-31T23:59:59-12:00"}, "1970 to 2199"),
        ({"metric": "cost"}, "one of first_response, next_update, workaround, resolution"),
        ({"metric": ["resolution"]}, "one of first_response, next_update, workaround, resolution"),
        ({"phoned": "yes"}, '"phoned" must be true or false'),
        ({"zone": 1}, "must be text"),
        ({"pack": "mst", "plan": "standard"}, "americas, emea, apj, anz"),
        ({"pack": "mst", "plan": "standard", "region": "mars"}, "americas, emea, apj, anz"),
        ({"pack": "influitive", "plan": "premier-success", "opened": "2026-01-13T09:00:00"}, "no offset"),
    ],
)
def test_a_bad_line_comes_back_with_its_error(piped: Piped, change: dict[str, object], says: str) -> None:
    bad = ASKED | change

    status, (answer,) = piped.lines(bad)

    assert status == 1
    assert answer.items() >= bad.items()
    assert says in answer["error"]
    assert not {"due", "target", "clause"} & answer.keys()


UNREADABLE = ["", "due?", "[]", "[" * 50_000, '{"a": ' * 10_000, "NaN", '"1"', "{", "9" * 5000, "\0", '{"pack": "\0"}']
UNREADABLE += [
    '{"a": NaN}',
    '{"a": 1e999}',
    f'{{"a": {"9" * 5000}}}',
    '{"a": 1, "a": 2}',
    f'{{"a": "{"x" * MAX_LINE}"}}',
]


@pytest.mark.parametrize("line", UNREADABLE, ids=[line[:12] for line in UNREADABLE])
def test_what_is_no_object_comes_back_as_an_error(piped: Piped, line: str) -> None:
    status, answers = piped.lines(line, ASKED)

    assert status == 1
    assert list(answers[0]) == ["error"]
    assert len(answers[0]["error"]) < 200
    assert "due" in answers[1]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"pack": "\xff"}\n', "not UTF-8"),
        (json.dumps(ASKED).encode("utf-8-sig"), "begins with a byte order mark"),
        (json.dumps(ASKED).encode("utf-16"), "not UTF-8"),
    ],
)
def test_another_encoding_comes_back_as_an_error(piped: Piped, data: bytes, says: str) -> None:
    status, answers = piped.raw(data)

    assert status == 1
    assert says in answers[0]["error"]


def test_a_line_without_end_is_one_line(piped: Piped) -> None:
    long = b"x" * 10 * MAX_LINE + b"\n"

    status, answers = piped.raw(json.dumps(ASKED).encode() + b"\n" + long + json.dumps(ASKED).encode())

    assert status == 1
    assert ["due" in answer for answer in answers] == [True, False, True]
    assert "longer than 64 KiB" in answers[1]["error"]


def test_there_is_one_line_out_for_each_line_in_and_in_order(piped: Piped) -> None:
    asked = [ASKED | {"id": n} if n % 3 else ASKED | {"id": n, "severity": "9"} for n in range(60)]

    _, answers = piped.lines(*asked)

    assert [answer["id"] for answer in answers] == list(range(60))
    assert [answer["id"] for answer in answers if "error" in answer] == list(range(0, 60, 3))


def test_no_input_has_no_output(piped: Piped) -> None:
    assert piped.raw(b"") == (0, [])


@pytest.mark.skipif(not VECTORS.exists(), reason=f"the shared vectors are not at {VECTORS}")
def test_a_file_is_answered_as_the_terms_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    expected = [json.loads(line)["due"] for line in VECTORS.read_text().splitlines()]

    with pytest.raises(SystemExit) as ended:
        main(["packs", "targets", str(VECTORS)])

    assert not ended.value.code
    assert [json.loads(line)["due"] for line in capsys.readouterr().out.splitlines()] == expected


def test_a_metric_that_a_pack_names_itself_is_computed_like_any_other(
    piped: Piped, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANDESK_PACKS", str(EXAMPLES))
    opened = {"severity": "stopped", "opened": "2026-12-24T17:00:00+01:00", "zone": "Europe/Paris"}
    asked = {"pack": "fernhill", "plan": "till-care", **opened, "metric": "diagnosis"}

    status, (found, unknown) = piped.lines(asked, asked | {"metric": "diagnose"})

    assert (found["due"], found["target"]) == ("2026-12-28T08:00:00+00:00", {"amount": 4, "unit": "bh"})
    assert unknown["error"].startswith('"metric" must be one of first_response, next_update, workaround, resolution, ')
    assert "diagnosis, root-cause-analysis" in unknown["error"]
    assert status
