"""The words that a post passes on of another, or quotes of the one that it replies to, as activities carry them."""

import json
from html import escape

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.teams.seen import shown
from adapters.sandbox.teams.state import Post, TeamsState

_PREVIEW = 60
"""Characters of a message that a quote shows."""


def marks(post: Post) -> str:
    """Return the mark in the HTML for the post that is passed on; empty if there is none."""
    return f'<attachment id="{post.forwards.id}"></attachment>' if post.forwards else ""


def forward(state: TeamsState, post: Post) -> JsonObject:
    """Return the attachment that holds that post. Raises LookupError if nothing is passed on."""
    if post.forwards is None:
        raise LookupError("this post passes nothing on")
    content = {
        "originalMessageId": post.forwards.id,
        "originalMessageContent": f"<p>{escape(shown(post.forwards))}</p>",
        "originalConversationId": post.forwards.conversation,
        "originalMessageSender": {"user": {"displayName": _name(state, post.forwards)}},
    }
    return {"id": post.forwards.id, "contentType": "forwardedMessageReference", "content": json.dumps(content)}


def quote(state: TeamsState, post: Post) -> str:
    """Return the HTML that says which post this one replies to; empty if it quotes none."""
    if post.quotes is None:
        return ""
    stamp, name = post.quotes.id, escape(_name(state, post.quotes))
    return (
        f'<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="{stamp}">'
        f'<strong itemprop="mri" itemid="{escape(post.quotes.author)}">{name}</strong>'
        f'<span itemprop="time" itemid="{stamp}"></span>'
        f'<p itemprop="preview">{escape(_preview(post.quotes))}</p></blockquote>'
    )


def beside(state: TeamsState, post: Post) -> str:
    """Return the quote as the plain text has it, run together with the words; empty if it quotes none."""
    return f"{escape(_name(state, post.quotes))} {escape(_preview(post.quotes))}\r\n" if post.quotes else ""


def _preview(post: Post) -> str:
    return " ".join(shown(post).split())[:_PREVIEW]


def _name(state: TeamsState, post: Post) -> str:
    member = state.member(post.author)
    return member.name if member else state.population.bot_name
