"""One page on which somebody writes and clicks as any of the people, and moves the clock."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeAlias

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from adapters.workspace.door import Door
from adapters.workspace.gestures import Gesture, Gestures, NotPossible
from adapters.workspace.interactions import Control, controls
from adapters.workspace.people import Channel, ChannelKind, User
from adapters.workspace.state import JsonObject, Message

STATIC = Path(__file__).with_name("static")
FILES = {"/": "page.html", "/workspace/page.css": "page.css"} | {
    f"/workspace/{name}": name for name in ("page.js", "conversation.js", "blocks.js", "mrkdwn.js")
}
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
LONGEST = timedelta(days=366)

Act: TypeAlias = Callable[[JsonObject], Awaitable[Gesture | None]]


class Unreadable(Exception):
    """The page asked for something in a form that it never uses; the text says what."""


class Page:
    """The page's files, what it shows, and what can be done on it."""

    def __init__(self, workspace: Gestures) -> None:
        self._workspace = workspace
        self._state = workspace.state

    def routes(self) -> list[Route]:
        """Everything that the page needs; for this machine alone."""
        door = [Middleware(Door)]
        acts = {"say": self._say, "click": self._click, "command": self._command, "clock": self._clock}
        return [
            *(Route(path, _file(name), middleware=door) for path, name in FILES.items()),
            Route("/workspace/state", self._shown, middleware=door),
            *(Route(f"/workspace/{name}", _act(act), methods=["POST"], middleware=door) for name, act in acts.items()),
        ]

    async def _shown(self, request: Request) -> Response:
        me = self._state.user(request.query_params.get("as", "")) or self._people()[0]
        due = await self._workspace.next_timer_at() if self._workspace.next_timer_at is not None else None
        shown: JsonObject = {
            "revision": self._state.revision,
            "me": me.id,
            "now": self._workspace.clock.now().isoformat(),
            "next": due.isoformat() if due else None,
        }
        if request.query_params.get("revision") != f"{me.id}/{self._state.revision}":
            shown |= self._seen_by(me)
        return JSONResponse(shown, headers=HEADERS)

    def _seen_by(self, me: User) -> JsonObject:
        self._state.direct(me.id)
        mine = self._state.channels_of(me.id)
        whispers = self._state.whispers(me.id)
        said = {
            channel.id: [*self._state.messages(channel.id), *(m for m in whispers if m.channel == channel.id)]
            for channel in mine
        }
        names = {user.id: user.name for user in self._state.users}
        return {
            "people": [self._person(user) for user in self._people()],
            "names": names | {channel.id: channel.name for channel in mine},
            "desk": self._state.population.bot.id,
            "commands": me.team == self._state.population.home.id,
            "channels": [self._channel(channel) for channel in mine],
            "messages": {channel: [_message(message) for message in messages] for channel, messages in said.items()},
        }

    def _people(self) -> list[User]:
        return [user for user in self._state.users if user.bot_id is None]

    def _person(self, user: User) -> JsonObject:
        home = self._state.population.home
        team = self._state.population.teams.get(user.team, home)
        return {"id": user.id, "name": user.name, "about": user.about, "team": team.name, "home": user.team == home.id}

    def _channel(self, channel: Channel) -> JsonObject:
        is_direct = channel.kind is ChannelKind.DIRECT
        name = self._state.population.bot.name if is_direct else channel.name
        return {"id": channel.id, "name": name, "kind": channel.kind.value, "shared": self._state.is_shared(channel)}

    async def _say(self, asked: JsonObject) -> Gesture:
        thread = _text(asked, "thread") if asked.get("thread") else None
        return await self._workspace.says(
            _text(asked, "as"), _text(asked, "channel"), _text(asked, "text"), thread=thread
        )

    async def _click(self, asked: JsonObject) -> Gesture:
        reader, channel, ts = _text(asked, "as"), _text(asked, "channel"), _text(asked, "ts")
        message = self._state.find(channel, ts) or self._state.find_whisper(channel, ts, reader)
        if message is None:
            raise NotPossible("That message is gone.")
        return await self._workspace.presses(reader, message, _pressed(message, asked))

    async def _command(self, asked: JsonObject) -> Gesture:
        command, _, text = _text(asked, "text").strip().partition(" ")
        return await self._workspace.runs(_text(asked, "as"), _text(asked, "channel"), command, text.strip())

    async def _clock(self, asked: JsonObject) -> None:
        if asked.get("to") == "next":
            if await self._workspace.passes_to_next_timer() is None:
                raise NotPossible("Nothing is waiting for its time.")
            return
        minutes = asked.get("minutes")
        if not isinstance(minutes, int) or not 0 < minutes <= LONGEST.total_seconds() / 60:
            raise Unreadable("minutes: a whole number, at most a year of them")
        await self._workspace.passes(timedelta(minutes=minutes))


def _file(name: str) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        return FileResponse(STATIC / name, headers=HEADERS)

    return serve


def _act(act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def take(request: Request) -> Response:
        try:
            gesture = await act(await _asked(request))
        except Unreadable as unreadable:
            return _problem(400, str(unreadable))
        except (NotPossible, LookupError) as refused:
            return _problem(409, str(refused))
        failed = [delivery for delivery in gesture.deliveries if not delivery.taken] if gesture else []
        if failed:
            return _problem(502, f"The desk did not take it: {failed[0].status or 'no answer'}.")
        return JSONResponse({}, headers=HEADERS)

    return take


async def _asked(request: Request) -> JsonObject:
    # A form of another page cannot have this type without asking first.
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Unreadable("the page speaks JSON")
    try:
        asked = await request.json()
    except ValueError as error:
        raise Unreadable("the page speaks JSON") from error
    if not isinstance(asked, dict):
        raise Unreadable("the page sends an object")
    return asked


def _text(asked: Mapping[str, Any], name: str) -> str:
    value = asked.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Unreadable(f"{name}: some text")
    return value


def _pressed(message: Message, asked: JsonObject) -> Control:
    wanted = (_text(asked, "block"), _text(asked, "action"), asked.get("option"))
    for control in controls(message):
        option = control.option["value"] if control.option else None
        if (control.block_id, control.action_id, option) == wanted:
            return control
    raise NotPossible("That button is gone.")


def _message(message: Message) -> JsonObject:
    return {
        "ts": message.ts,
        "user": message.user,
        "text": message.text,
        "thread": message.thread,
        "blocks": list(message.blocks),
        "files": [file["name"] for file in message.files],
        "edited": message.edited is not None,
        "private": message.only_for is not None,
    }


def _problem(status: int, problem: str) -> Response:
    return JSONResponse({"problem": problem}, status_code=status, headers=HEADERS)
