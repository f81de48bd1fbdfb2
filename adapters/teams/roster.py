"""Who somebody is, where an activity does not say enough: asked of the conversation's own roster.

Three things are taken. The object id, where the activity has none. And, in the desk's own tenant alone, of those whom
the desk file doesn't have, the email address, and whether they are full members or guests: what stands there the
vendor's own administrators have seen to. In any other tenant, and of who is in a shared channel from another, it is
what its administrators make it, and proves nothing.
"""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from adapters.http.payload import Payload, part, words
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

FULL_MEMBERS = frozenset({"user", "owner"})
"""The roles of those who are no guests (botbuilder-dotnet#3405)."""
INVITED = "#EXT#"
"""Stands in the sign-in names of guests."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """What a roster said of somebody, and until when that is believed; empty for whom it could not be asked.

    `is_full_member`: of the desk's own tenant, and no guest there; None where it does not say.
    """

    until: float
    user: str = ""
    email: str = ""
    is_full_member: bool | None = None


class Roster:
    """Looks people up, each once in a long while. `elapsed` tells seconds that never run backwards."""

    def __init__(self, wire: Wire, config: TeamsConfig, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._wire = wire
        self._config = config
        self._elapsed = elapsed
        self._known: OrderedDict[str, RosterEntry] = OrderedDict()

    async def identified(self, activity: Payload) -> Payload:
        """The activity, with the object id of the person it is from if that can be had."""
        who = words(activity, "from", "id")
        if not who or who.startswith(inbound.BOT) or words(activity, "from", "aadObjectId"):
            return activity
        found = (await self._entry(activity, who)).user
        return {**activity, "from": {**part(activity, "from"), "aadObjectId": found}} if found else activity

    async def email(self, activity: Payload, account: Account) -> str:
        """The email address of who acts in this activity; empty where it is not needed or would prove nothing."""
        return (await self._entry(activity, account.user)).email if self._is_wanted(account) else ""

    async def is_full_member(self, activity: Payload, account: Account) -> bool | None:
        """Whether they are a full member of the desk's own tenant; None where that isn't asked, or not answered."""
        return (await self._entry(activity, account.user)).is_full_member if self._is_wanted(account) else None

    def _is_wanted(self, account: Account) -> bool:
        return account.workspace == self._config.tenant and account.user not in self._config.people

    async def _entry(self, activity: Payload, who: str) -> RosterEntry:
        known = self._known.get(who)
        if known is None or known.until <= self._elapsed():
            known = await self._looked_up(activity, who)
            self._keep(who, known)
        return known

    async def _looked_up(self, activity: Payload, who: str) -> RosterEntry:
        place = inbound.place_of(activity)
        nothing = RosterEntry(until=self._elapsed() + AGAIN_SECONDS)
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
        until = self._elapsed() + KEPT_SECONDS
        return RosterEntry(until=until, user=user, email=self._proven(more), is_full_member=self._is_full(more))

    def _proven(self, member: Mapping[str, object]) -> str:
        """The address, if whom it belongs to is of the desk's own tenant."""
        email = member.get("email")
        return email if isinstance(email, str) and self._config.tenant == member.get("tenantId") else ""

    def _is_full(self, member: Mapping[str, object]) -> bool | None:
        """By the role that rosters give: user, owner or guest. Guests are known by their sign-in name as well."""
        role, name = member.get("userRole"), member.get("userPrincipalName")
        if not isinstance(role, str) or not role:
            return None
        is_guest = role.lower() not in FULL_MEMBERS or (isinstance(name, str) and INVITED in name.upper())
        return not is_guest and self._config.tenant == member.get("tenantId")

    def _keep(self, who: str, entry: RosterEntry) -> None:
        for name in {who, entry.user or who}:
            self._known[name] = entry
        while len(self._known) > KNOWN:
            self._known.popitem(last=False)
