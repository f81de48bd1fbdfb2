"""Reasons why somebody can't do something about a message: the page shows it greyed, with the reason.

It is what their own client doesn't offer there, and what the platform doesn't tell the desk of.
"""

from adapters.sandbox.core.hindrances import ANOTHERS, ONLY_YOURS, THE_DESKS
from adapters.sandbox.core.sights import OF_THE_APP, Deed
from adapters.sandbox.slack.people import Standing
from adapters.sandbox.slack.state import PostedMessage, SlackState


def on_slack(state: SlackState, reader: str, said: PostedMessage) -> dict[Deed, str]:
    """Return what the reader can't do about a message on Slack, and why."""
    me, place, bot = state.user(reader), state.channel(said.channel), state.population.bot
    if said.only_for is not None:
        return dict(ONLY_YOURS)
    if place is not None and place.standing is Standing.ARCHIVED:
        return dict.fromkeys(Deed, f"{place.name} is archived.")
    found = {} if said.user == reader else dict(ANOTHERS)
    if place is not None and bot.id not in place.members:
        found[Deed.REACT] = f"{bot.name} isn't in this channel, so it doesn't hear of reactions here."
    if me is None or me.team != state.population.home.id:
        found |= dict.fromkeys(
            OF_THE_APP, "The app isn't installed in your own workspace, so your menus don't have this."
        )
    return found | (THE_DESKS if said.user == bot.id else {})
