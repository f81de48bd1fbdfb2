"""Who somebody is, where an activity does not say enough: asked of the conversation's own roster.

Two things are taken. The object id, where the activity has none. And, in the desk's own tenant alone, the mail address,
for those whom the desk file knows by nothing else: what stands there the vendor's own administrators have seen to. In
any other tenant, and of who is in a shared channel from another, it is what its administrators make it, and proves
nothing.
"""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from adapters.edge.payload import Payload, part, words
from adapters.teams import inbound
from adapters.teams.config import TeamsConfig
from adapters.teams.wire import Wire, answered
from bot.errors import DeliveryFailed
from bot.model.places import Account

SECONDS = 2.0
"""Somebody waits for the answer: without one, the person is known by the id that bots are given."""
KNOWN = 10_000
KEPT_SECONDS = 12 * 60 * 60.0
AGAIN_SECONDS = 60.0
"""Who could not be looked up is looked up again after this time, not with every message."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a roster said of somebody, and until when that is believed; empty for whom it could not be asked."""

    until: float
    user: str = ""
    mail: str = ""


class Roster:
    """Looks people up, each once in a long while. `elapsed` tells seconds that never run backwards."""

    def __init__(self, wire: Wire, config: TeamsConfig, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._wire = wire
        self._config = config
        self._elapsed = elapsed
        self._known: OrderedDict[str, Entry] = OrderedDict()

    async def identified(self, activity: Payload) -> Payload:
        """The activity, with the object id of the person it is from if that can be had."""
        who = words(activity, "from", "id")
        if not who or who.startswith(inbound.BOT) or words(activity, "from", "aadObjectId"):
            return activity
        found = (await self._entry(activity, who)).user
        return {**activity, "from": {**part(activity, "from"), "aadObjectId": found}} if found else activity

    async def mail(self, activity: Payload, account: Account) -> str:
        """The mail address of who acts in this activity; empty where it is not needed or would prove nothing."""
        if account.workspace != self._config.tenant or account.user in self._config.people:
            return ""
        return (await self._entry(activity, account.user)).mail

    async def _entry(self, activity: Payload, who: str) -> Entry:
        known = self._known.get(who)
        if known is None or known.until <= self._elapsed():
            known = await self._looked_up(activity, who)
            self._keep(who, known)
        return known

    async def _looked_up(self, activity: Payload, who: str) -> Entry:
        place = inbound.place_of(activity)
        nothing = Entry(until=self._elapsed() + AGAIN_SECONDS)
        if place is None:
            return nothing
        try:
            async with asyncio.timeout(SECONDS):
                connector = self._wire.connector(words(activity, "serviceUrl"))
                member = await answered(connector.conversations.get_conversation_member(place.channel, who))
        except (DeliveryFailed, TimeoutError) as problem:
            told = {"action": "teams.unidentified", "reason": type(problem).__name__}
            log.warning("Somebody cannot be looked up in the roster of a conversation.", extra=told)
            return nothing
        user = str(getattr(member, "aad_object_id", None) or "")
        if not inbound.NAMED.fullmatch(user):
            return nothing
        more = getattr(member, "additional_properties", None) or {}
        return Entry(until=self._elapsed() + KEPT_SECONDS, user=user, mail=self._proven(more))

    def _proven(self, member: Mapping[str, object]) -> str:
        """The address, if whom it belongs to is of the desk's own tenant."""
        mail = member.get("email")
        return mail if isinstance(mail, str) and self._config.tenant == member.get("tenantId") else ""

    def _keep(self, who: str, entry: Entry) -> None:
        for name in {who, entry.user or who}:
            self._known[name] = entry
        while len(self._known) > KNOWN:
            self._known.popitem(last=False)
