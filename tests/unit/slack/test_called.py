"""Whom a message begins by mentioning, so that a line to a colleague is no request."""

import pytest

from bot.commands import Called
from tests.unit.slack.deliveries import event
from tests.unit.slack.test_inbound import account, heard


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("<@U0TWO> can you look?", Called(account=account("T0DESK", "U0TWO"))),
        (" <@U0TWO|two> can you look?", Called(account=account("T0DESK", "U0TWO"), name="two")),
        ("Can <@U0TWO> look?", None),
        ("<@U0BOT> can you look?", None),
        ("<!here> can you look?", None),
        ("@U0TWO can you look?", None),
    ],
)
def test_it_is_known_whom_a_message_begins_by_mentioning_beside_the_desk(text: str, called: Called | None) -> None:
    assert heard(event(text=text)).called == called
