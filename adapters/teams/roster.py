"""Who somebody is in the directory, where an activity does not say: asked of the conversation's own roster.

Only the object id is taken. A mail address is what the administrators of a tenant make it, and proves nothing here.
"""

import asyncio
import logging
from collections import OrderedDict

from adapters.edge.payload import Payload, part, words
from adapters.teams import inbound
from adapters.teams.wire import Wire, answered
from bot.errors import DeliveryFailed

SECONDS = 2.0
"""Somebody waits for the answer: without one, the person is known by the id that bots are given."""
KNOWN = 10_000

log = logging.getLogger(__name__)


class Roster:
    """Looks people up, each once."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._known: OrderedDict[str, str] = OrderedDict()

    async def identified(self, activity: Payload) -> Payload:
        """The activity, with the object id of the person it is from if that can be had."""
        who, place = words(activity, "from", "id"), inbound.place_of(activity)
        if place is None or not who or who.startswith(inbound.BOT) or words(activity, "from", "aadObjectId"):
            return activity
        found = self._known.get(who) or await self._looked_up(activity, place.channel, who)
        if not found:
            return activity
        return {**activity, "from": {**part(activity, "from"), "aadObjectId": found}}

    async def _looked_up(self, activity: Payload, conversation: str, who: str) -> str:
        try:
            async with asyncio.timeout(SECONDS):
                connector = self._wire.connector(words(activity, "serviceUrl"))
                member = await answered(connector.conversations.get_conversation_member(conversation, who))
        except (DeliveryFailed, TimeoutError) as problem:
            told = {"action": "teams.unidentified", "reason": type(problem).__name__}
            log.warning("Somebody cannot be looked up in the roster of a conversation.", extra=told)
            return ""
        found = str(getattr(member, "aad_object_id", None) or "")
        if inbound.NAMED.fullmatch(found):
            self._known[who] = found
            if len(self._known) > KNOWN:
                self._known.popitem(last=False)
            return found
        return ""
