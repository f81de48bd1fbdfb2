"""Whatever was said on Teams is valid by the platforms' own schemas."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conftest import MONDAY_NINE
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.memory_chat import MemoryChat
from tests.acceptance.golden.staged import Staged, staged
from tests.acceptance.golden.teams_chat import TeamsChat

SCHEMAS = Path(__file__).parents[4] / "shared/corpus/schemas"


@pytest.fixture
def schemas() -> dict[str, Any]:
    """The schemas, by the names of their files."""
    if not SCHEMAS.is_dir():
        pytest.skip(f"needs the schemas in {SCHEMAS}")
    names = ("adaptive-card-1.5.0", "botframework-protocol")
    return {name: json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")) for name in names}


async def test_every_card_and_activity_of_the_main_job_is_valid(tmp_path: Path, schemas: dict[str, Any]) -> None:
    async with staged(tmp_path, MONDAY_NINE, cast.desk_file(Platform.TEAMS, tmp_path)) as stage:
        desk = Conversation(TeamsChat(stage), MemoryChat(Platform.TEAMS, MONDAY_NINE), MONDAY_NINE)

        thread = await desk.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
        await desk.passes(minutes=50)
        await desk.says(CONTACT_TWO, ACME, "*More* {{DATE(x)}} <at>you</at> [here](javascript:x)", thread)
        await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Acknowledge")
        for verb in ("why EX-1", "history EX-1", "help", "list", "resolve EX-1 Done."):
            await desk.says(AGENT_ONE, TRIAGE, f"@plandesk {verb}")

        activities = list(_activities(stage))
        cards = [one["content"] for activity in activities for one in activity["attachments"]]
        assert len(cards) > 10
        _all_valid(cards, schemas["adaptive-card-1.5.0"])
        _all_valid(activities, {"$ref": "#/definitions/Activity", **schemas["botframework-protocol"]})


def _activities(stage: Staged) -> Iterator[dict[str, Any]]:
    for call in stage.teams.calls:
        if call.operation != "getConversationMember" and (body := call.asked.body):
            activity = body.get("activity", body)
            if activity.get("type") == "message":
                yield activity


def _all_valid(values: list[dict[str, Any]], schema: dict[str, Any]) -> None:
    validator = jsonschema.Draft7Validator(schema)
    for value in values:
        # `msteams` is what Teams adds to cards: the schema of plain cards does not know it.
        validator.validate({key: held for key, held in value.items() if key != "msteams"})
