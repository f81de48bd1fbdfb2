"""A third platform, as small as one can be: JSON in, sentences out, and nothing in the desk that knows it.

In desk files it goes by the name of Teams, whose place in the list it takes: the names in `bot.model.places.Platform`
are the only thing of a platform that is not its own.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Annotated, ClassVar

import typer
from pydantic import Field, SecretStr
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.http.check import Check, ok
from adapters.platform.adapter import Built, ChatAdapter
from adapters.platform.ground import Ground
from adapters.platform.manifest import ManifestUpload, ReadDesk, https
from adapters.platform.permalink import Addresses, Permalinks, addressed
from adapters.platform.settings import PlatformSettings
from bot.commands import Origin, ReceiveMessage, Via
from bot.errors import NotDeliverable, NotMarkable
from bot.model.message import Message
from bot.model.places import Account, MessageRef, Place, Platform, Thread
from bot.model.state_mark import StateMark
from bot.ports import Address

THIRD = Platform.TEAMS
INBOX = "/third/inbox"

posted: list[tuple[Address, Message]] = []
"""What the desk has said, in order."""


class ThirdSettings(PlatformSettings):
    """On with a key; without one, anybody can write who knows the address."""

    PREFIX: ClassVar[str] = "THIRD_"
    NEEDED: ClassVar[str] = "THIRD_KEY"

    key: Annotated[SecretStr, Field(alias="THIRD_KEY")] = SecretStr("")
    name: Annotated[str, Field(alias="THIRD_NAME")] = "The third"
    is_open: Annotated[bool, Field(alias="THIRD_OPEN")] = False

    @property
    def is_on(self) -> bool:
        return bool(self.key) or self.is_open

    @property
    def serving(self) -> str:
        return self.name

    @property
    def lets_anyone_in(self) -> str:
        return "THIRD_OPEN" if self.is_open else ""

    @classmethod
    def half_given(cls, given: Mapping[str, str]) -> Iterator[str]:
        if "THIRD_NAME" in given and "THIRD_KEY" not in given:
            yield "The third platform needs THIRD_KEY as well"

    @classmethod
    def wrong_kinds(cls, given: Mapping[str, str]) -> Iterator[str]:
        if given.get("THIRD_KEY", "").startswith("cert-"):
            yield "THIRD_KEY is a certificate: give the key"


class ThirdPlatform:
    """Posts into a list, and knows nobody's home."""

    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        posted.append((address, addressed(message, self._addresses)))
        channel = address.place.channel if address.place else "direct"
        return MessageRef(place=Place(platform=THIRD, workspace="T", channel=channel), id=f"{len(posted)}")

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        return await self.post(address, message, delivery)

    async def mark(self, address: Address, mark: StateMark | None, before: StateMark | None) -> None:
        raise NotMarkable("nothing is ever marked there")

    async def remove(self, address: Address) -> None:
        raise NotDeliverable("nothing is ever taken away there")

    async def send_privately(self, address: Address, message: Message, delivery: str) -> None:
        await self.post(address, message, delivery)

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        await self.post(address, message, delivery)

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        return None


def build(settings: ThirdSettings, ground: Ground) -> Built:
    async def receive(request: Request) -> Response:
        if request.headers.get("x-key") != settings.key.get_secret_value():
            return Response(status_code=401)
        raw = await request.body()
        said = json.loads(raw)
        place = Place(platform=THIRD, workspace="T", channel=said["channel"])
        origin = Origin(
            by=Account(platform=THIRD, workspace="T", user=said["by"]),
            place=place,
            thread=Thread(place=place, root=said["thread"]) if "thread" in said else None,
            at=ground.clock.now(),
            via=Via.MESSAGE,
            keys=(f"third:{said['id']}",),
        )
        await ground.handle(ReceiveMessage(origin=origin, message=said["id"], text=said["text"]), raw.decode())
        return Response()

    async def close() -> None:
        """Nothing is open."""

    async def checks() -> list[Check]:
        return [ok("Third", "the key is good")]

    async def time() -> datetime | None:
        return datetime.now(UTC)

    return Built(
        platform=THIRD,
        speaks=ThirdPlatform(ground.addresses),
        route=Route(INBOX, receive, methods=["POST"]),
        close=close,
        checks=checks,
        time=time,
    )


def command(read_desk: ReadDesk, version: str) -> Callable[..., ManifestUpload]:
    def third(
        url: Annotated[str, typer.Option(help="Where the desk is served.")],
        colour: Annotated[str, typer.Option(help="The colour of its icon.")] = "grey",
    ) -> ManifestUpload:
        """Show the manifest of the third platform."""
        said = {"inbox": https(url, "The third") + INBOX, "version": version, "colour": colour}
        return ManifestUpload(text=json.dumps(said) + "\n", notes=("Upload it under “Apps”.",))

    return third


ADAPTER = ChatAdapter(
    platform=THIRD,
    settings=ThirdSettings,
    permalinks=Permalinks(
        message=lambda ref: f"https://third.example/{ref.place.channel}/{ref.id}",
        channel=lambda place: f"https://third.example/{place.channel}",
    ),
    manifest=command,
    build=build,
    fixed=lambda desk: {"the third platform's name of the desk": desk.name},
    quiet={"third.library": 40},
    credentials=r"\bkey-\w+",
)
