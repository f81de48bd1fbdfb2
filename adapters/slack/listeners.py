"""The listeners that Bolt calls: three lines that translate, hand on, and answer when all is saved.

Bolt is given a request that our endpoint has verified and read. It is kept from everything it would do by itself: no
Web API call on the way in (`authorize` has its answer ready), no answer before the listener has returned, no token
taken from the environment, no log line with a body in it, no error turned into an answer.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.web.async_client import AsyncWebClient

from adapters.http.handling import Handle, HandledCommand, Show, unshown
from adapters.http.payload import Payload, words
from adapters.platform.permalink import addressed
from adapters.slack import forms, inbound, lifecycle, pointing, render
from adapters.slack.calling import QUIET
from adapters.slack.config import SlackConfig
from adapters.slack.rewritten import rewritten
from adapters.slack.scopes import SHORTCUTS
from bot.commands import Command, ExplainForm, Origin, ReceiveMessage
from bot.errors import DeliveryFailed
from bot.model.message import Message
from bot.model.places import Thread

PAYLOAD, RAW, RETRIES = "plandesk_payload", "plandesk_raw", "plandesk_retries"
"""The keys in the request's context of what was delivered: read, as it came, and how often it came before."""

HEARD: Final = frozenset({"message", "app_mention"})
"""The events of messages."""

LAST_RETRY: Final = 3
"""Slack delivers four times in all."""

Context = Mapping[str, Any]
"""A delivery, by the keys above."""

Read = Callable[[str, str], Awaitable[Payload | None]]
"""Reads the message of a channel and a stamp; None if there is none. Raises the `DeliveryFailed` family."""


ShowTable = Callable[[Message, Origin], Awaitable[bool]]
"""Shows a message by its table to who typed a command, and says if that worked; if not, it is answered as text."""


async def untabled(message: Message, origin: Origin) -> bool:
    """Return False: no table can be shown here."""
    return False


class Unread(Exception):
    """A message that is needed couldn't be read now; nothing was kept, and Slack should deliver again."""


def hearing(
    handle: Handle, config: SlackConfig, read: Read, *, show: Show = unshown
) -> Callable[[Context], Awaitable[None]]:
    """Return the listener of all events of messages."""
    given, along = _Giving(handle, show), _Along(handle, config, read)

    async def heard(context: Context) -> None:
        payload = context[PAYLOAD]
        command = inbound.heard(payload, config)
        if command and (root := pointing.root_of(command)):
            said = await _read(*root, read, context[RETRIES])
            await given(pointing.by_mention(command, said, payload, config), context)
        else:
            result = await given(command or rewritten(payload, config), context)
            await along(command, result, context)

    return heard


def app(
    handle: Handle,
    config: SlackConfig,
    clock: Callable[[], datetime],
    read: Read,
    *,
    show: Show = unshown,
    tabled: ShowTable = untabled,
) -> AsyncApp:
    """Return Bolt with all other listeners. `clock` is the desk's time, for what carries none of its own."""
    bolt = _bolt(config)

    given = _Giving(handle, show)

    @bolt.event("reaction_added")
    async def reacted(context: AsyncBoltContext) -> None:
        if reaction := pointing.reacted(context[PAYLOAD], config):
            said = await _read(reaction.channel, reaction.stamp, read, context[RETRIES])
            await handle(pointing.by_reaction(reaction, said, context[PAYLOAD], config), context[RAW])

    @bolt.message_shortcut(re.compile("|".join(SHORTCUTS)))
    async def chosen(ack: AsyncAck, context: AsyncBoltContext) -> None:
        if command := pointing.by_menu(context[PAYLOAD], config, clock()):
            await handle(command, context[RAW])
        await ack()

    @bolt.action(re.compile(""))
    async def pressed(ack: AsyncAck, context: AsyncBoltContext) -> None:
        await given(inbound.pressed(context[PAYLOAD], config, clock()), context)
        await ack()

    @bolt.command(config.ack)
    @bolt.command(config.ticket)
    async def typed(ack: AsyncAck, context: AsyncBoltContext) -> None:
        command = inbound.typed(context[PAYLOAD], config, clock())
        result = await given(command, context)
        answer = result.answer if result else None
        if answer is None or (command and await tabled(answer, command.origin)):
            await ack("")
        else:
            await ack(render.inline(addressed(answer, config.addresses)))

    _note_lifecycle(bolt, given, config, clock)
    _take_forms(bolt, handle, config, clock)
    _show_homes(bolt, handle, config, clock)
    return bolt


