"""Trying the desk on one machine without a token: nobody else is heard, and nobody else is spoken to."""

import json
from typing import Any

import pytest

from adapters.teams.config import LOOPBACK, TeamsConfig
from tests.unit.teams.deliveries import (
    CONFIG,
    SERVICE,
    Desk,
    activity,
    posted,
)

LOCAL = TeamsConfig(app_id="", app_password="", tenant="", cloud=LOOPBACK, is_local=True)
PLAYGROUND = activity(serviceUrl="http://127.0.0.1:56150/_connector")
KIND = {"content-type": "application/json"}


async def test_a_playground_on_this_machine_is_heard_without_a_token() -> None:
    desk = Desk()

    answer = await posted(desk, KIND, json.dumps(PLAYGROUND).encode(), config=LOCAL)

    assert answer.status_code == 200
    assert len(desk.told) == 1


@pytest.mark.parametrize(
    ("how", "headers"),
    [
        ({"client": ("10.0.0.7", 5000)}, {}),
        ({"client": ("203.0.113.9", 5000)}, {}),
        ({"base": "http://desk.example:3978"}, {}),
        ({"base": "http://127.0.0.1.evil.test:3978"}, {}),
        ({}, {"x-forwarded-for": "203.0.113.9"}),
        ({}, {"forwarded": "for=203.0.113.9"}),
        ({}, {"origin": "https://evil.test"}),
    ],
)
async def test_without_a_token_nobody_else_is_heard(how: dict[str, Any], headers: dict[str, str]) -> None:
    desk = Desk()

    answer = await posted(desk, KIND | headers, json.dumps(PLAYGROUND).encode(), config=LOCAL, **how)

    assert answer.status_code == 403
    assert desk.told == []


@pytest.mark.parametrize(
    "url", [SERVICE, "http://10.0.0.7/", "http://127.0.0.1@evil.test/", "http://localhost.evil.test/"]
)
async def test_without_a_token_no_answer_goes_to_another_machine(url: str) -> None:
    desk = Desk()

    answer = await posted(desk, KIND, json.dumps(activity(serviceUrl=url)).encode(), config=LOCAL)

    assert answer.status_code == 403
    assert desk.references == {}


@pytest.mark.parametrize("name", ["app_id", "app_password", "tenant"])
def test_an_empty_setting_is_refused_by_name(name: str) -> None:
    given = {"app_id": "x", "app_password": "s", "tenant": "t"}

    with pytest.raises(ValueError, match=name):
        TeamsConfig(**(given | {name: " "}))


def test_the_settings_never_show_their_secrets() -> None:
    assert "canary" not in repr(CONFIG)
