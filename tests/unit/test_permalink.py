"""Addresses of messages and channels: whole, or none at all."""

import pytest

from adapters.composition.build import addresses
from adapters.platform.permalink import addressed
from bot.model.message import Link, Message, MessageLink, Note, PlaceLink, Span
from bot.model.places import MessageRef, Place, Platform

TEAMS = Place.parse("teams:t1.example/19:acme@thread.tacv2")
SLACK = Place.parse("slack:T0DESK/C0ACME")
ODD = ["19:\ud800@thread.tacv2", "19:a b@thread.tacv2", "19:a;messageid=1@thread.tacv2", "a:1personal", ""]


def resolved(*spans: Span) -> tuple[Span, ...]:
    """What becomes of these spans wherever a message may have them."""
    [note] = addressed(Message(summary=spans, blocks=(Note(spans=spans),)), addresses()).blocks
    assert isinstance(note, Note)
    assert addressed(Message(summary=spans, blocks=()), addresses()).summary == note.spans
    return note.spans


def link(url: str) -> Link:
    return Link(url=url, text="there")


def test_a_message_is_linked_on_each_platform() -> None:
    refs = MessageRef(place=SLACK, id="1764.000100"), MessageRef(place=TEAMS, id="1764")

    assert resolved(*(MessageLink(ref=ref, text="there") for ref in refs)) == (
        link("https://slack.com/archives/C0ACME/p1764000100"),
        link("https://teams.microsoft.com/l/message/19%3Aacme%40thread.tacv2/1764?tenantId=t1.example"),
    )


def test_a_channel_is_linked_on_each_platform() -> None:
    assert resolved(*(PlaceLink(place=place, text="there") for place in (SLACK, TEAMS))) == (
        link("https://slack.com/app_redirect?channel=C0ACME&team=T0DESK"),
        link("https://teams.microsoft.com/l/channel/19%3Aacme%40thread.tacv2/?tenantId=t1.example"),
    )


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("channel", ODD)
def test_what_is_not_a_channel_has_no_address(channel: str, platform: Platform) -> None:
    place = Place(platform=platform, workspace=TEAMS.workspace, channel=channel)
    spans = (PlaceLink(place=place, text="there"), MessageLink(ref=MessageRef(place=place, id="1764"), text="there"))

    assert resolved(*spans) == spans
