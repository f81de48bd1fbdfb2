"""FAULTS 53, 57 and 59: channels that nobody serves, channels and the app taken away, and a channel with another id,
told at once and across a start of the desk.
"""

from adapters.sandbox.example import ACME, CONTACT_ONE, TRIAGE
from adapters.sandbox.slack.people import SlackChannel
from tests.faults.stage import Stage, until

SHARED = "C0SHARED"


def said(stage: Stage) -> list[str]:
    """What stands in triage."""
    return [f"{message.text} {message.blocks}" for message in stage.sandbox.messages(TRIAGE)]


async def test_row_53_an_unknown_channel_is_told_once_across_a_start_of_the_desk(stage: Stage) -> None:
    elsewhere = SlackChannel(id="C0ELSE", name="elsewhere", members=frozenset())
    unknown = stage.sandbox.events.happened("message", elsewhere, user="U0SOMEBODY", text="Hello?")
    await stage.start()

    for number in (1, 2):
        unknown["event_id"], unknown["event"]["ts"] = f"Ev{number}", f"179544600{number}.000100"
        await stage.sandbox.client.event(unknown)
        await stage.quiet()
        await stage.restart()

    assert len([line for line in said(stage) if "slack:T0DESK/C0ELSE" in line]) == 1
    assert stage.count("intakes") == stage.count("tickets") == 0


async def test_row_57_a_channel_with_another_id_is_followed_though_the_desk_starts_with_the_old_one(
    stage: Stage,
) -> None:
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await stage.quiet()
    await stage.sandbox.is_shared(ACME, SHARED)
    await stage.quiet()
    before = len(stage.replies(SHARED, asked.ts))

    await stage.restart()
    await stage.sandbox.says(CONTACT_ONE, SHARED, "2", asked.ts)

    await until(lambda: len(stage.replies(SHARED, asked.ts)) > before + 1)
    assert stage.count("tickets") == 1
    assert len([line for line in said(stage) if "has a new id" in line]) == 1
    assert not any("Problem" in line for line in said(stage))


async def test_row_57_and_59_what_is_taken_away_reaches_triage_and_what_waits_there_stays(stage: Stage) -> None:
    channel = stage.sandbox.state.channel(ACME)
    assert channel
    await stage.start()

    for kind in ("channel_archive", "group_left", "app_uninstalled", "tokens_revoked"):
        await stage.sandbox.client.event(stage.sandbox.events.happened(kind, channel))

    await stage.quiet()
    for told in ("was archived", "doesn't have me in it any more", "was removed from Slack"):
        assert any(told in line for line in said(stage)), told
