"""Messages that one person alone sees where others are, which Teams calls targeted, and where those are refused.

Clients drop them after a day, and a tenant may not take them at all. So nothing is told in one alone that has to stay,
and where one is refused the person is told another way, at once for the next hour. What merely failed isn't refused: it
is tried again as any message is, and told no other way meanwhile.
"""

import logging
import time
from collections.abc import Callable
from typing import Any, Final

from botbuilder.schema import Activity, ChannelAccount

from adapters.teams.refusals import NotAMember, NotThere
from adapters.teams.roster import Roster
from adapters.teams.wire import answered
from bot.errors import NotDeliverable
from bot.model.places import Account, Place

QUERY: Final = {"isTargetedActivity": "true"}
"""The query by which a message that is sent is a targeted one."""
REFUSED_SECONDS: Final = 60 * 60.0
"""The time for which a place that refused one isn't tried again."""

log = logging.getLogger(__name__)


class Targeted:
    """Sends them, and remembers refusals. `elapsed` is in seconds and never runs backwards."""

    def __init__(self, roster: Roster, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._roster = roster
        self._elapsed = elapsed
        self._refused: dict[str, float] = {}

    def may_be_sent(self, place: Place, account: Account) -> bool:
        """Return whether there is no reason to think that the place, or the person there, is refused."""
        return self._is_open({str(place), _person(place, account)})

    def may_be_told(self, account: Account) -> bool:
        """Return whether there is no reason to think that somebody can't be told directly."""
        return self._is_open({str(account)})

    def untold(self, account: Account) -> None:
        """Note that somebody can't be told directly, being of a tenant without the app."""
        self._note(str(account))

    async def send(self, connector: Any, conversation: str, place: Place, account: Account, activity: Activity) -> Any:
        """Show an activity to somebody alone in a conversation; return the SDK's answer.

        Raises the `DeliveryFailed` family; `NotDeliverable` alone says that they have to be told another way.
        """
        try:
            activity.recipient = await self._recipient(connector, place, account)
            return await answered(connector.conversations.send_to_conversation(conversation, activity, query=QUERY))
        except NotAMember:
            self._note(_person(place, account))
            raise
        except NotThere:
            raise  # that thread, or the app's place there, is gone, which says nothing of such messages
        except NotDeliverable:
            self._note(str(place))
            raise

    async def edit(self, connector: Any, place: Place, account: Account, activity: Activity) -> None:
        """Replace what somebody alone was shown in a channel; a refusal leaves it as it is until clients drop it.

        Raises the rest of the `DeliveryFailed` family.
        """
        try:
            activity.recipient = await self._recipient(connector, place, account)
            await answered(connector.conversations.update_activity(place.channel, activity.id, activity, query=QUERY))
        except NotDeliverable as refusal:
            told = {"action": "teams.not_edited_there", "problem": str(refusal)}
            log.warning("What somebody alone was shown stays as it is.", extra=told)

    async def _recipient(self, connector: Any, place: Place, account: Account) -> ChannelAccount:
        known_as, name = await self._roster.member(connector, place, account)
        return ChannelAccount(id=known_as, name=name)

    def _is_open(self, keys: set[str]) -> bool:
        now = self._elapsed()
        self._refused = {key: until for key, until in self._refused.items() if until > now}
        return self._refused.keys().isdisjoint(keys)

    def _note(self, key: str) -> None:
        self._refused[key] = self._elapsed() + REFUSED_SECONDS


def _person(place: Place, account: Account) -> str:
    return f"{place} {account}"
