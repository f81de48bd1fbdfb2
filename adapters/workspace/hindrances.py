"""What somebody cannot do about a message where it stands, and why: the page shows it greyed, with the reason.

It is what their own client does not offer there, and what the platform does not tell the desk of. Here is what holds
on Slack; for Teams `teams/sights.py` has it.
"""

from typing import Final

from adapters.workspace.people import Standing
from adapters.workspace.sights import Deed
from adapters.workspace.state import Message, State

ANOTHERS: Final = dict.fromkeys((Deed.EDIT, Deed.DELETE), "Somebody else wrote this.")
THE_DESKS: Final = dict.fromkeys(
    (Deed.REACT, Deed.OPEN), "The desk wrote this itself: there's nothing in it to open a ticket about."
)


def on_slack(state: State, reader: str, said: Message) -> dict[Deed, str]:
    """What the reader cannot do about a message on Slack."""
    me, place, bot = state.user(reader), state.channel(said.channel), state.population.bot
    if said.only_for is not None:
        return dict.fromkeys(Deed, "Only you see this message, so there's nothing to be done about it.")
    if place is not None and place.standing is Standing.ARCHIVED:
        return dict.fromkeys(Deed, f"{place.name} is archived.")
    found = {} if said.user == reader else dict(ANOTHERS)
    if place is not None and bot.id not in place.members:
        found[Deed.REACT] = f"{bot.name} isn't in this channel, so it doesn't hear of reactions here."
    if me is None or me.team != state.population.home.id:
        found[Deed.OPEN] = "The app isn't installed in your own workspace, so your menus don't have this."
    return found | (THE_DESKS if said.user == bot.id else {})
