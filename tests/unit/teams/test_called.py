"""Whom a message begins by mentioning, so that a line to a colleague is no request."""

from typing import Any

import pytest

from tests.unit.teams.deliveries import CHANNEL, activity, mention
from tests.unit.teams.test_inbound import DESK, heard


@pytest.mark.parametrize(
    ("text", "entity", "called"),
    [
        ("<at>Two</at> can you look?", mention("Two", "29:1two"), ("29:1two", "Two")),
        ("Can <at>Two</at> look?", mention("Two", "29:1two"), None),
        (f"{DESK} can you look?", mention(), None),
        ("<at>General</at> can you look?", mention("General", CHANNEL), None),
        ("Two can you look?", mention("Two", "29:1two"), None),
    ],
)
def test_it_is_known_whom_a_message_begins_by_mentioning_beside_the_desk(
    text: str, entity: dict[str, Any], called: tuple[str, str] | None
) -> None:
    found = heard(activity(text=text, entities=[entity])).called

    assert (found and (found.account.user, found.name)) == called


def test_whom_a_message_mentions_beside_the_desk_is_said_in_order() -> None:
    entities = [mention(), mention("Two", "29:1two"), mention("General", CHANNEL), mention("Three", "29:1three")]

    origin = heard(activity(text=f"{DESK} assign EX-1 to <at>Two</at> or <at>Three</at>", entities=entities)).origin

    assert [one.user for one in origin.mentions] == ["29:1two", "29:1three"]
