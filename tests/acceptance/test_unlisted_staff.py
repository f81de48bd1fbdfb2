"""Somebody of the vendor whom the desk file does not have writes in a customer's channel, beside guests of its own."""

from pathlib import Path

import pytest

from adapters.sandbox.core.faults import Broken, Deny, Fault, TooMany
from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from adapters.sandbox.slack.people import Guest, User
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import TRIAGE, Story, played, shown

NEWCOMER = User(id="U0NEW", team="T0DESK", name="Agent Nine")
GUEST = User(id="U0GUEST", team="T0DESK", name="Acme Guest", guest=Guest.OF_ONE)
LOOKS = "users.info"


def arrives(story: Story, *users: User) -> None:
    """They are in the workspace and in Acme's channel from now on."""
    state = story.sandbox.state
    channel = state.channel(ACME)
    assert channel
    for user in users:
        state.add_user(user)
    triage = state.channel(TRIAGE)
    assert triage
    newcomers = {user.id for user in users if user.guest is Guest.NO}
    state.set_members(ACME, channel.members | {user.id for user in users})
    state.set_members(TRIAGE, triage.members | newcomers)


def looked_up(story: Story) -> list[str]:
    return [call.arguments["user"] for call in story.sandbox.calls if call.method == LOOKS]


async def test_triage_is_asked_who_it_is_and_nothing_is_said_in_public(story: Story) -> None:
    arrives(story, NEWCOMER)

    said = await story.says(NEWCOMER.id, ACME, "Hello all, can you log in again?")

    (asked,) = story.triage()
    assert "Who is *Agent Nine*? They wrote in Acme's channel" in shown(asked)
    assert 'accounts = ["slack:T0DESK/U0NEW"]' in shown(asked)
    assert story.replies(ACME, said.ts) == []


@pytest.mark.parametrize("kind", [Guest.OF_ONE, Guest.OF_SEVERAL])
async def test_a_guest_is_the_customers(story: Story, kind: Guest) -> None:
    arrives(story, User(id="U0GUEST", team="T0DESK", name="Acme Guest", guest=kind))

    thread = await story.asks("U0GUEST", ACME)

    assert "designated contact" in shown(story.question(ACME, thread))


async def test_whom_slack_was_asked_about_is_remembered(story: Story) -> None:
    arrives(story, NEWCOMER, GUEST)

    for text in ("Nobody can log in", "Exports time out"):
        for user in (NEWCOMER, GUEST):
            await story.says(user.id, ACME, text)

    assert sorted(looked_up(story)) == ["U0GUEST", "U0NEW"]


async def test_nobody_is_asked_about_people_of_another_workspace_or_of_the_desk_file(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    await story.says(AGENT_ONE, ACME, "Good morning")

    assert looked_up(story) == []


@pytest.mark.parametrize(
    "fault", [Broken(), TooMany(retry_after=60), Deny(code="missing_scope"), Deny(code="user_not_found")], ids=str
)
async def test_while_slack_does_not_say_who_it_is_they_are_the_customers(story: Story, fault: Fault) -> None:
    arrives(story, NEWCOMER)
    story.sandbox.script(LOOKS, fault)

    thread = await story.asks(NEWCOMER.id, ACME)

    assert "designated contact" in shown(story.question(ACME, thread))


async def test_in_a_tickets_thread_they_are_no_first_response(story: Story) -> None:
    arrives(story, NEWCOMER)
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    await story.says(NEWCOMER.id, ACME, "We have restarted the login service, please try again", thread)

    assert "who isn't in the desk file, wrote in the thread of EX-1" in shown(story.under_card("EX-1")[-1])
    before = len(story.direct("U0TAM1"))
    await story.passes(hours=2)
    assert len(story.direct("U0TAM1")) > before


async def test_their_reactions_buttons_and_commands_get_a_private_word(story: Story) -> None:
    arrives(story, NEWCOMER)
    thread = await story.asks(CONTACT_ONE, ACME)

    await story.clicks(NEWCOMER.id, story.question(ACME, thread), "Level 1 – Critical")
    typed = await story.runs(NEWCOMER.id, ACME, "/ticket", "list")

    (pressed,) = story.private_messages(NEWCOMER.id)[:1]
    assert "can add you to the desk file" in pressed
    assert "can add you to the desk file" in typed
    assert [m for m in story.triage() if m.text.startswith("EX-1")] == []


async def test_a_guests_mention_in_a_thread_takes_along_what_the_desk_has_not_heard(tmp_path: Path) -> None:
    file = acme_under("mpowr/premier", tmp_path, intake="mention")
    async with played(tmp_path, MONDAY_NINE, file) as story:
        arrives(story, GUEST)
        unheard = await story.says(CONTACT_ONE, ACME, "Nobody can log in")

        await story.says(GUEST.id, ACME, "@plandesk we need somebody here", unheard.ts)

        (pending,) = story.triage()
        assert ["Nobody can log in" in shown(message) for message in story.replies(TRIAGE, pending.ts)] == [True]


async def test_in_triage_a_newcomer_who_acknowledges_hears_who_can_add_them(story: Story) -> None:
    arrives(story, NEWCOMER)
    await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    await story.runs(NEWCOMER.id, TRIAGE, "/ack", "EX-1")

    assert "can add you to the desk file" in story.private_messages(NEWCOMER.id)[-1]
    assert "Who is *Agent Nine*? They asked me for something." in shown(story.triage()[-1])
