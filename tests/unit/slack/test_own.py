"""Who the desk is on Slack: it asks until it knows, and knows its own posts by it."""

from typing import Any

import pytest

from adapters.slack.own import AGAIN, Own
from bot.errors import NotReached, ShutOut

ANSWER = {"ok": True, "user_id": "U0BOT", "bot_id": "B0BOT"}


class Slack:
    """Answers what it was given, one after the other, and notes how long somebody waited between."""

    def __init__(self, *answers: Any) -> None:
        self._answers = list(answers)
        self.waited: list[float] = []

    async def ask(self) -> Any:
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def pause(self, seconds: float) -> None:
        self.waited.append(seconds)


async def test_slack_is_asked_until_it_says_who_the_desk_is() -> None:
    own, slack = Own(), Slack(NotReached("no answer"), ShutOut("invalid_auth"), ANSWER)

    await own.learn(slack.ask, slack.pause)

    assert (own.user, own.bot, slack.waited) == ("U0BOT", "B0BOT", [AGAIN, AGAIN])


@pytest.mark.parametrize(
    ("said", "is_ours"),
    [
        ({"user": "U0BOT"}, True),
        ({"bot_id": "B0BOT"}, True),
        ({"user": "U0ONE", "bot_id": "B0BOT"}, True),
        ({"user": "U0OTHERBOT", "bot_id": "B0OTHER"}, False),
        ({"user": "U0ONE", "bot_id": "B0APP"}, False),
        ({"user": "U0ONE"}, False),
        ({}, False),
    ],
)
def test_its_own_posts_are_those_of_its_user_and_its_bot(said: dict[str, str], is_ours: bool) -> None:
    assert Own(user="U0BOT", bot="B0BOT").wrote(said) is is_ours


def test_who_does_not_know_itself_takes_nothing_for_its_own() -> None:
    assert not Own().wrote({"user": "", "bot_id": ""})
