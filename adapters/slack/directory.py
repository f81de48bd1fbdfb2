"""The full members of the workspace that the desk is in, as `users.info` has them.

Slack is asked after the commit, never on the way in. Guests (`is_restricted`: of several channels,
`is_ultra_restricted`: of one) are a customer's people, and so is whoever belongs to another workspace: an id that was
taken for one of ours may be theirs.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from adapters.http.fitting import one_line
from adapters.http.payload import Payload, part, words
from adapters.slack.config import SlackConfig
from adapters.slack.ident import ident
from bot.model.people import Profile
from bot.model.places import Account, Place
from bot.ports import Presence

Look = Callable[[str, dict[str, Any]], Awaitable[Payload]]
"""Makes one call that reads: a method and its arguments. Raises the `DeliveryFailed` family."""

MAX_NAME = 100


class SlackDirectory:
    """`bot.ports.Directory` and `bot.ports.Attendance` on Slack's Web API."""

    def __init__(self, config: SlackConfig, look: Look) -> None:
        self._config = config
        self._look = look

    async def profile(self, account: Account) -> Profile:
        """Return what Slack says of a user, of another workspace too. Raises the `DeliveryFailed` family."""
        user = part(await self._look("users.info", {"user": account.user}), "user")
        name = words(user, "profile", "real_name") or words(user, "real_name") or words(user, "name")
        named = one_line(name)[:MAX_NAME]
        return Profile(is_full_member=self._is_full(user), name=named, workspace=ident(user, "team_id"))

    async def presence(self, account: Account, channel: Place) -> Presence:
        """Return whether a user was deactivated, of another workspace too. Raises the `DeliveryFailed` family."""
        user = part(await self._look("users.info", {"user": account.user}), "user")
        return Presence.GONE if user.get("deleted") is True else Presence.THERE

    def _is_full(self, user: Payload) -> bool:
        is_guest = any(user.get(flag) is True for flag in ("is_restricted", "is_ultra_restricted", "is_stranger"))
        in_an_organisation = part(user, "enterprise_user").get("teams")
        teams = in_an_organisation if isinstance(in_an_organisation, list) else []
        return not is_guest and self._config.installed in (words(user, "team_id"), *teams)
