"""Answers to clicks and commands: in the HTTP answer itself, or later at a response address.

An address serves five times within thirty minutes of the clock.
"""

import json
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from adapters.sandbox.core.delivery import DeskDelivery
from adapters.sandbox.core.json_object import JsonObject, parse
from adapters.sandbox.slack.arguments import CallArguments
from adapters.sandbox.slack.blocks import completed, faults_of
from adapters.sandbox.slack.serials import Serials
from adapters.sandbox.slack.state import MessageDraft, PostedMessage, SlackState
from bot.ports import Clock

PATH = "/sandbox/slack/response"
USES = 5
LIFE = timedelta(minutes=30)


class Occasion(Struct, frozen=True, kw_only=True):
    """The act that an answer answers: somebody's in a channel, on a message if it was a click."""

    user: str
    channel: str
    message: PostedMessage | None = None


class _Address(Struct, frozen=True, kw_only=True):
    occasion: Occasion
    ends: datetime
    left: int = USES


class Responses:
    """The response addresses given out, and what is answered there.

    `violations` lists answers that can't be shown.
    """

    def __init__(
        self, *, state: SlackState, serials: Serials, clock: Clock, own_url: str, violations: list[str]
    ) -> None:
        self._state = state
        self._serials = serials
        self._clock = clock
        self._own_url = own_url.rstrip("/")
        self._violations = violations
        self._addresses: dict[str, _Address] = {}

    def complain(self, problems: list[str]) -> None:
        """Note what is wrong with an answer that was shown elsewhere."""
        self._violations += problems

    def address(self, occasion: Occasion) -> str:
        """Return a new response address."""
        secret = self._serials.response()
        self._addresses[secret] = _Address(occasion=occasion, ends=self._clock.now() + LIFE)
        return f"{self._own_url}{PATH}/{secret}"

    def answered(self, occasion: Occasion, delivery: DeskDelivery) -> PostedMessage | None:
        """Show the text or blocks in the HTTP answer to a command; return None if there are none."""
        if not delivery.taken or not delivery.answer.strip():
            return None
        if delivery.answer_type.startswith("application/json"):
            return self._show(occasion, json.loads(delivery.answer))
        return self._show(occasion, {"text": delivery.answer})

    async def receive(self, request: Request) -> Response:
        """Answer a call of a response address."""
        secret = request.path_params["secret"]
        address = self._addresses.get(secret)
        if address is None or self._clock.now() >= address.ends:
            return JSONResponse({"ok": False, "error": "expired_url"}, status_code=404)
        if address.left == 0:
            return JSONResponse({"ok": False, "error": "used_url"}, status_code=404)
        self._addresses[secret] = replace(address, left=address.left - 1)
        return self._taken(address.occasion, await request.body())

    def _taken(self, occasion: Occasion, body: bytes) -> Response:
        answer = parse(body)
        if answer is None:
            self._violations.append("response address: not a JSON object")
            return JSONResponse({"ok": False, "error": "invalid_payload"}, status_code=400)
        self._show(occasion, answer)
        return PlainTextResponse("ok")

    def _show(self, occasion: Occasion, answer: JsonObject) -> PostedMessage | None:
        args = CallArguments(answer)
        blocks = answer.get("blocks") or []
        faults = faults_of(blocks)
        if faults:
            self._violations += [f"answer: {fault}" for fault in faults]
            return None
        whole = completed(blocks, self._serials)
        original = occasion.message
        if original is not None and args.flag("delete_original"):
            self._state.remove(original)
            return None
        if original is not None and args.flag("replace_original"):
            text = args.maybe("text") or original.text
            return self._state.edit(replace(original, text=text, blocks=tuple(whole)))
        return self._said(occasion, args, whole)

    def _said(self, occasion: Occasion, args: CallArguments, blocks: list[JsonObject]) -> PostedMessage | None:
        text = args.maybe("text") or ""
        if not text and not blocks:
            return None
        draft = MessageDraft(
            channel=occasion.channel,
            user=self._state.population.bot.id,
            text=text,
            thread=args.maybe("thread_ts"),
            blocks=blocks,
        )
        if args.maybe("response_type") == "in_channel":
            return self._state.post(draft)
        return self._state.send_privately(draft, occasion.user)
