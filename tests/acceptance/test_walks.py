"""Long courses of promises over the wire, told alike on Slack and on Teams: updates, a weekend, a detour too late."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.model.places import Platform
from bot.oncall.wake import is_waking
from policies.library import Library
from tests.acceptance.golden import cast
from tests.acceptance.golden.cast import (
    ACME,
    AGENT_ONE,
    CONTACT_FOUR,
    CONTACT_ONE,
    CONTACT_TWO,
    STERLING,
    TAM_ONE,
    TRIAGE,
)
from tests.acceptance.golden.chat import Chat
from tests.acceptance.golden.said import Said, instant
from tests.acceptance.golden.slack_chat import SlackChat
from tests.acceptance.golden.staged import Staged, staged
from tests.acceptance.golden.teams_chat import TeamsChat
from tests.pressed import meant
from tests.shipped import readme_edition

MONDAY_NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""09:00 in London, 10:00 in Paris."""
UPDATES = 'next_update = { target = "4 h", calendar = "always",'
PARIS = ZoneInfo("Europe/Paris")
ORDER_FORM = 'overrides = [{ key = "targets.2.first_response", value = "30 bm", clause = "Order form 12, section 3" }]'


class Walk:
    """A desk on one platform, from timer to timer, as time would pass."""

    def __init__(self, stage: Staged, chat: Chat) -> None:
        self._stage, self._chat = stage, chat

    async def until(self, moment: datetime) -> None:
        while (due := await self._chat.next_timer_at()) is not None and due <= moment:
            await self._advance(max(due - self._stage.clock.now(), timedelta()))
        await self._advance(moment - self._stage.clock.now())

    async def opens(self, who: str, where: str, severity: str, text: str) -> str:
        """Somebody asks and chooses; the thread of it."""
        thread = await self.asks(who, where, text)
        await self.chooses(who, where, thread, severity)
        return thread

    async def asks(self, who: str, where: str, text: str) -> str:
        """Somebody asks, and chooses nothing yet; the thread of it."""
        thread = await self._chat.writes(who, where, text)
        await self._chat.settled()
        return thread

    async def chooses(self, who: str, where: str, thread: str, severity: str) -> None:
        """Somebody answers the question of a thread."""
        question = self._chat.thread(where, thread)[1]
        await self._chat.presses(who, where, question.id, meant(severity, question.buttons))
        await self._chat.settled()

    async def goes_over_to_its_file(self) -> None:
        """The desk is told that its file is another by now."""
        reloading = self._stage.sandbox.assembly.reloading
        reloading.ask()
        await self._stage.sandbox.assembly.in_thread(reloading.look)
        await self._chat.settled()

    async def orders(self, typed: str) -> None:
        """Agent One orders something in triage."""
        await self.writes(AGENT_ONE, TRIAGE, f"@plandesk {typed}")

    async def writes(self, who: str, where: str, text: str, thread: str | None = None) -> None:
        await self._chat.writes(who, where, text, thread)
        await self._chat.settled()

    def card(self, ticket: str) -> Said:
        (card,) = [said for said in self._chat.channel(TRIAGE) if said.text.startswith(f"{ticket} ·")]
        return card

    def under_card(self, ticket: str) -> list[str]:
        """What was said under the triage card, without it."""
        return [said.text for said in self._chat.thread(TRIAGE, self.card(ticket).id)[1:]]

    def thread(self, where: str, root: str) -> list[str]:
        return [said.text for said in self._chat.thread(where, root)]

    def private(self, who: str) -> list[str]:
        return [said.text for said in self._chat.private(who)]

    async def _advance(self, by: timedelta) -> None:
        await self._chat.passes(by)
        await self._chat.settled()


