"""A mark is a reaction: what is so already stays so, and a missing scope is told from a missing message."""

from typing import Any

import pytest

from adapters.slack.marks import SlackMarks
from adapters.slack.refusals import ScopeMissing, SoAlready
from bot.errors import NotDeliverable, NotMarkable
from bot.model.places import Place, Platform
from bot.model.state_mark import StateMark
from bot.ports import Address

PLACE = Place(platform=Platform.SLACK, workspace="T0DESK", channel="C0ACME")
THERE = Address(place=PLACE, edits="1700000000.000100")


class Slack:
    """Notes what it is asked, and refuses what it was told to."""

    def __init__(self, **refusals: Exception) -> None:
        self.asked: list[tuple[str, str]] = []
        self._refusals = refusals

    async def call(self, method: str, *, json: dict[str, Any]) -> dict[str, Any]:
        verb = method.removeprefix("reactions.")
        self.asked.append((verb, json["name"]))
        assert (json["channel"], json["timestamp"]) == ("C0ACME", "1700000000.000100")
        if verb in self._refusals:
            raise self._refusals[verb]
        return {}


async def test_the_one_before_goes_first() -> None:
    slack = Slack()

    await SlackMarks(slack.call).put(THERE, StateMark.TAKEN, StateMark.OPEN)

    assert slack.asked == [("remove", "ticket"), ("add", "eyes")]


async def test_what_a_try_that_was_cut_has_done_is_not_in_the_way() -> None:
    slack = Slack(remove=SoAlready("no_reaction"), add=SoAlready("already_reacted"))

    await SlackMarks(slack.call).put(THERE, StateMark.SOLVED, StateMark.TAKEN)

    assert slack.asked == [("remove", "eyes"), ("add", "white_check_mark")]


@pytest.mark.parametrize(
    ("refused", "raised"), [(ScopeMissing("missing_scope"), NotMarkable), (NotDeliverable("gone"), NotDeliverable)]
)
async def test_without_the_scope_no_mark_is_taken_anywhere(refused: Exception, raised: type[Exception]) -> None:
    with pytest.raises(NotDeliverable) as problem:
        await SlackMarks(Slack(add=refused).call).put(THERE, StateMark.OPEN, None)

    assert type(problem.value) is raised


async def test_slack_is_not_asked_for_what_its_scopes_rule_out() -> None:
    slack = Slack()
    marks = SlackMarks(slack.call)
    marks.granted = "chat:write,reactions:read"

    with pytest.raises(NotMarkable):
        await marks.put(THERE, StateMark.OPEN, None)

    assert slack.asked == []
