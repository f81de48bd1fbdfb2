"""The listeners that the SDK calls: a few lines that translate, hand on, and answer when all is saved.

The SDK is given an activity that our endpoint has let in, and of it the kind alone: it routes. It makes no call on the
way in, deserialises nothing that a stranger wrote, and turns no error into an answer; the listeners take the activity
as it came from the state of the turn.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from botbuilder.core import ActivityHandler, BotAdapter, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes
from msgspec.structs import replace

from adapters.http.handling import Handle, HandledCommand, Show, unshown
from adapters.http.payload import Payload, words
from adapters.teams import forms, inbound, lifecycle, pointing
from adapters.teams.config import CHANNEL_ID, TeamsConfig
from adapters.teams.markdown import plain
from adapters.teams.rewritten import rewritten
from adapters.teams.roster import Roster
from bot.commands import Command, ExplainForm, OpenFromMessage, Submit
from bot.model.places import Account
from bot.wording.brief import answer_apart, answered_here, form_in_chat, not_here, noted, noted_before

PAYLOAD, RAW = "plandesk_payload", "plandesk_raw"
"""The keys in the turn's state of what was delivered: read, and as it came."""

Json = dict[str, Any]

ERROR = "application/vnd.microsoft.error"


class Turns(BotAdapter):  # type: ignore[misc]  # the SDK ships no types
    """Runs one turn for each activity.

    `clock` is the desk's time, for what carries none of its own; `roster` is asked for the email addresses of those
    whom the desk file may know by them alone, and whether they are guests.
    """

    def __init__(
        self,
        handle: Handle,
        config: TeamsConfig,
        clock: Callable[[], datetime],
        roster: Roster | None = None,
        show: Show = unshown,
    ) -> None:
        super().__init__()
        self._listeners = Listeners(handle, config, clock, roster, show)

    async def run(self, payload: Payload, raw: str) -> Json | None:
        """Return what is to be answered to an invoke; None for other activities. Raises what handling raises."""
        turn = TurnContext(self, shaped(payload))
        turn.turn_state.update({PAYLOAD: payload, RAW: raw})
        await self.run_pipeline(turn, self._listeners.on_turn)
        answer = turn.turn_state.get(self._INVOKE_RESPONSE_KEY)
        return answer.value.body if answer else None

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> list[object]:
        """Keep the answer to an invoke for the endpoint. Whatever else the desk says goes through the outbox."""
        for activity in activities:
            if activity.type == ActivityTypes.invoke_response:
                context.turn_state[self._INVOKE_RESPONSE_KEY] = activity
        return []

    async def update_activity(self, context: TurnContext, activity: Activity) -> None:
        """Raise NotImplementedError: nothing is said in a turn."""
        raise NotImplementedError

    async def delete_activity(self, context: TurnContext, reference: object) -> None:
        """Raise NotImplementedError: nothing is said in a turn."""
        raise NotImplementedError


