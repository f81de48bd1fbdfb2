"""What is wrong on the platform when the desk starts is said where somebody looks: in the log, and in triage."""

from adapters.sandbox.core.faults import Deny
from adapters.sandbox.example import ACME, CONTACT_ONE, DESK_FILE, LEAD_ONE, TRIAGE
from tests.faults.stage import Stage, until


async def test_a_channel_that_the_bot_is_not_in_is_told_to_triage(stage: Stage) -> None:
    bot, channel = stage.sandbox.state.population.bot.id, stage.sandbox.state.channel(ACME)
    assert channel is not None
    stage.sandbox.state.set_members(ACME, channel.members - {bot})

    await stage.start()

    await until(lambda: stage.posts(TRIAGE))
    (said,) = stage.sandbox.messages(TRIAGE)
    assert f"invite the bot to #{channel.name}" in said.text
    assert "Problem: Slack: invite the bot to" in stage.log


async def test_a_revoked_token_is_in_the_log_and_those_who_answer_for_the_desk_hear_of_it_later(stage: Stage) -> None:
    for _ in range(2):  # the desk asks who it is, too
        stage.sandbox.script("auth.test", Deny(code="token_revoked"))

    await stage.start()

    await until(lambda: stage.sandbox.direct(LEAD_ONE))
    assert "Problem: Slack: SLACK_BOT_TOKEN doesn't work: Slack refuses our token (token_revoked)" in stage.log
    assert "something needs you" in stage.sandbox.direct(LEAD_ONE)[-1].text


async def test_a_desk_whose_account_manager_has_left_starts_and_triage_hears_of_it(stage: Stage) -> None:
    left = stage.folder / "left.toml"
    left.write_text(DESK_FILE.read_text("utf-8").replace('tam = "tam-one"', 'tam = "tam-two"', 1), "utf-8")

    stage.environment["PLANDESK_DESK"] = str(left)

    await stage.start()

    await until(lambda: stage.posts(TRIAGE))
    said = " ".join(message.text for message in stage.sandbox.messages(TRIAGE))
    assert "names somebody who isn't there any more" in said
    assert "“tam-two” isn't one of the people" in said
    assert "“tam-two” isn't one of the people" in stage.log


async def test_a_desk_that_can_work_says_nothing(stage: Stage) -> None:
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await stage.quiet()

    await until(lambda: any(call.method == "users.conversations" for call in stage.sandbox.calls))

    assert len(stage.replies(ACME, asked.ts)) == 1
    assert [said for said in stage.sandbox.messages(TRIAGE) if "to do" in said.text] == []
    assert "Problem" not in stage.log


async def test_a_slack_that_does_not_answer_holds_nothing_up(stage: Stage) -> None:
    stage.sandbox.script("auth.test", Deny(code="fatal_error"))
    await stage.start()

    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")

    await stage.quiet(ACME)
    assert asked.status == 200
