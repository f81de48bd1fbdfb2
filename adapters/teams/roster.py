"""Finds out who somebody is, if an activity doesn't say enough: by the conversation's own roster.

Three things are taken. The object ids of who writes and of whom they mention to the desk, if the activity has none.
And, in the desk's own tenant alone, of those whom the desk file doesn't have, the email address, and whether they are
full members or guests: what the roster says there is what the vendor's own administrators have seen to. In any other
tenant, and of who is in a shared channel from another, it is what its administrators make it, and proves nothing.
"""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from adapters.http.payload import Payload, part, parts, words
from adapters.teams import aside, inbound, speech
from adapters.teams.config import TeamsConfig
from adapters.teams.wire import Wire, answered
from bot.errors import DeliveryFailed, InDoubt, NotReached
from bot.model.places import Account, Place

SECONDS = 2.0
"""Somebody waits for the answer: without one, the person is known by the id that bots are given."""
KNOWN = 10_000
MAX_MENTIONED = 3
"""The most people of one message who are looked up: whoever gives it waits for that."""
KEPT_SECONDS = 12 * 60 * 60.0
AGAIN_SECONDS = 60.0
"""Seconds after which those are looked up again who couldn't be, instead of with every message."""

FULL_MEMBERS = frozenset({"user", "owner"})
"""The roles of those who aren't guests (botbuilder-dotnet#3405)."""
INVITED = "#EXT#"
"""Part of the sign-in names of guests."""

log = logging.getLogger(__name__)


class RosterEntry(Struct, frozen=True, kw_only=True):
    """The words of a roster on somebody, and until when they are believed; empty for whom it couldn't be asked.

    `until` is in the seconds of `Roster`'s clock. `is_full_member`: of the desk's own tenant, and not a guest there;
    None if it doesn't say.
    """

    until: float
    user: str = ""
    email: str = ""
    is_full_member: bool | None = None
    tenant: str = ""


class Roster:
    """Looks people up, each once in a long while. `elapsed` returns seconds that never run backwards."""

    def __init__(self, wire: Wire, config: TeamsConfig, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._wire = wire
        self._config = config
        self._elapsed = elapsed
        self._known: OrderedDict[str, RosterEntry] = OrderedDict()
        self._members: OrderedDict[str, tuple[str, str]] = OrderedDict()

    async def member(self, connector: Any, place: Place, account: Account) -> tuple[str, str]:
        """Return the id by which this bot knows somebody in a place, and their name.

        Their own activities have both; else they are looked up. Raises the `DeliveryFailed` family; `NotAMember` if
        they aren't there.
        """
        known = self._members.get(account.user)
        if known is None:
            try:
                found = await answered(connector.conversations.get_conversation_member(place.channel, account.user))
            except InDoubt as problem:
                raise NotReached(str(problem)) from problem  # looking somebody up leaves nothing in doubt
            known = str(getattr(found, "id", None) or ""), str(getattr(found, "name", None) or "")
            if not known[0]:
                raise NotReached("an unreadable answer about somebody")
            self._remember(account.user, *known)
        return known

    async def identified(self, activity: Payload) -> Payload:
        """Return the activity, with the object ids of who it is from, and of whom it mentions to the desk.

        They are there if they can be had.
        """
        activity = await self._with_mentions(activity)
        who, user = words(activity, "from", "id"), words(activity, "from", "aadObjectId")
        self._remember(user, who, words(activity, "from", "name"))
        may_be_foreign = self._may_be_foreign(activity)
        if not who or who.startswith(inbound.BOT) or (user and not may_be_foreign):
            return activity
        found = await self._entry(activity, user or who)
        named = {"aadObjectId": user or found.user, "tenantId": found.tenant if may_be_foreign else ""}
        return {**activity, "from": {**part(activity, "from"), **{key: one for key, one in named.items() if one}}}

    def _may_be_foreign(self, activity: Payload) -> bool:
        """Return whether nothing says of which tenant somebody is, in a channel with people of several."""
        place = inbound.place_of(activity)
        return place is not None and inbound.is_assumed(activity) and str(place) in self._config.shared

    async def _with_mentions(self, activity: Payload) -> Payload:
        """Return the activity with the object ids of people whom it mentions, if it is spoken to the desk as well."""
        entities, bot = parts(activity, "entities"), words(activity, "recipient", "id")
        ids = [words(one, "mentioned", "id") for one in entities]
        if bot not in ids and inbound.is_shared(activity) and not aside.is_aside(activity):
            return activity
        unknown = [who for who in ids if who.startswith(speech.PEOPLE)][:MAX_MENTIONED]
        found = {who: (await self._entry(activity, who)).user for who in dict.fromkeys(unknown)}
        named = [
            {**one, "mentioned": {**part(one, "mentioned"), "aadObjectId": found[who]}} if found.get(who) else one
            for one, who in zip(entities, ids, strict=True)
        ]
        return {**activity, "entities": named} if any(found.values()) else activity

    async def email(self, activity: Payload, account: Account) -> str:
        """Return the email address of who acts in this activity; empty if it isn't needed or would prove nothing."""
        return (await self._entry(activity, account.user)).email if self._is_wanted(account) else ""

    async def is_full_member(self, activity: Payload, account: Account) -> bool | None:
        """Return whether they are a full member of the desk's own tenant; None if that isn't asked, or not answered."""
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
            log.warning("Somebody can't be looked up in the roster of a conversation.", extra=told)
            return nothing
        user = str(getattr(member, "aad_object_id", None) or "")
        if not inbound.NAMED.fullmatch(user):
            return nothing
        more = getattr(member, "additional_properties", None) or {}
        tenant = str(more.get("tenantId") or "")
        return RosterEntry(
            until=self._elapsed() + KEPT_SECONDS,
            user=user,
            email=self._proven(more),
            is_full_member=self._is_full(more),
            tenant=tenant if inbound.NAMED.fullmatch(tenant) else "",
        )

    def _proven(self, member: Mapping[str, object]) -> str:
        """Return the address, if whom it belongs to is of the desk's own tenant."""
        email = member.get("email")
        return email if isinstance(email, str) and self._config.tenant == member.get("tenantId") else ""

    def _is_full(self, member: Mapping[str, object]) -> bool | None:
        """Return whether the role that rosters give is a full member's: user or owner, and not guest.

        Guests are known by their sign-in name as well. None if the roster gives no role.
        """
        role, name = member.get("userRole"), member.get("userPrincipalName")
        if not isinstance(role, str) or not role:
            return None
        is_guest = role.lower() not in FULL_MEMBERS or (isinstance(name, str) and INVITED in name.upper())
        return not is_guest and self._config.tenant == member.get("tenantId")

    def _remember(self, user: str, known_as: str, name: str) -> None:
        if user and known_as.startswith(speech.PEOPLE):
            self._members[user] = (known_as, name)
            self._members.move_to_end(user)
        while len(self._members) > KNOWN:
            self._members.popitem(last=False)

    def _keep(self, who: str, entry: RosterEntry) -> None:
        for name in {who, entry.user or who}:
            self._known[name] = entry
        while len(self._known) > KNOWN:
            self._known.popitem(last=False)
