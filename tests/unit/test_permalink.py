"""Addresses of messages and channels: whole, or none at all."""

import pytest

from adapters.http.permalink import channel_link, permalink
from bot.model.places import MessageRef, Place

TEAMS = Place.parse("teams:t1.example/19:acme@thread.tacv2")
SLACK = Place.parse("slack:T0DESK/C0ACME")
ODD = ["19:\ud800@thread.tacv2", "19:a b@thread.tacv2", "19:a;messageid=1@thread.tacv2", "a:1personal", ""]


def test_a_message_has_an_address_on_each_platform() -> None:
    found = [permalink(MessageRef(place=SLACK, id="1764.000100")), permalink(MessageRef(place=TEAMS, id="1764"))]

    assert found == [
        "https://slack.com/archives/C0ACME/p1764000100",
        "https://teams.microsoft.com/l/message/19%3Aacme%40thread.tacv2/1764?tenantId=t1.example",
    ]


def test_a_channel_has_an_address_on_each_platform() -> None:
    assert [channel_link(SLACK), channel_link(TEAMS)] == [
        "https://slack.com/app_redirect?channel=C0ACME&team=T0DESK",
        "https://teams.microsoft.com/l/channel/19%3Aacme%40thread.tacv2/?tenantId=t1.example",
    ]


@pytest.mark.parametrize("channel", ODD)
def test_what_is_no_channel_has_no_address(channel: str) -> None:
    place = Place(platform=TEAMS.platform, workspace=TEAMS.workspace, channel=channel)

    assert (channel_link(place), permalink(MessageRef(place=place, id="1764"))) == ("", "")
