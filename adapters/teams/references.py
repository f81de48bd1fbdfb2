"""The platform must be told where a conversation is reached: at which connector, and in which chat with a person."""

import json
from collections import OrderedDict
from functools import partial
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from adapters.http.payload import Payload, part, words
from adapters.teams import inbound
from adapters.teams.config import TeamsConfig
from bot.model.places import Account, Place, Platform
from bot.ports import References, RunInThread

T = TypeVar("T")

SEEN = 10_000
"""References known to be kept; beyond that the longest unused are looked up again."""


class Reference(Struct, frozen=True, kw_only=True):
    """The way to reach a place or a person. `chat` is the personal chat with a person, once there is one.

    `place` is the shared channel in which somebody of another tenant was heard last, as a desk file writes it.
    """

    service_url: str
    chat: str = ""
    place: str = ""

    def written(self) -> str:
        """Return the text that is kept of it."""
        place = {"place": self.place} if self.place else {}
        return json.dumps({"service_url": self.service_url, "chat": self.chat, **place})

    @classmethod
    def read(cls, text: str) -> "Reference | None":
        """Return what `written` wrote; None for anything else."""
        try:
            found = json.loads(text)
        except ValueError:
            return None
        known = part({"": found}, "")
        url = words(known, "service_url")
        return cls(service_url=url, chat=words(known, "chat"), place=words(known, "place")) if url else None


class KnownReferences:
    """Learns from what comes in; a service URL that isn't on the list is never kept, and never given out."""

    def __init__(self, references: References, in_thread: RunInThread, config: TeamsConfig) -> None:
        self._references = references
        self._in_thread = in_thread
        self._config = config
        self._seen: OrderedDict[str, str] = OrderedDict()

    async def learn(self, activity: Payload) -> None:
        """Keep how to reach the place, and in a personal chat the person too. Raises StorageUnavailable."""
        place, by, url = inbound.place_of(activity), inbound.account_of(activity), words(activity, "serviceUrl")
        if place is None or not self._config.trusts(url):
            return
        here = Reference(service_url=url).written()
        await self._remember(_tenant(place), here)
        await self._remember(str(place), here)
        channel = words(activity, "channelData", "channel", "id")  # what happens to one may be told in its team's
        if words(activity, "channelData", "eventType") and inbound.NAMED.fullmatch(channel):
            await self._remember(str(replace(place, channel=channel)), here)
        if by is None or by.user.startswith(inbound.BOT):
            return
        if not inbound.is_shared(activity):
            await self._keep(str(by), Reference(service_url=url, chat=place.channel))
        elif by.workspace != place.workspace:
            await self._keep(str(by), Reference(service_url=url, place=str(place)))

    async def opened(self, account: Account, reference: Reference, chat: str) -> None:
        """Keep the personal chat that was just begun."""
        await self._keep(str(account), replace(reference, chat=chat))

    async def of(self, where: Place | Account) -> Reference:
        """Return how to reach it: as last seen, else as its tenant was, else by the cloud's own address, perhaps empty.

        A service URL works for every conversation of its tenant, and some tenants can only be reached by their own.
        """
        for key in (str(where), _tenant(where)):
            kept = await self._in_thread(partial(self._references.recall, key))
            found = Reference.read(kept) if kept else None
            if found and self._config.trusts(found.service_url):
                return found
        return Reference(service_url=self._config.cloud.service_url)

    async def met(self, place: Place) -> bool:
        """Return whether anything has come from there yet."""
        return await self._in_thread(partial(self._references.recall, str(place))) is not None

    async def marks_are(self, tenant: str, refused: str) -> None:
        """Keep why a tenant refuses marks; empty: it takes them."""
        await self._remember(_marks_in(tenant), refused)

    async def marks_refused(self, tenant: str) -> str:
        """Return why a tenant refused the last mark; empty if it took it, or there was none yet."""
        return await self._in_thread(partial(self._references.recall, _marks_in(tenant))) or ""

    async def _keep(self, key: str, reference: Reference) -> None:
        await self._remember(key, reference.written())

    async def _remember(self, key: str, written: str) -> None:
        if self._seen.get(key) == written:
            self._seen.move_to_end(key)
            return
        await self._in_thread(partial(self._references.remember, key, written))
        self._seen[key] = written
        if len(self._seen) > SEEN:
            self._seen.popitem(last=False)


def _marks_in(tenant: str) -> str:
    """Return the key of what is known of a tenant's marks."""
    return f"{Platform.TEAMS}:{tenant}/marks"


def _tenant(where: Place | Account) -> str:
    """Return the key of everything in the same tenant."""
    return f"{where.platform}:{where.workspace}"
