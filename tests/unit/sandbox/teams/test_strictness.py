"""What the platform would refuse is refused with its own code, and held against the desk."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import httpx
import pytest

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.faults import Broken, Cut, Moment, TooMany, Unclean
from adapters.sandbox.teams.sandbox import TeamsSandbox
from tests.unit.sandbox.teams.conftest import ACKNOWLEDGE, CONTACT, SUPPORT, card, granted, says

Connector = Callable[..., Awaitable[httpx.Response]]

TEXT = {"type": "TextBlock", "text": "Hello", "wrap": True}
FURTHER = {"type": "AdaptiveCard", "body": [TEXT]}
OPENER = {"type": "Action.ShowCard", "title": "More…", "card": FURTHER}
OPENERS = {"type": "ActionSet", "actions": [OPENER]}
TO_ALL = f"/{SUPPORT}/activities"

MISTAKES: dict[str, tuple[tuple[str, str, object], str]] = {
    "an unknown address": (("GET", f"/{SUPPORT}/activities", None), "NotFound"),
    "an unknown conversation": (("POST", "/19:x@thread.tacv2/activities", says("x")), "ConversationNotFound"),
    "no text": (("POST", TO_ALL, says(" ")), "BadSyntax"),
    "another kind of activity": (("POST", TO_ALL, {"type": "event"}), "BadSyntax"),
    "an unknown field": (("POST", TO_ALL, says("x", colour="red")), "unknown field colour"),
    "another sender": (("POST", TO_ALL, says("x", **{"from": {"id": "28:other"}})), "28:other, who is not the bot"),
    "a list": (("POST", TO_ALL, []), "BadSyntax"),
    "a large message": (("POST", TO_ALL, says("x" * 40_961)), "MessageSizeTooBig"),
    "a mention without an entity": (("POST", TO_ALL, says("<at>You</at>")), "has no entity"),
    "two attachments": (("POST", TO_ALL, {**card(), "attachments": card()["attachments"] * 2}), "more than one"),
    "a card of tomorrow": (("POST", TO_ALL, card(TEXT, version="1.6")), "must be one of"),
    "an unknown element": (("POST", TO_ALL, card({"type": "Carousel"})), "unsupported type: Carousel"),
    "an unknown property": (("POST", TO_ALL, card({**TEXT, "shout": True})), "invalid additional property: shout"),
    "an action without a verb": (
        ("POST", TO_ALL, card(actions=[{"type": "Action.Execute", "title": "x"}])),
        "missing required field: verb",
    ),
    "seven primary actions": (("POST", TO_ALL, card(actions=[ACKNOWLEDGE] * 7)), "no more than 6 primary actions"),
    "an address that runs": (
        ("POST", TO_ALL, card(actions=[{"type": "Action.OpenUrl", "title": "x", "url": "javascript:x"}])),
        "web address",
    ),
    "a card that opens in one that was opened": (
        ("POST", TO_ALL, card(actions=[{**OPENER, "card": {"type": "AdaptiveCard", "body": [OPENERS]}}])),
        "opens no other",
    ),
    "a link in text that runs": (("POST", TO_ALL, card({**TEXT, "text": "[x](javascript:x)"})), "a link to"),
    "an image in text": (("POST", TO_ALL, card({**TEXT, "text": "![x](https://x.example)"})), "a link to"),
    "a time that cannot be read": (("POST", TO_ALL, card({**TEXT, "text": "{{TIME(noon)}}"})), "date or time function"),
    "a bare mention in a card": (("POST", TO_ALL, card({**TEXT, "text": "<at>You</at>"})), "has no entity"),
    "a mention of nobody": (
        (
            "POST",
            TO_ALL,
            card(
                {**TEXT, "text": "<at>You</at>"},
                msteams={
                    "entities": [
                        {"type": "mention", "text": "<at>You</at>", "mentioned": {"id": "29:x", "name": "You"}}
                    ]
                },
            ),
        ),
        "not in the tenant",
    ),
    "a chat with a stranger": (("POST", "", {"members": [{"id": "29:nobody"}]}), "no member"),
    "a chat with several": (("POST", "", {"members": [{"id": CONTACT}] * 2}), "with one member"),
    "another tenant": (("POST", "", {"members": [{"id": CONTACT}], "tenantId": "other"}), "tenant other"),
    "a thread begun with nothing": (
        ("POST", "", {"isGroup": True, "channelData": {"channel": {"id": SUPPORT}}}),
        "a new thread needs",
    ),
    "a page too small": (("GET", f"/{SUPPORT}/pagedmembers?pageSize=10", None), "pageSize"),
    "an odd page": (("GET", f"/{SUPPORT}/pagedmembers?continuationToken=?", None), "continuationToken"),
}


@pytest.mark.parametrize(("call", "problem"), MISTAKES.values(), ids=MISTAKES)
async def test_a_mistake_is_refused_and_held_against_the_desk(
    connector: Connector, teams: TeamsSandbox, call: tuple[str, str, object], problem: str
) -> None:
    answer = await connector(*call)

    assert answer.status_code >= 400
    with pytest.raises(Unclean, match=problem):
        teams.assert_clean()


async def test_a_card_that_uses_everything_is_taken(connector: Connector, teams: TeamsSandbox) -> None:
    who = teams.state.member(CONTACT)
    assert who is not None
    body = [
        {
            **TEXT,
            "text": "Due {{DATE(2026-03-02T15:00:00Z, SHORT)}} {{TIME(2026-03-02T15:00:00Z)}}, <at>Contact One</at>",
        },
        {"type": "FactSet", "facts": [{"title": "Plan", "value": "[Terms](https://terms.example/)"}]},
        {"type": "Container", "style": "emphasis", "items": [TEXT], "selectAction": ACKNOWLEDGE},
        {"type": "ActionSet", "actions": [{"type": "Action.ShowCard", "title": "More…", "card": FURTHER}]},
        {"type": "ColumnSet", "columns": [{"type": "Column", "width": "auto", "items": [TEXT]}]},
        {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "as it is", "italic": True}]},
        {"type": "Input.ChoiceSet", "id": "severity", "choices": [{"title": "High", "value": "1"}]},
        {"type": "ActionSet", "actions": [ACKNOWLEDGE, {"type": "Action.Submit", "title": "Old", "data": {}}]},
    ]
    named = {"type": "mention", "text": "<at>Contact One</at>", "mentioned": {"id": who.id, "name": who.name}}

    answer = await connector("POST", TO_ALL, card(*body, msteams={"entities": [named]}))

    assert answer.status_code == 201, answer.text
    teams.assert_clean()


@pytest.mark.parametrize("headers", [{}, {"authorization": "Basic x"}, {"authorization": "Bearer made-up"}])
async def test_nobody_is_served_without_a_token_that_was_given(
    web: httpx.AsyncClient, teams: TeamsSandbox, headers: dict[str, str]
) -> None:
    answer = await web.post(f"v3/conversations{TO_ALL}", json=says("x"), headers=headers)

    assert answer.status_code == 401
    with pytest.raises(Unclean, match="Unauthorized"):
        teams.assert_clean()


async def test_a_token_for_something_else_is_refused(web: httpx.AsyncClient, teams: TeamsSandbox) -> None:
    token = await granted(web, scope="https://graph.microsoft.com/.default")

    answer = await web.post(f"v3/conversations{TO_ALL}", json=says("x"), headers={"authorization": f"Bearer {token}"})

    assert answer.status_code == 401
    with pytest.raises(Unclean, match=r"a token for https://graph\.microsoft\.com"):
        teams.assert_clean()


async def test_a_token_ends_after_an_hour(connector: Connector, real: ManualClock) -> None:
    real.advance(timedelta(hours=1))

    answer = await connector("POST", TO_ALL, says("x"))

    assert answer.status_code == 401


@pytest.mark.parametrize(
    "changed", [{"client_secret": "x"}, {"client_id": "x"}, {"grant_type": "password"}, {"scope": ""}], ids=str
)
async def test_who_asks_wrongly_gets_no_token(
    web: httpx.AsyncClient, teams: TeamsSandbox, changed: dict[str, str]
) -> None:
    assert await granted(web, **changed) == ""
    assert teams.violations


async def test_what_others_wrote_is_not_the_desks_to_change(connector: Connector, teams: TeamsSandbox) -> None:
    asked = await teams.says(CONTACT, SUPPORT, "Mine")

    answer = await connector("PUT", f"/{SUPPORT}/activities/{asked.id}", says("Yours"))

    assert answer.json()["error"]["code"] == "Forbidden"


async def test_what_was_deleted_cannot_be_answered_and_nobody_is_to_blame(
    connector: Connector, teams: TeamsSandbox
) -> None:
    asked = await teams.says(CONTACT, SUPPORT, "Help")
    await teams.deletes(CONTACT, asked.left)

    answer = await connector("POST", f"/{SUPPORT};messageid={asked.id}/activities", says("Here"))

    assert answer.json()["error"]["code"] == "ActivityNotFoundInConversation"
    teams.assert_clean()


async def test_a_throttled_call_does_nothing_and_says_when_to_come_again(
    connector: Connector, teams: TeamsSandbox
) -> None:
    teams.script("sendToConversation", TooMany(retry_after=3), SUPPORT)

    answer = await connector("POST", TO_ALL, says("x"))

    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3")
    assert teams.messages(SUPPORT) == ()
    teams.assert_clean()


@pytest.mark.parametrize(("moment", "said"), [(Moment.BEFORE, 0), (Moment.AFTER, 1)])
@pytest.mark.parametrize("status", [412, 502, 504])
async def test_a_failing_call_may_have_been_heard(
    connector: Connector, teams: TeamsSandbox, status: int, moment: Moment, said: int
) -> None:
    teams.script("sendToConversation", Broken(status=status, moment=moment))

    answer = await connector("POST", TO_ALL, says("x"))

    assert answer.status_code == status
    assert len(teams.messages(SUPPORT)) == said
    assert [call.stored for call in teams.calls] == [bool(said)]


async def test_a_cut_connection_is_cut_after_all_was_done(connector: Connector, teams: TeamsSandbox) -> None:
    teams.script("sendToConversation", Cut())

    with pytest.raises(ConnectionResetError):
        await connector("POST", TO_ALL, says("x"))

    assert len(teams.messages(SUPPORT)) == 1


async def test_a_fault_that_was_never_met_is_reported(teams: TeamsSandbox) -> None:
    teams.script("updateActivity", Broken(status=502))

    with pytest.raises(Unclean, match="updateActivity"):
        teams.assert_clean()