@pytest.fixture(params=[Platform.SLACK, Platform.TEAMS])
async def walk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Walk]:
    """Acme under Northwind Care, whose updates pause while Acme is waited for, and Sterling under Gold."""
    here: Platform = request.param
    name, text = readme_edition("northwind")
    pack = tmp_path / "packs" / name
    pack.parent.mkdir(parents=True)
    pack.write_text(text.replace(UPDATES, f'{UPDATES} pauses = ["waiting"],'), encoding="utf-8")
    file = cast.desk_file(here, tmp_path)
    desk = file.read_text(encoding="utf-8").replace('products = ["envision-enterprise"]\n', "")
    for before, after in (("mpowr/premier", "northwind/care"), ("m3ter/silver", "m3ter/gold")):
        desk = desk.replace(before, after)
    file.write_text(desk, encoding="utf-8")
    async with staged(tmp_path, MONDAY_NINE, file, library=Library(tmp_path / "packs")) as stage:
        yield Walk(stage, TeamsChat(stage) if here is Platform.TEAMS else SlackChat(stage))


@pytest.fixture(params=[Platform.SLACK, Platform.TEAMS])
async def premier(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Walk]:
    """Acme under Premier, in Chicago, where it is nine."""
    here: Platform = request.param
    async with staged(tmp_path, at(15), cast.desk_file(here, tmp_path)) as stage:
        yield Walk(stage, TeamsChat(stage) if here is Platform.TEAMS else SlackChat(stage))


async def test_a_desk_that_wakes_people_is_tried_without_waking_anybody(tmp_path: Path) -> None:
    file = cast.desk_file(Platform.SLACK, tmp_path)
    waking = 'accounts = ["slack:T0DESK/U0AGENT1"]\nwake_url = "https://pager.example/one"'
    text = file.read_text(encoding="utf-8").replace('accounts = ["slack:T0DESK/U0AGENT1"]', waking)
    file.write_text(text, encoding="utf-8")

    async with staged(tmp_path, MONDAY_NINE, file) as stage:
        assert not is_waking(stage.sandbox.assembly.reloading.loader.desk)


def agree_order_form(file: Path) -> None:
    """From now on the desk file has Acme's plan with the order form."""
    text, plan = file.read_text(encoding="utf-8"), 'plan = "mpowr/premier"'
    assert plan in text
    file.write_text(text.replace(plan, f"{plan}\n{ORDER_FORM}"), encoding="utf-8")


def at(hour: int, minute: int = 0) -> datetime:
    """A time of that Monday in London."""
    return MONDAY_NINE.replace(hour=hour, minute=minute)


async def test_an_emergency_is_updated_by_the_clock_and_a_weekend_calls_whom_the_plan_has(walk: Walk) -> None:
    thread = await walk.opens(CONTACT_ONE, ACME, "P0 – Emergency", "Nobody can ship")
    await walk.until(at(9, 10))
    await walk.orders("ack EX-1")
    await walk.until(at(9, 20))
    await walk.orders("phoned EX-1")
    assert f"Next update due {instant(at(13, 10))}" in walk.thread(ACME, thread)[2]

    # An answer is an update, and the next one counts from it; without one it is late for everybody to see.
    await walk.until(at(10))
    await walk.orders("reply EX-1 It is the queue.")
    before = len(walk.under_card("EX-1"))
    await walk.until(at(14, 10))
    early, late = walk.under_card("EX-1")[before:]
    assert "EX-1 – reminder, " in early
    assert f"next update, overdue since {instant(at(14))}" in late
    assert f"waits for the next update, overdue since {instant(at(14))}" in walk.private(TAM_ONE)[-1]
    assert f"Overdue: the next update was due {instant(at(14))}." in walk.thread(ACME, thread)[2]

    # A late one meets it; while the customer is waited for the next one rests, and goes on with their word.
    await walk.until(at(15, 20))
    await walk.orders("reply EX-1 We restart it.")
    assert f"Next update due {instant(at(19, 20))}" in walk.thread(ACME, thread)[2]
    await walk.until(at(16))
    await walk.orders("wait EX-1 Which dock?")
    assert "Next update due" not in walk.thread(ACME, thread)[2]
    await walk.until(at(18))
    await walk.writes(CONTACT_ONE, ACME, "Dock 4", thread)
    assert f"Next update due {instant(at(22))}" in walk.thread(ACME, thread)[2]
    await walk.orders("resolve EX-1 The queue runs.")

    # On Friday at noon in Paris: what is due at 16:00 isn't recalled on Saturday, the console that is down is.
    friday = datetime(2026, 11, 27, 12, tzinfo=PARIS)
    await walk.until(friday - timedelta(hours=2))
    await walk.opens(CONTACT_FOUR, STERLING, "Severity 1 – Urgent", "The console is down")
    await walk.until(friday)
    await walk.opens(CONTACT_FOUR, STERLING, "Severity 2 – High Priority", "Bills are slow")
    await walk.until(friday + timedelta(hours=6))
    evening = [len(walk.under_card(number)) for number in ("EX-3", "EX-2")]
    await walk.until(friday + timedelta(days=1, hours=6))
    saturday = [len(walk.under_card(number)) for number in ("EX-3", "EX-2")]
    await walk.until(friday + timedelta(days=2, hours=22))

    assert saturday == [evening[0], evening[1] + 1]
    assert len(walk.under_card("EX-3")) == evening[0] + 1
    due = instant(friday.astimezone(UTC) + timedelta(hours=4))
    assert f"overdue by 7 h ({due}). @Agent Two" in walk.under_card("EX-3")[-1]


