"""Accounts of the desk's own workspace that its file does not have, and what its directory says of them."""

from msgspec.structs import replace

from bot.model.people import Profile
from bot.model.places import Account, Platform
from bot.shell.introduction import introduce
from tests.unit.engine.desk import FrontDesk

NEWCOMER = Account.parse("slack:T0DESK/U0NEW")
FULL = Profile(is_full_member=True, name="Agent Nine")
GUEST = Profile(is_full_member=False, name="Acme Guest")


def with_directory() -> FrontDesk:
    """A desk on Slack, where the directory can be asked."""
    desk = FrontDesk()
    desk.service = replace(desk.service, directories={Platform.SLACK})
    return desk


def known(desk: FrontDesk, profile: Profile | None, who: Account = NEWCOMER) -> None:
    """The directory has answered; None: it has not."""
    introduce(desk.service, who, profile)
    assert not desk.store.kept.quarantined, desk.store.kept.quarantined
