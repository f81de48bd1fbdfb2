"""Messages are drawn from the very blocks and cards that were posted."""

import asyncio
from typing import Any

import pytest

from adapters.sandbox.core.delivery import DeskDelivery
from adapters.sandbox.slack.state import MessageDraft
from adapters.sandbox.teams.state import PostDraft as Post
from tests.page.opening import PATIENCE
from tests.page.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")

TEXT = {"type": "plain_text", "text": "Choose"}


def option(label: str) -> dict[str, Any]:
    """An option whose value is its label in small letters."""
    return {"text": {"type": "plain_text", "text": label}, "value": label.lower()}


BLOCKS: list[dict[str, Any]] = [
    {"type": "header", "block_id": "h", "text": {"type": "plain_text", "text": "A <heading>"}},
    {"type": "section", "block_id": "f", "fields": [{"type": "mrkdwn", "text": "*Plan*\nPremier"}]},
    {"type": "context", "block_id": "c", "elements": [{"type": "mrkdwn", "text": "small _print_"}]},
    {
        "type": "actions",
        "block_id": "row",
        "elements": [
            {
                "type": "static_select",
                "action_id": "pick",
                "placeholder": TEXT,
                "options": [option("One"), option("Two")],
            },
            {"type": "radio_buttons", "action_id": "tune", "options": [option("Low"), option("High")]},
            {
                "type": "button",
                "action_id": "close",
                "text": {"type": "plain_text", "text": "Close it"},
                "style": "danger",
                "value": "EX-1",
                "confirm": {
                    "title": {"type": "plain_text", "text": "Are you sure?"},
                    "text": {"type": "plain_text", "text": "It cannot be undone."},
                    "confirm": {"type": "plain_text", "text": "Yes, close it"},
                    "deny": {"type": "plain_text", "text": "No"},
                },
            },
        ],
    },
]

CARD: dict[str, Any] = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {"type": "TextBlock", "text": "A **card** <b>", "style": "heading"},
        {"type": "FactSet", "facts": [{"title": "Plan", "value": "Gold"}]},
        {"type": "ColumnSet", "columns": [{"type": "Column", "items": [{"type": "TextBlock", "text": "left"}]}]},
        {
            "type": "Container",
            "style": "emphasis",
            "items": [{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "*as written*"}]}],
        },
        {"type": "Input.Text", "id": "what", "label": "What happened", "value": "Nothing"},
        {
            "type": "Input.ChoiceSet",
            "id": "level",
            "label": "Level",
            "choices": [{"title": "One", "value": "1"}, {"title": "Two", "value": "2"}],
            "value": "2",
        },
        {"type": "Input.Toggle", "id": "all", "title": "All users"},
    ],
    "actions": [{"type": "Action.Execute", "title": "Send it", "verb": "send", "style": "positive", "data": {}}],
}


async def test_blocks_are_drawn_with_their_marks_and_nothing_else(window: Window) -> None:
    await shows_blocks(window)

    await window.expect(window.messages.get_by_role("heading", name="A <heading>")).to_be_visible()
    await window.expect(window.messages.locator(".words strong", has_text="Plan")).to_be_visible()
    await window.expect(window.messages.locator("em", has_text="print")).to_be_visible()


async def test_a_choice_in_a_list_reaches_the_desk(window: Window) -> None:
    sent = await shows_blocks(window)

    await window.messages.get_by_role("combobox", name="Choose").select_option("Two")

    assert await pressed(sent) == ("pick", "two")


async def test_a_choice_among_few_reaches_the_desk(window: Window) -> None:
    sent = await shows_blocks(window)

    await window.messages.get_by_label("High").check()

    assert await pressed(sent) == ("tune", "high")


async def test_what_asks_back_reaches_the_desk_once_it_is_confirmed(window: Window) -> None:
    sent = await shows_blocks(window)
    await window.press("Close it")
    await window.do("No")
    await window.press("Close it")
    assert sent.empty()

    await window.do("Yes, close it")

    assert await pressed(sent) == ("close", "EX-1")


async def test_what_is_filled_in_on_a_card_reaches_the_desk_with_the_press(window: Window) -> None:
    sent = await shows_card(window)
    await window.messages.get_by_label("What happened").fill("It <b>broke</b>")
    await window.messages.get_by_label("Level").select_option("One")
    await window.messages.get_by_label("All users").check()

    await window.press("Send it")

    activity = await asyncio.wait_for(sent.get(), PATIENCE)
    data = activity["value"]["action"]["data"]
    assert (data["what"], data["level"], data["all"]) == ("It <b>broke</b>", "1", "true")


async def test_cards_are_drawn_with_their_marks_and_nothing_else(window: Window) -> None:
    await shows_card(window)

    await window.expect(window.messages.get_by_role("heading", name="A card <b>")).to_be_visible()
    await window.expect(window.messages.get_by_text("*as written*")).to_be_visible()
    await window.expect(window.messages.get_by_role("definition")).to_have_text("Gold")


async def shows_blocks(window: Window) -> asyncio.Queue[dict[str, Any]]:
    """The desk has posted the blocks, and Contact One looks at them; what they send instead of reaching it."""
    slack, sent = window.desk.slack, asyncio.Queue[dict[str, Any]]()

    async def interaction(payload: dict[str, Any]) -> DeskDelivery:
        await sent.put(payload)
        return DeskDelivery(content_type="", body=b"", status=200)

    slack.client.interaction = interaction  # type: ignore[method-assign]  # what a desk would make of it is not the point
    slack.state.post(MessageDraft(channel="C0ACME", user=slack.state.population.bot.id, text="Choose", blocks=BLOCKS))
    await window.be("Contact One")
    await window.expect().to_contain_text("A <heading>")
    return sent


async def shows_card(window: Window) -> asyncio.Queue[dict[str, Any]]:
    """The desk has posted the card, and Contact Five looks at it; what they send instead of reaching it."""
    teams, sent = window.desk.teams, asyncio.Queue[dict[str, Any]]()

    async def activity(payload: dict[str, Any]) -> DeskDelivery:
        await sent.put(payload)
        return DeskDelivery(
            content_type="", body=b"", status=200, answer='{"statusCode": 200, "type": "x", "value": "ok"}'
        )

    teams.client.activity = activity  # type: ignore[method-assign]  # what a desk would make of it is not the point
    channel = next(name for name in teams.state.population.channels if "harbour" in name)
    teams.state.post(Post(conversation=channel, author=teams.state.population.bot, card=CARD))
    await window.be("Contact Five")
    await window.expect().to_contain_text("A card <b>")
    return sent


async def pressed(sent: asyncio.Queue[dict[str, Any]]) -> tuple[str, str]:
    """The action that was pressed, and the value or the option of it."""
    (action,) = (await asyncio.wait_for(sent.get(), PATIENCE))["actions"]
    return action["action_id"], action.get("selected_option", action)["value"]
