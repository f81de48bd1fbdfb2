"""The environment: names that are kept, platforms whole or off, and no value in any message."""

import os
from pathlib import Path

import pytest

from adapters.composition.settings import LogStyle, read_settings, unknown_settings
from adapters.platform.settings import UnusableSettings
from adapters.slack.settings import SlackSettings
from adapters.teams.settings import TeamsSettings

SLACK = {"SLACK_BOT_TOKEN": "xoxb-canary-bot", "SLACK_SIGNING_SECRET": "canary-signing"}
TEAMS = {"TEAMS_APP_ID": "canary-id", "TEAMS_APP_PASSWORD": "canary-password", "TEAMS_TENANT_ID": "canary-tenant"}


@pytest.fixture(autouse=True)
def _an_empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(("SLACK_", "TEAMS_", "PLANDESK_", "DATABASE_URL", "PORT")):
            monkeypatch.delenv(name)


def setting(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def slack() -> SlackSettings:
    """What the environment says of Slack."""
    return next(each.settings for each in read_settings().configured if isinstance(each.settings, SlackSettings))


def teams() -> TeamsSettings:
    """What the environment says of Teams."""
    return next(each.settings for each in read_settings().configured if isinstance(each.settings, TeamsSettings))


def test_with_nothing_set_the_defaults_hold() -> None:
    settings = read_settings()

    assert settings.database_url == "sqlite:///plandesk.db"
    assert (settings.host, settings.port) == ("127.0.0.1", 3978)
    assert (settings.desk_file, settings.packs) == (Path("desk.toml"), None)
    assert slack().api_url == "https://slack.com/api/"
    assert settings.log is LogStyle.TEXT


def test_with_nothing_set_both_platforms_are_off() -> None:
    assert read_settings().platforms == frozenset()


def test_every_setting_is_read_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, PLANDESK_DESK="our.toml", PLANDESK_PACKS="..", PORT="80", PLANDESK_HOST="0.0.0.0")  # noqa: S104 - the point
    setting(monkeypatch, PLANDESK_LOG="json", SLACK_API_URL="http://127.0.0.1:9/api")

    settings = read_settings()

    assert (settings.desk_file, settings.packs) == (Path("our.toml"), Path(".."))
    assert (settings.host, settings.port) == ("0.0.0.0", 80)  # noqa: S104 - the point
    assert settings.log is LogStyle.JSON
    assert slack().api_url == "http://127.0.0.1:9/api/"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("sqlite:////var/lib/desk.db", "sqlite:////var/lib/desk.db"),
        ("postgresql://desk@db/desk", "postgresql://desk@db/desk"),
        ("postgres://desk@db/desk", "postgresql://desk@db/desk"),
    ],
)
def test_a_database_is_sqlite_or_postgresql(monkeypatch: pytest.MonkeyPatch, given: str, read: str) -> None:
    setting(monkeypatch, DATABASE_URL=given)

    assert read_settings().database_url == read


def test_slack_over_http_needs_token_and_signing_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **SLACK)

    read = slack()

    assert read.is_on
    assert read.bot_token.get_secret_value() == "xoxb-canary-bot"
    assert not read.app_token


def test_slack_over_socket_mode_needs_no_signing_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, SLACK_BOT_TOKEN="xoxb-canary-bot", SLACK_APP_TOKEN="xapp-canary")

    read = slack()

    assert read.is_on
    assert not read.signing_secret


def test_teams_needs_all_three(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **TEAMS)

    read = teams()

    assert read.is_on
    assert (read.app_id, read.tenant) == ("canary-id", "canary-tenant")


HALVES = [
    ({"SLACK_BOT_TOKEN": "canary-x"}, "SLACK_SIGNING_SECRET"),
    ({"SLACK_BOT_TOKEN": "canary-x", "SLACK_SIGNING_SECRET": ""}, "SLACK_SIGNING_SECRET"),
    ({"SLACK_BOT_TOKEN": "canary-x", "SLACK_SIGNING_SECRET": "  "}, "SLACK_SIGNING_SECRET"),
    ({"SLACK_SIGNING_SECRET": "canary-x"}, "SLACK_BOT_TOKEN"),
    ({"SLACK_APP_TOKEN": "canary-x"}, "SLACK_BOT_TOKEN"),
    *(({key: TEAMS[key] for key in TEAMS if key != missing}, missing) for missing in TEAMS),
    ({"TEAMS_LOCAL": "1", "PLANDESK_HOST": "0.0.0.0"}, "PLANDESK_HOST"),  # noqa: S104 - the point
    ({"TEAMS_LOCAL": "1", "TEAMS_APP_ID": "canary-x"}, "TEAMS_APP_ID"),
    ({"DATABASE_URL": "mysql://desk:canary-x@db/desk"}, "DATABASE_URL"),
    ({"SLACK_API_URL": "canary-x"}, "SLACK_API_URL"),
    ({"PORT": "canary-x"}, "PORT"),
    ({"PLANDESK_LOG": "canary-x"}, "PLANDESK_LOG"),
]