def _note_lifecycle(bolt: AsyncApp, given: "_Giving", config: SlackConfig, clock: Callable[[], datetime]) -> None:
    @bolt.event(re.compile("|".join(lifecycle.KINDS)))
    async def happened(context: AsyncBoltContext) -> None:
        await given(lifecycle.happened(context[PAYLOAD], config, clock()), context)


def _show_homes(bolt: AsyncApp, handle: Handle, config: SlackConfig, clock: Callable[[], datetime]) -> None:
    @bolt.event("app_home_opened")
    async def opened(context: AsyncBoltContext) -> None:
        if command := inbound.opened_home(context[PAYLOAD], config, clock()):
            await handle(command, context[RAW])


def _take_forms(bolt: AsyncApp, handle: Handle, config: SlackConfig, clock: Callable[[], datetime]) -> None:
    @bolt.view(forms.CALLBACK)
    async def submitted(ack: AsyncAck, context: AsyncBoltContext) -> None:
        command = forms.filled(context[PAYLOAD], config, clock())
        result = await handle(command, context[RAW]) if command else None
        await ack(**forms.response(result, command, config))


class _Giving:
    """Gives commands to the desk, and shows the form that one asks for before Slack is answered."""

    def __init__(self, handle: Handle, show: Show) -> None:
        self._handle = handle
        self._show = show

    async def __call__(self, command: Command | None, context: Context) -> HandledCommand | None:
        if command is None:
            return None
        result, trigger = await self._handle(command, context[RAW]), words(context[PAYLOAD], "trigger_id")
        if result.form is None or await self._show(result.form, command.origin, trigger):
            return result
        return await self._handle(ExplainForm.instead_of(result.form, command.origin), context[RAW])


class _Along:
    """Reads the message that a thread hangs under, after the mention in it was kept, and gives that to the desk too.

    A delivery that comes again asks once more: it may come again because the message couldn't be read. So does one that
    waits until it is known who gave it: what it takes along waits behind it.
    """

    def __init__(self, handle: Handle, config: SlackConfig, read: Read) -> None:
        self._handle = handle
        self._config = config
        self._read = read

    async def __call__(self, command: Command | None, result: HandledCommand | None, context: Context) -> None:
        retries = context[RETRIES]
        if not isinstance(command, ReceiveMessage) or result is None or not (root := _wanted(command, result, retries)):
            return
        said = await _read(root.place.channel, root.root, self._read, retries)
        if point := said and pointing.along(command, said, context[PAYLOAD], self._config):
            await self._handle(point, context[RAW])


def _wanted(command: ReceiveMessage, result: HandledCommand, retries: int) -> Thread | None:
    again = command.mentions_desk and (result.deferred or (retries and result.absorbed))
    return result.root or (command.origin.thread if again else None)


async def _read(channel: str, stamp: str, read: Read, retries: int) -> Payload | None:
    """Return the message that is pointed at; None if it can't be read, or is gone.

    While Slack will deliver again, one that can't be read now raises Unread.
    """
    try:
        return await read(channel, stamp)
    except DeliveryFailed as failed:
        if retries < LAST_RETRY:
            raise Unread(str(failed)) from failed
        return None


def _bolt(config: SlackConfig) -> AsyncApp:
    bolt = AsyncApp(
        name="plandesk",
        logger=QUIET,
        signing_secret=config.signing_secret,
        client=AsyncWebClient(base_url=config.api_url, logger=QUIET, retry_handlers=[]),
        authorize=_Ready(config),
        process_before_response=True,
        # The endpoint has done all of these, or nobody needs them.
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
            bot_user_id=config.own.user or None,
        )

    async def __call__(self, **_: object) -> AuthorizeResult:
        return self._result


async def _raise(error: Exception) -> None:
    """Raise the error on: Bolt would answer 500 for each of them, and the endpoint tells them apart."""
    raise error
