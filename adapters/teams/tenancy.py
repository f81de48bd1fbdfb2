"""The tenants of an activity: that of its channel, and that of who acts there. Pure.

In a shared channel people act from tenants of their own. Which field of an activity names which of the two isn't
documented: the channel's is the one that the desk file knows it in, else that of the conversation.
"""

from adapters.http.payload import Payload, part, words
from adapters.teams import inbound
from adapters.teams.config import TeamsConfig
from bot.model.places import Account, Place, Platform


def settled(activity: Payload, config: TeamsConfig) -> Payload:
    """Return the activity with the channel's tenant wherever it names its own, and the sender's with who sends it."""
    conversation, data = part(activity, "conversation"), part(activity, "channelData")
    named = (words(conversation, "tenantId"), words(data, "tenant", "id"))
    if not inbound.is_shared(activity) or not all(named) or named[0] == named[1]:
        return activity
    channel = words(conversation, "id").partition(inbound.ROOT)[0]
    host = next((one for one in named if _place(one, channel) in config.places), named[0])
    sender = words(activity, "from", "tenantId") or next(one for one in named if one != host)
    return {
        **activity,
        "from": {**part(activity, "from"), "tenantId": sender},
        "conversation": {**conversation, "tenantId": host},
        "channelData": {**data, "tenant": {"id": host}},
    }


def stranger(activity: Payload, config: TeamsConfig) -> Account | None:
    """Return who acts in a channel from a tenant that its customer isn't known to have; None if nobody does.

    Of the vendor's own people their account must be known.
    """
    place, by = inbound.place_of(activity), inbound.account_of(activity)
    if place is None or by is None or by.workspace == place.workspace or not inbound.is_shared(activity):
        return None
    is_known = config.is_partner(place, by.workspace) or str(by) in config.staff
    return None if is_known else by


def _place(tenant: str, channel: str) -> str:
    return str(Place(platform=Platform.TEAMS, workspace=tenant, channel=channel))
