"""The connector's operations by which a bot puts reactions on messages, and takes its own away."""

from typing import Final

from msgspec.structs import replace

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.reactions import Reactions, another
from adapters.sandbox.teams.requests import ApiRequest, RequestRefused
from adapters.sandbox.teams.state import Post, TeamsState

EMOJI: Final = {
    "1f3ab_ticket": "ticket",
    "1f440_eyes": "eyes",
    "231b_hourglassdone": "hourglass",
    "2705_whiteheavycheckmark": "white_check_mark",
    "26a0_warningsign": "warning",
    "heart": "heart",
    "like": "+1",
}
"""The names of emoji here, by the ids of reactions that there are here."""


def add(state: TeamsState, asked: ApiRequest) -> JsonObject:
    """Put a reaction on a message; once more is the same. A second one of the desk's is more than it may say."""
    post, emoji = _named(state, asked)
    if wrong := another(post.reactions, state.population.bot, emoji):
        raise RequestRefused("BadArgument", wrong)
    _put(state, post, (*_others(state, post, emoji), (emoji, state.population.bot)))
    return {}


def remove(state: TeamsState, asked: ApiRequest) -> JsonObject:
    """Take the bot's own reaction off a message."""
    post, emoji = _named(state, asked)
    if (emoji, state.population.bot) not in post.reactions:
        raise RequestRefused("ReactionNotFound")
    _put(state, post, _others(state, post, emoji))
    return {}


def _named(state: TeamsState, asked: ApiRequest) -> tuple[Post, str]:
    if state.reactions is Reactions.REFUSED:
        raise RequestRefused("ReactionsNotAllowed")
    post = state.find(asked.conversation, asked.activity)
    if post is None:
        raise RequestRefused("ActivityNotFoundInConversation")
    if asked.reaction not in EMOJI:
        raise RequestRefused("BadArgument", f"no reaction {asked.reaction}")
    return post, EMOJI[asked.reaction]


def _others(state: TeamsState, post: Post, emoji: str) -> tuple[tuple[str, str], ...]:
    return tuple(one for one in post.reactions if one != (emoji, state.population.bot))


def _put(state: TeamsState, post: Post, reactions: tuple[tuple[str, str], ...]) -> None:
    state.put(replace(post, reactions=reactions))
