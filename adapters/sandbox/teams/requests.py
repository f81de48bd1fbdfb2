"""A call of the connector as a value, and how it is refused: with an HTTP status and a code of its own."""

from datetime import datetime

from msgspec import Struct, field

from adapters.sandbox.core.faults import Fault
from adapters.sandbox.core.json_object import JsonObject

STATUSES = {
    "BadArgument": 400,
    "BadSyntax": 400,
    "Unauthorized": 401,
    "BotNotInConversationRoster": 403,
    "ConversationBlockedByUser": 403,
    "Forbidden": 403,
    "ReactionsNotAllowed": 403,
    "ActivityNotFoundInConversation": 404,
    "ConversationNotFound": 404,
    "MemberNotFoundInConversation": 404,
    "NotFound": 404,
    "ReactionNotFound": 404,
    "MessageSizeTooBig": 413,
}
"""The codes that it refuses with, and their HTTP statuses."""

MAY_HAPPEN = frozenset(
    {
        "ActivityNotFoundInConversation",
        "BotNotInConversationRoster",
        "ConversationBlockedByUser",
        "MemberNotFoundInConversation",
        "ReactionNotFound",
        "ReactionsNotAllowed",
    }
)
"""Refusals that a correct caller can meet, because the world changed. Any other is a violation."""


class RequestRefused(Exception):
    """The connector answers with an error of this code; `detail` says more."""

    def __init__(self, code: str, *detail: str) -> None:
        super().__init__(code, *detail)
        self.code = code
        self.detail = detail

    @property
    def body(self) -> JsonObject:
        """Return the body of that answer."""
        return {"error": {"code": self.code, "message": "; ".join(self.detail) or self.code}}


class ApiRequest(Struct, frozen=True, kw_only=True):
    """One call of the connector. `thread` is the part of a conversation's id behind `;messageid=`."""

    operation: str
    conversation: str = ""
    thread: str | None = None
    activity: str = ""
    member: str = ""
    reaction: str = ""
    query: dict[str, str] = field(default_factory=dict)
    body: JsonObject = field(default_factory=dict)
    is_readable: bool = True

    @property
    def channel(self) -> str:
        """Return the conversation that it is about, for scripted faults; of a new one, its channel or its member."""
        if self.conversation:
            return self.conversation
        channel = self.body.get("channelData", {}).get("channel", {}).get("id")
        members = self.body.get("members") or [{}]
        return str(channel or members[0].get("id", ""))


class ConnectorCall(Struct, frozen=True, kw_only=True):
    """One call: what was asked, when, and what was answered (`status` None: nothing was done)."""

    asked: ApiRequest
    at: datetime
    fault: Fault | None
    status: int | None
    reply: JsonObject | None

    @property
    def operation(self) -> str:
        """Return the name of what was called."""
        return self.asked.operation

    @property
    def stored(self) -> bool:
        """Return True if what was asked for was done, whatever the caller saw of it."""
        return self.status is not None and self.status < 300
