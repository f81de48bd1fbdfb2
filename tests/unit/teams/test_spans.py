"""Instants, mentions and links in cards."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.teams import render
from bot.model.message import (
    Link,
    Mention,
    Message,
    MessageLink,
    Note,
    Paragraph,
    PlaceLink,
    Span,
    Text,
    When,
)
from bot.model.places import Account, MessageRef, Platform
from tests.unit.slack.deliveries import ACME as SLACK_ACME
from tests.unit.teams.adaptive import card, elements, links
from tests.unit.teams.deliveries import ACME, CHANNEL, MESSAGE, ONE, TENANT

SCHEMA = Path(__file__).parents[4] / "shared" / "corpus" / "schemas" / "adaptive-card-1.5.0.json"
AT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
AGENT = Account(platform=Platform.TEAMS, workspace=TENANT, user=ONE)


def paragraph(*spans: Span) -> str:
    [block] = elements(Paragraph(spans=spans))
    assert block["wrap"] is True
    return str(block["text"])


def rendered(*blocks: Any, summary: str = "Summary") -> dict[str, Any]:
    return render.payload(Message(summary=(Text(text=summary),), blocks=blocks), "d1", TENANT)


def test_an_instant_is_text_with_its_zone_since_a_cards_own_functions_name_none() -> None:
    when = When(at=AT, zone="America/Chicago", told_at=AT - timedelta(days=1))

    assert paragraph(Text(text="by "), when) == "by tomorrow, 10:00 AM CST"


def test_somebody_of_the_tenant_is_mentioned() -> None:
    shown = card(rendered(Paragraph(spans=(Mention(account=AGENT, name="Agent One"), Text(text=", please")))))

    assert shown["body"][0]["text"] == "<at>Agent One</at>, please"
    assert shown["msteams"]["entities"] == [
        {"type": "mention", "text": "<at>Agent One</at>", "mentioned": {"id": ONE, "name": "Agent One"}}
    ]


def test_two_of_one_name_are_told_apart() -> None:
    other = Account(platform=Platform.TEAMS, workspace=TENANT, user="another")
    both = (Mention(account=AGENT, name="Agent One"), Mention(account=other, name="Agent One"))

    shown = card(rendered(Paragraph(spans=both), Note(spans=both)))

    assert [one["mentioned"]["id"] for one in shown["msteams"]["entities"]] == [ONE, "another"]
    assert shown["body"][0]["text"] == shown["body"][1]["text"] == "<at>Agent One</at><at>Agent One 2</at>"


@pytest.mark.parametrize(
    "account",
    [
        Account(platform=Platform.SLACK, workspace="T0DESK", user="U0ONE"),
        Account(platform=Platform.TEAMS, workspace="another-tenant", user=ONE),
    ],
)
def test_whom_teams_does_not_know_there_is_named(account: Account) -> None:
    assert paragraph(Mention(account=account, name="Agent_ One")) == r"Agent\_ One"


def test_a_brace_before_a_time_or_before_anothers_words_makes_no_function_of_them() -> None:
    brace, when = Text(text="since {"), When(at=AT, zone="America/Chicago")

    assert paragraph(brace, when) == "since {\u200b" + paragraph(when)
    assert "{{" not in paragraph(brace, Text(text="{{TIME(2026-01-01T00:00:00Z)}}"))


def test_the_name_of_a_mention_cannot_end_it() -> None:
    shown = paragraph(Mention(account=AGENT, name="x</at><at>*everyone*"))

    assert shown == "<at>xatateveryone</at>"


def test_a_link_is_a_link_only_to_the_web() -> None:
    assert paragraph(Link(url="https://terms.example/a?b=1", text="the [terms]")) == (
        r"[the \[terms\]](https://terms.example/a?b=1)"
    )
    for url in (
        "javascript:alert(1)",
        "http://terms.example",
        "https://a.example/)x",
        "https://a.example/ b",
        "https://a.example/\ud800",
        "",
    ):
        assert paragraph(Link(url=url, text="the terms")) == "the terms"


def test_a_message_is_linked_where_it_can_be_opened() -> None:
    link = MessageLink(ref=MessageRef(place=ACME, id=MESSAGE), text="Open it")

    [url] = links(paragraph(link))
    assert url == f"https://teams.microsoft.com/l/message/19%3Aacme0000%40thread.tacv2/{MESSAGE}?tenantId={TENANT}"
    assert CHANNEL == "19:acme0000@thread.tacv2"


def test_a_message_on_the_other_platform_is_linked_there() -> None:
    link = MessageLink(ref=MessageRef(place=SLACK_ACME, id="1772463600.000100"), text="Open it")

    assert links(paragraph(link)) == ["https://slack.com/archives/C0ACME/p1772463600000100"]


def test_a_channel_is_linked() -> None:
    [url] = links(paragraph(PlaceLink(place=ACME, text="Acme")))

    assert url == f"https://teams.microsoft.com/l/channel/19%3Aacme0000%40thread.tacv2/?tenantId={TENANT}"
