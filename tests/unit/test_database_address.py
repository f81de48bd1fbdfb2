"""Where the database is: no part of a password is ever shown, however it was written."""

import os

import pytest

from adapters.composition.settings import read_settings
from adapters.platform.settings import UnusableSettings


@pytest.fixture(autouse=True)
def _an_empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(("SLACK_", "TEAMS_", "PLANDESK_", "DATABASE_URL", "PORT")):
            monkeypatch.delenv(name)


@pytest.mark.parametrize(
    "rest",
    [
        "desk:pass@canary@host/desk",
        "desk:pass/canary@host/desk",
        "desk:pass#canary@host/desk",
        "desk:pass?canary@host/desk",
        "desk:pass[canary@host/desk",
        "desk:pass%zcanary@host/desk",
        "desk:pass canary@host/desk",
        "desk:canary",
        "desk:canary/desk",
        "canary@canary@host",
    ],
)
def test_a_password_that_is_not_escaped_is_refused_and_not_shown(rest: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://{rest}")

    with pytest.raises(UnusableSettings) as refused:
        read_settings()

    assert "canary" not in str(refused.value)
    assert "DATABASE_URL: should read postgresql://user:password@host/name" in str(refused.value)
    assert "@ is %40" in str(refused.value)


@pytest.mark.parametrize(
    ("rest", "hidden"),
    [
        ("desk:pass%40word@host/desk", {"pass%40word", "pass@word"}),
        ("desk:pass:word!$&'()*+,;=-._~@host:5432/desk?sslmode=require", {"pass:word!$&'()*+,;=-._~"}),
        ("desk@[::1]:5432/desk?password=pass%2Fword", {"pass/word"}),
        ("/desk?host=/var/run/postgresql", set()),
        ("desk@%2Fvar%2Frun/desk", set()),
    ],
)
def test_an_address_that_is_escaped_is_taken_and_its_password_hidden(
    rest: str, hidden: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://{rest}")

    settings = read_settings()

    assert settings.database_url == f"postgresql://{rest}"
    assert set(settings.secrets) == hidden