async def test_missed_lowered_and_raised_again_it_is_late_at_once_and_the_customer_reads_one_apology(
    premier: Walk,
) -> None:
    thread = await premier.opens(CONTACT_ONE, ACME, "Level 1 – Critical", "Nobody can log in")
    await premier.until(at(16, 10))
    await premier.orders("severity EX-1 3: one office")
    lowered = premier.card("EX-1").text
    await premier.until(at(16, 40))

    await premier.orders("severity EX-1 1: all offices")
    raised, asked = premier.card("EX-1").text, premier.under_card("EX-1")
    await premier.until(at(17, 5))
    await premier.orders("ack EX-1")

    assert f"Level 3 – High · due {instant(at(19))}" in lowered
    assert f"A response was due {instant(at(16))} (Level 1 – Critical) and didn't come." in lowered
    assert f"Level 1 – Critical · overdue since {instant(at(16))}" in raised
    assert f"no response yet, overdue by 40 min ({instant(at(16))})." in asked[-1]
    assert f"reminder, {instant(at(17))}." in premier.under_card("EX-1")[-1]
    told = premier.thread(ACME, thread)
    assert sum("we're sorry" in said for said in told) == 1
    assert "1 h 5 min later than promised" in told[2]
    assert told[-1] == "Agent One is looking into this now."


async def test_an_order_form_in_the_middle_of_the_term_counts_from_the_next_question_on(
    premier: Walk, tmp_path: Path
) -> None:
    await premier.opens(CONTACT_ONE, ACME, "Level 2 – Urgent", "Nobody can export")
    stands = await premier.asks(CONTACT_TWO, ACME, "Imports are slow")
    agree_order_form(tmp_path / "desk.toml")
    await premier.until(at(15, 10))
    await premier.goes_over_to_its_file()
    await premier.chooses(CONTACT_TWO, ACME, stands, "Level 2 – Urgent")
    after = await premier.opens(CONTACT_ONE, ACME, "Level 2 – Urgent", "Nobody can print")
    await premier.orders("why EX-3")

    for one in ("EX-1", "EX-2"):  # a question that stands keeps its plan, too
        assert f"due {instant(at(16))}" in premier.card(one).text
    assert f"You'll hear from a person by {instant(at(15, 40))}." in premier.thread(ACME, after)[2]
    assert "Target: 30 business minutes. Source: Order form 12, section 3." in premier.private(AGENT_ONE)[-1]