@pytest.mark.parametrize(("values", "named"), HALVES)
def test_what_is_wrong_or_missing_is_named_in_one_line_and_no_value_is_shown(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], named: str
) -> None:
    setting(monkeypatch, **values)

    with pytest.raises(UnusableSettings) as refusal:
        read_settings()

    assert named in str(refusal.value)
    assert "canary" not in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_both_platforms_half_set_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, SLACK_BOT_TOKEN="canary", TEAMS_APP_ID="canary")

    with pytest.raises(UnusableSettings, match=r"SLACK_SIGNING_SECRET.*TEAMS_APP_PASSWORD and TEAMS_TENANT_ID"):
        read_settings()


def test_teams_can_be_tried_locally_without_an_account(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, TEAMS_LOCAL="1", PLANDESK_HOST="localhost")

    read = teams()

    assert read.is_on
    assert (read.is_local, read.app_id) == (True, "")


def test_stray_slack_client_settings_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **SLACK)
    before = read_settings()

    setting(monkeypatch, SLACK_CLIENT_ID="1.2", SLACK_CLIENT_SECRET="canary")

    assert read_settings() == before


def test_no_secret_is_in_the_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **SLACK, TEAMS_APP_PASSWORD="canary-password", TEAMS_APP_ID="app", TEAMS_TENANT_ID="tenant")
    setting(monkeypatch, DATABASE_URL="postgresql://desk:canary-database@db/desk")

    settings = read_settings()

    assert "canary" not in repr(settings)


def test_the_secrets_are_listed_for_the_logs_to_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **SLACK, DATABASE_URL="postgresql://desk:canary-database@db/desk")

    assert set(read_settings().secrets) == {"xoxb-canary-bot", "canary-signing", "canary-database"}


def test_a_folder_of_packs_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, PLANDESK_PACKS="no/such/folder")

    with pytest.raises(UnusableSettings, match="PLANDESK_PACKS: should be a folder of packs"):
        read_settings()


def refusal() -> str:
    """Why the environment is refused."""
    with pytest.raises(UnusableSettings) as refused:
        read_settings()
    assert "canary" not in str(refused.value)
    return str(refused.value)


def test_what_is_wrong_and_what_is_half_given_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, PORT="eighty", PLANDESK_LOG="loud", TEAMS_APP_ID="canary", SLACK_BOT_TOKEN="xapp-canary")

    said = refusal()

    for each in ("PORT: ", "PLANDESK_LOG: ", "Teams needs TEAMS_APP_PASSWORD", "Slack needs SLACK_SIGNING_SECRET"):
        assert each in said
    assert "SLACK_BOT_TOKEN is an app-level token (xapp-…): give the bot token (xoxb-…)" in said


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SLACK_BOT_TOKEN", "xapp-1-canary", "is an app-level token (xapp-…): give the bot token (xoxb-…)"),
        ("SLACK_BOT_TOKEN", " xapp-1-canary", "is an app-level token (xapp-…): give the bot token (xoxb-…)"),
        ("SLACK_BOT_TOKEN", "xoxp-canary", "is a user token (xoxp-…): give the bot token (xoxb-…)"),
        ("SLACK_APP_TOKEN", "xoxb-canary", "is a bot token (xoxb-…): give an app-level token (xapp-…)"),
        ("SLACK_SIGNING_SECRET", "xoxb-canary", "is a bot token (xoxb-…): give the signing secret"),
        ("TEAMS_APP_PASSWORD", "0f0e0d0c-0b0a-0908-0706-050403020100", "is an id: give the secret's value"),
    ],
)
def test_a_token_of_another_kind_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    setting(monkeypatch, **(SLACK | TEAMS | {name: value}))

    said = refusal()

    assert said.startswith(f"{name} {says}")
    assert value not in said


def test_spaces_around_a_value_are_not_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, SLACK_BOT_TOKEN=" xoxb-canary\n", SLACK_SIGNING_SECRET="\tcanary-signing ", PORT=" 80 ")

    assert (set(read_settings().secrets), read_settings().port) == ({"xoxb-canary", "canary-signing"}, 80)


@pytest.mark.parametrize("token", ["xoxb-canary", "xoxe.xoxb-canary"])
def test_a_bot_token_is_taken_with_or_without_rotation(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    setting(monkeypatch, **(SLACK | {"SLACK_BOT_TOKEN": token}))

    assert slack().is_on


def test_a_name_that_is_none_of_ours_is_warned_of_with_the_one_it_may_be_meant_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    setting(monkeypatch, SLACK_SIGNING_SECRETS="canary", PLANDESK_DECK="canary", TEAMS_COLOUR="canary", OTHER="x")

    assert unknown_settings() == (
        "PLANDESK_DECK isn't a setting of plandesk; did you mean PLANDESK_DESK?",
        "SLACK_SIGNING_SECRETS isn't a setting of plandesk; did you mean SLACK_SIGNING_SECRET?",
        "TEAMS_COLOUR isn't a setting of plandesk; the desk doesn't read it",
    )
