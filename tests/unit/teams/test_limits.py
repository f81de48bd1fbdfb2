"""The limits of cards alone; those that every platform has are in `tests/unit/adapters/test_limits.py`."""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from adapters.composition.build import addresses
from adapters.platform.permalink import addressed
from adapters.teams import render
from bot.model.message import Mention, Message, Note, Paragraph, Text
from bot.model.places import Account, Platform
from tests.unit.adapters.any_message import messages
from tests.unit.teams.adaptive import card
from tests.unit.teams.deliveries import ONE, TENANT

SCHEMA = Path(__file__).parents[4] / "shared" / "corpus" / "schemas" / "adaptive-card-1.5.0.json"
AGENT = Account(platform=Platform.TEAMS, workspace=TENANT, user=ONE)


def test_a_mention_that_was_cut_is_not_announced() -> None:
    notes = tuple(Note(spans=(Text(text="x" * 3500),)) for _ in range(20))
    mention = Paragraph(spans=(Mention(account=AGENT, name="Agent One"),))

    shown = card(render.payload(Message(summary=(Text(text="Summary"),), blocks=(*notes, mention)), "d1", TENANT))

    assert "entities" not in shown["msteams"]


@pytest.mark.skipif(not SCHEMA.exists(), reason="needs the schemas of ../shared/corpus")
@given(messages)
def test_every_card_is_one_by_the_published_schema(message: Message) -> None:
    shown = card(render.payload(addressed(message, addresses()), "d1", TENANT))
    del shown["msteams"]  # what Teams adds to cards is not in it

    _schema().validate(shown)


@cache
def _schema() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text()))