class Listeners(ActivityHandler):  # type: ignore[misc]  # the SDK ships no types
    """Messages and what becomes of them, buttons and the message action. Everything else needs no answer."""

    def __init__(
        self, handle: Handle, config: TeamsConfig, clock: Callable[[], datetime], roster: Roster | None, show: Show
    ) -> None:
        self._handle = handle
        self._config = config
        self._show = show
        self._clock = clock
        self._roster = roster
        self._invokes: dict[str, Callable[[TurnContext], Awaitable[Json]]] = {
            "adaptiveCard/action": self._executed,
            "composeExtension/fetchTask": self._pointed,
            "composeExtension/submitAction": self._pointed,
        }

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Take in what somebody wrote; a message that carries a value is a button that was pressed."""
        activity, now = turn_context.turn_state[PAYLOAD], self._clock()
        command = inbound.pressed(activity, now) if activity.get("value") else inbound.heard(activity, now)
        if command:
            await self._give(command, turn_context)

    async def on_message_update_activity(self, turn_context: TurnContext) -> None:
        """Take in that somebody changed or deleted what they wrote."""
        command = rewritten(turn_context.turn_state[PAYLOAD], self._clock())
        if command:
            await self._give(command, turn_context)

    on_message_delete_activity = on_message_update_activity

    async def on_installation_update(self, turn_context: TurnContext) -> None:
        """Take in that somebody added the app, or took it away."""
        activity, now = turn_context.turn_state[PAYLOAD], self._clock()
        command = inbound.added(activity, now) or lifecycle.happened(activity, now)
        if command:
            await self._give(command, turn_context)

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        """Take in that a channel, a team or who is in it has changed."""
        command = lifecycle.happened(turn_context.turn_state[PAYLOAD], self._clock())
        if command:
            await self._give(command, turn_context)

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        """Answer something that waits for an answer; what we don't know gets an empty one."""
        answer = self._invokes.get(turn_context.activity.name)
        return InvokeResponse(status=200, body=await answer(turn_context) if answer else {})

    async def _executed(self, turn: TurnContext) -> Json:
        sent = forms.filled(turn.turn_state[PAYLOAD], self._config, self._clock())
        if sent:
            return forms.response(await self._give(sent, turn), sent, self._config)
        command = inbound.pressed(turn.turn_state[PAYLOAD], self._clock())
        if command is None:
            unknown = {"code": "BadRequest", "message": "not a button of this desk"}
            return {"statusCode": 400, "type": ERROR, "value": unknown}
        value = _beside_the_button(await self._give(command, turn), turn.turn_state[PAYLOAD])
        return {"statusCode": 200, "type": forms.MESSAGE, "value": value}

    async def _pointed(self, turn: TurnContext) -> Json:
        """Answer somebody who points at a message, in a dialog with a sentence."""
        command = pointing.pointed(turn.turn_state[PAYLOAD], self._clock())
        if command is None:
            return _dialog(not_here())
        answer = (await self._give(command, turn)).answer
        return _dialog(plain(answer.summary) if answer else noted_before())

    async def _give(self, command: Command, turn: TurnContext) -> HandledCommand:
        """Hand a command on with what the roster says of those whom it names, where that tells who they are.

        That is their email addresses, and whether they are full members of the desk's own tenant.
        """
        origin = command.origin
        email, is_full = await self._email(turn, origin.by), await self._is_full_member(turn, origin.by)
        command = replace(command, origin=replace(origin, email=email, is_full_member=is_full))
        if isinstance(command, OpenFromMessage) and command.pointed:
            writer = command.pointed.writer
            email, is_full = await self._email(turn, writer), await self._is_full_member(turn, writer)
            command = replace(command, pointed=replace(command.pointed, writer_email=email, is_full_member=is_full))
        result = await self._handle(command, turn.turn_state[RAW])
        if result.form is None or isinstance(command, Submit) or await self._show(result.form, command.origin, ""):
            return result
        return await self._handle(ExplainForm.instead_of(result.form, command.origin), turn.turn_state[RAW])

    async def _email(self, turn: TurnContext, account: Account | None) -> str:
        return await self._roster.email(turn.turn_state[PAYLOAD], account) if self._roster and account else ""

    async def _is_full_member(self, turn: TurnContext, account: Account | None) -> bool | None:
        if self._roster is None or account is None:
            return None
        return await self._roster.is_full_member(turn.turn_state[PAYLOAD], account)


def _beside_the_button(result: HandledCommand, activity: Payload) -> str:
    """Return the words that are shown at once: where to look for what else there is."""
    if result.form:
        return form_in_chat()
    if not result.told_apart or words(activity, "conversation", "conversationType") != "channel":
        return noted()
    place, by = inbound.place_of(activity), inbound.account_of(activity)
    return answered_here() if place and by and place.workspace != by.workspace else answer_apart()


def _dialog(sentence: str) -> Json:
    return {"task": {"type": "message", "value": sentence}}


def shaped(payload: Payload) -> Activity:
    """Return what the SDK needs to find the listener, and nothing that it trips over."""
    return Activity(type=words(payload, "type"), name=words(payload, "name"), channel_id=CHANNEL_ID)
