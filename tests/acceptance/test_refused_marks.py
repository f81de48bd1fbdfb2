"""A mark that is refused takes no words along: they are said, once, and so are the later ones of that ticket."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sandbox.core.faults import Deny
from adapters.sandbox.core.reactions import Reactions
from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, DESK_FILE, TRIAGE
from adapters.sandbox.slack import seen
from tests.acceptance.golden.staged import staged
from tests.acceptance.story import labels

NOON = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
AGAIN = "EX-1 is open again. Agent One knows."


@pytest.mark.parametrize(
    ("refused", "said"), [(None, []), ("too_many_reactions", [AGAIN] * 2), ("missing_scope", [AGAIN] * 2)]
)
async def test_what_a_refused_mark_would_say_is_said(tmp_path: Path, refused: str | None, said: list[str]) -> None:
    async with staged(tmp_path, NOON, DESK_FILE, reactions=Reactions.TAKEN) as desk:
        slack = desk.sandbox.slack
        asked = await slack.says(CONTACT_ONE, ACME, "Nobody can log in")
        await desk.settled()
        question = slack.thread(ACME, asked.ts)[-1]
        await slack.clicks(CONTACT_ONE, question, labels(question)[0])
        await desk.settled()
        for order in ("ack EX-1", "resolve EX-1 Restarted.", "reopen EX-1", "resolve EX-1 Again.", "reopen EX-1"):
            if refused and order.startswith(("reopen", "resolve")):
                slack.script("reactions.add", Deny(code=refused), ACME)
            await slack.runs(AGENT_ONE, TRIAGE, "/ticket", order)
            await desk.settled()

        thread = [seen.shown(message) for message in slack.thread(ACME, asked.ts)]
        assert [line for line in thread if "is open again" in line] == said
        assert [line for line in thread if "is looking into this" in line] == ["*Agent One* is looking into this now."]
        assert len(slack.thread(ACME, asked.ts)[0].reactions) == (0 if refused else 1)
