"""The sights of people on Teams, out of its state."""

from html import unescape

from adapters.sandbox.core.hindrances import ANOTHERS, ONLY_YOURS, THE_DESKS
from adapters.sandbox.core.sights import OF_THE_APP, ConversationSight, Deed, Kind, PersonSight
from adapters.sandbox.teams.people import Installation, Member, TeamsChannel
from adapters.sandbox.teams.state import Post, TeamsState


def person(member: Member) -> PersonSight:
    """Return somebody whom one can be."""
    return PersonSight(
        id=member.aad,
        name=member.name,
        handle=member.handle,
        about=member.about,
        organisation=member.organisation,
        timezone=member.timezone,
        is_staff=member.is_staff,
    )


def conversation(channel: TeamsChannel) -> ConversationSight:
    """Return a channel as a conversation."""
    return ConversationSight(id=channel.id, name=channel.name, kind=Kind.CHANNEL, is_shared=channel.is_shared)


def plain(post: Post) -> str:
    """Return the text of a post, with the names of those who are mentioned."""
    plain = post.text.replace("&nbsp;", " ")
    for mention in post.mentions:
        plain = plain.replace(mention.text, f"@{mention.name}")
    return unescape(plain)


def hindrances(state: TeamsState, reader: str, post: Post) -> dict[Deed, str]:
    """Return what the reader can't do about a post on Teams, and why."""
    if post.only_for:
        return dict(ONLY_YOURS)
    place, there = state.channel(post.conversation), state.population
    found = {Deed.REACT: "Bots on Teams hear only of reactions to their own messages."}
    found |= {} if post.author == reader else ANOTHERS
    if place is not None and place.installation is Installation.REMOVED:
        found |= dict.fromkeys(OF_THE_APP, f"{there.bot_name} isn't in this team.")
    return found | (THE_DESKS if post.author == there.bot else {})
