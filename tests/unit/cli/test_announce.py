"""`plandesk announce`: to chosen customers, those of a plan, or all; shown first, then sent once."""

from pathlib import Path

import pytest

from tests.unit.cli.test_desk import run
from tests.unit.cli.test_notice import listed, posts, url

__all__ = ["url"]  # the fixture

SAID = ("announce", "The API is down on Sunday from 2:00 to 4:00 UTC", "--by", "TAM One")


def test_without_send_it_is_shown_and_nothing_happens(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*SAID, "--all") == 0

    said = capsys.readouterr().out
    assert "To everybody at Acme: The API is down on Sunday" in said
    assert "To everybody at Beta" in said
    assert posts(url) == []


def test_sent_to_all_it_goes_to_each_channel_once(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*SAID, "--all", "--send") == 0

    channels = [one for one in posts(url) if "/C0" in one]
    assert channels == ["slack:T0DESK/C0ACME", "slack:T0DESK/C0BETA"]
    assert {(one["notice"], one["clause"]) for one in listed(capsys)} == {(1, "announcement")}
    assert run(*SAID, "--customer", "beta", "--send") == 2
    assert "beta has been told that already, by announcement 1" in capsys.readouterr().err


@pytest.mark.parametrize(("is_on", "said"), [(False, ""), (True, "Slack is off: what goes there waits")])
def test_channels_on_a_platform_that_is_off_are_said_to_wait(
    url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, is_on: bool, said: str
) -> None:
    for name in ("TEAMS_APP_ID", "TEAMS_APP_PASSWORD", "TEAMS_TENANT_ID") if is_on else ():
        value = "a secret that nobody knows" if name.endswith("PASSWORD") else "5c0d0000-0000-4000-8000-000000000001"
        monkeypatch.setenv(name, value)

    assert run(*SAID, "--all") == 0

    err = capsys.readouterr().err
    assert said in err
    assert bool(err) is is_on


def test_whoever_answers_for_several_of_them_reads_of_it_once(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*SAID, "--all", "--send") == 0

    assert posts(url).count("slack:T0DESK/U0TAM1") == 1
    assert "Acme and Beta have been given announcement 1 by TAM One:" in capsys.readouterr().out


def test_taken_back_for_several_they_read_of_it_once(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(*SAID, "--all", "--send")

    assert run("announce", "--withdraw", "1", "--by", "TAM One", "--send") == 0

    assert posts(url).count("slack:T0DESK/U0TAM1") == 2
    assert "Acme and Beta: TAM One has taken back announcement 1. They read it in 2" in capsys.readouterr().out


def test_one_plans_customers_or_one_customer_can_be_chosen(url: str, tmp_path: Path) -> None:
    assert run(*SAID, "--plan", "m3ter", "--send") == 0

    assert posts(url) == ["slack:T0DESK/C0BETA", "slack:T0DESK/U0TAM1"]


def test_it_can_be_taken_back(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(*SAID, "--customer", "beta", "--send")

    assert run("announce", "It is next week.", "--withdraw", "1", "--by", "TAM One", "--send") == 0

    said = capsys.readouterr().out
    assert "TAM One has taken back our announcement of" in said
    assert "Announcement 1 is taken back for Beta." in said


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        (("announce", "Down", "--by", "TAM One"), "say whom it is for: --customer, --plan or --all"),
        (("announce", "Down", "--all"), "say who announces it"),
        (("announce", "--all", "--by", "TAM One"), "say what they are told"),
        ((*SAID, "--all", "--on", "Sunday"), "“Sunday” isn't a day"),
        ((*SAID, "--customer", "nobody"), "there is no contract with “nobody”"),
    ],
)
def test_what_is_left_out_is_asked_for(
    left_out: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*left_out) == 2

    assert told in capsys.readouterr().err


@pytest.mark.parametrize("text", ["Down for acme!", "As in EX-1 it is down", "ACMÉ has moved"])
def test_it_names_no_customer_to_others_unless_that_is_meant(
    url: str, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    said = ("announce", text, "--by", "TAM One", "--customer", "beta")

    assert run(*said, "--send") == 2

    assert "and other customers would read it: write it without, or add --anyway" in capsys.readouterr().err
    assert posts(url) == []
    assert run(*said, "--anyway") == 0


def test_a_reason_names_no_customer_to_others_unless_that_is_meant(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(*SAID, "--customer", "beta", "--send")
    back = ("announce", "Acme needs it that day", "--withdraw", "1", "--by", "TAM One", "--send")
    before = posts(url)

    assert run(*back) == 2

    assert "and other customers would read it: write it without, or add --anyway" in capsys.readouterr().err
    assert posts(url) == before
    assert run(*back, "--anyway") == 0


def test_a_customer_may_be_named_to_itself(url: str) -> None:
    assert run("announce", "Acme's server moves", "--by", "TAM One", "--customer", "acme") == 0
