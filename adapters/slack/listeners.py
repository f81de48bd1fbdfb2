"""What Bolt calls: three-line listeners that translate, hand on, and answer when all is saved.

Bolt is given a request that our door has verified and read. It is kept from everything it would do by itself: no Web
API call on the way in (`authorize` has its answer ready), no answer before the listener has returned, no token taken
from the environment, no log line with a body in it, no error turned into an answer.
"""

import logging
import re
from collections.abc import Callable
from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.web.async_client import AsyncWebClient

from adapters.edge.handling import Handle
from adapters.slack import inbound, render
from adapters.slack.config import SlackConfig

QUIET = logging.getLogger("adapters.slack.bolt")
QUIET.setLevel(logging.ERROR)  # below that Bolt and the SDK write whole bodies

PAYLOAD, RAW = "plandesk_payload", "plandesk_raw"
"""Where the request's context holds what was delivered: read, and as it came."""


def app(handle: Handle, config: SlackConfig, clock: Callable[[], datetime]) -> AsyncApp:
    """Bolt with our listeners. `clock` is the desk's time, for what carries none of its own."""
    bolt = _bolt(config)

    @bolt.event("app_mention")
    @bolt.event("message")  # the innermost is looked at first, and most that comes is a message
    async def heard(context: AsyncBoltContext) -> None:
        if command := inbound.heard(context[PAYLOAD], config):
            await handle(command, context[RAW])

    @bolt.action(re.compile(""))
    async def pressed(ack: AsyncAck, context: AsyncBoltContext) -> None:
        if command := inbound.pressed(context[PAYLOAD], config, clock()):
            await handle(command, context[RAW])
        await ack()

    @bolt.command(config.ack)
    @bolt.command(config.ticket)
    async def typed(ack: AsyncAck, context: AsyncBoltContext) -> None:
        command = inbound.typed(context[PAYLOAD], config, clock())
        outcome = await handle(command, context[RAW]) if command else None
        await ack(render.inline(outcome.answer) if outcome and outcome.answer else "")

    return bolt


def _bolt(config: SlackConfig) -> AsyncApp:
    bolt = AsyncApp(
        name="plandesk",
        logger=QUIET,
        signing_secret=config.signing_secret,
        client=AsyncWebClient(base_url=config.api_url, logger=QUIET, retry_handlers=[]),
        authorize=_Ready(config),
        process_before_response=True,
        # The door has done all of these, or nobody needs them.
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    bolt.error(_raise)
    return bolt


class _Ready(AsyncAuthorize):
    """The answer to "may this request be here": yes, it was signed with our secret."""

    def __init__(self, config: SlackConfig) -> None:
        self._result = AuthorizeResult(
            enterprise_id=None,
            team_id=config.installed,
            bot_token=config.bot_token,
            bot_user_id=config.bot_user,
        )

    async def __call__(self, **_: object) -> AuthorizeResult:
        return self._result


async def _raise(error: Exception) -> None:
    """Bolt would write the error down and answer 500 for all of them: the door tells them apart."""
    raise error
