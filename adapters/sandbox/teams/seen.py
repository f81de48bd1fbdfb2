"""A post as its reader sees it: the words of its card if it has one, else its text; and what they can press."""

from html import unescape

from adapters.sandbox.teams.card_parts import actions_of, texts
from adapters.sandbox.teams.state import Post


def shown(post: Post) -> str:
    """Return the words of a post, in reading order, one line for each piece. Markup stays as it was sent."""
    if post.card:
        return "\n".join(texts(post.card.get("body", [])))
    return "\n".join(filter(None, (unescape(post.text), *(map(shown, filter(None, (post.forwards,)))))))


def labels(post: Post) -> tuple[str, ...]:
    """Return the labels of what can be pressed, in reading order."""
    return tuple(str(action["title"]) for action in actions_of(post.card)) if post.card else ()
