"""The connector's operations that the desk uses, for speaking and for looking up who is there."""

from base64 import b64decode, b64encode
from collections.abc import Callable

from msgspec.structs import replace

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.teams import reactions
from adapters.sandbox.teams.messages import draft
from adapters.sandbox.teams.people import Installation, Member, TeamsChannel
from adapters.sandbox.teams.requests import ApiRequest, RequestRefused
from adapters.sandbox.teams.state import Post, TeamsState

_PAGE_SIZES = range(50, 501)

SEND_ASIDE = "sendTargetedToConversation"
"""The name here of sending to a conversation what one member alone is to see; the platform has none of its own."""

Operation = Callable[[TeamsState, ApiRequest], JsonObject]


def create_conversation(state: TeamsState, asked: ApiRequest) -> JsonObject:
    """Begin a personal chat with one member, or a new thread in a channel with `activity` in it."""
    body = asked.body
    tenant, theirs = _tenant(body), {one.tenant for one in state.population.members.values()} - {""}
    if tenant in theirs:
        raise RequestRefused("BotNotInConversationRoster", "the app isn't in their tenant")
    if tenant not in (None, state.population.tenant):
        raise RequestRefused("Forbidden", f"tenant {tenant}")
    channel = body.get("channelData", {}).get("channel", {}).get("id")
    if channel:
        return _new_thread(state, str(channel), body)
    members = body.get("members") or []
    if len(members) != 1 or body.get("isGroup"):
        raise RequestRefused("BadArgument", "a bot begins conversations with one member, or in a channel")
    member = state.member(str(members[0].get("id")))
    if member is None or member.tenant:
        raise RequestRefused("BadArgument", f"no member {members[0].get('id')}")
    answer: JsonObject = {"id": member.chat}
    if body.get("activity"):
        answer["activityId"] = _said(state, member.chat, None, body["activity"]).id
    return answer


def send(state: TeamsState, asked: ApiRequest) -> JsonObject:
    """Post a message to a conversation; to a channel without `;messageid=` it begins a thread."""
    conversation = _speakable(state, asked.conversation)
    if asked.body.get("recipient"):
        raise RequestRefused("BadArgument", "a recipient of what everybody sees")
    return {"id": _said(state, conversation, asked.thread, asked.body).id}


def send_aside(state: TeamsState, asked: ApiRequest) -> JsonObject:
    """Post a message that one member of a channel alone sees."""
    if asked.query != {"isTargetedActivity": "true"}:
        raise RequestRefused("BadArgument", f"a query of {sorted(asked.query.items())}")
    if state.chat_of(asked.conversation):
        raise RequestRefused("BadArgument", "in a personal chat everything is for one person alone")
    conversation, named = _speakable(state, asked.conversation), str(asked.body.get("recipient", {}).get("id"))
    reader = next((one for one in _roster(state, conversation) if one.id == named), None)
    if reader is None:
        raise RequestRefused("MemberNotFoundInConversation", named)
    return {"id": _said(state, conversation, asked.thread, asked.body, only_for=reader.aad).id}


def reply(state: TeamsState, asked: ApiRequest) -> JsonObject:
    """Post a reply to a message. In channels it joins that message's thread; personal chats have none."""
    conversation = _speakable(state, asked.conversation)
    if state.channel(conversation) is None:
        return {"id": _said(state, conversation, None, asked.body).id}
    root = asked.thread or _found(state, conversation, asked.activity).thread
    return {"id": _said(state, conversation, root, asked.body).id}


def update(state: TeamsState, asked: ApiRequest) -> JsonObject:
    """Replace a message of the bot's own, wholly."""
    own = _own(state, asked)
    if own.only_for and _roster_id(state, own.only_for) != asked.body.get("recipient", {}).get("id"):
        raise RequestRefused("BadArgument", "what one person alone sees is changed with them as the recipient")
    said = draft(state, own.conversation, own.root, asked.body)
    state.put(replace(own, text=said.text, card=said.card, mentions=said.mentions, is_edited=True))
    return {"id": own.id}


def delete(state: TeamsState, asked: ApiRequest) -> JsonObject:
    """Delete a message of the bot's own."""
    state.remove(_own(state, asked))
    return {}


def paged_members(state: TeamsState, asked: ApiRequest) -> JsonObject:
    """Return the members of a conversation, page by page."""
    people = _roster(state, asked.conversation)
    size = asked.query.get("pageSize", "500")
    if not size.isdecimal() or int(size) not in _PAGE_SIZES:
        raise RequestRefused("BadArgument", "pageSize is between 50 and 500")
    start = _start(asked.query.get("continuationToken"))
    page: JsonObject = {"members": [member_json(state, one) for one in people[start : start + int(size)]]}
    if start + int(size) < len(people):
        page["continuationToken"] = b64encode(str(start + int(size)).encode()).decode()
    return page


def member(state: TeamsState, asked: ApiRequest) -> JsonObject:
    """Return one member of a conversation, by the id that bots know or by object id."""
    for one in _roster(state, asked.conversation):
        if asked.member in (one.id, one.aad):
            return member_json(state, one)
    raise RequestRefused("MemberNotFoundInConversation")


OPERATIONS: dict[str, Operation] = {
    "createConversation": create_conversation,
    "sendToConversation": send,
    SEND_ASIDE: send_aside,
    "replyToActivity": reply,
    "updateActivity": update,
    "deleteActivity": delete,
    "addReaction": reactions.add,
    "removeReaction": reactions.remove,
    "getConversationPagedMembers": paged_members,
    "getConversationMember": member,
}
"""Every operation that there is here. Anything else is not found, and a violation."""


def member_json(state: TeamsState, one: Member) -> JsonObject:
    """Return a member, as rosters show them."""
    given, _, surname = one.name.partition(" ")
    return {
        "id": one.id,
        "name": one.name,
        "objectId": one.aad,
        "aadObjectId": one.aad,
        "givenName": given,
        "surname": surname,
        "userRole": "user" if one.is_staff else "guest",
        "tenantId": one.tenant or state.population.tenant,
        **({"email": one.email, "userPrincipalName": one.email} if one.email else {}),
    }


def _new_thread(state: TeamsState, channel: str, body: JsonObject) -> JsonObject:
    conversation = _speakable(state, channel)
    if not body.get("isGroup") or not body.get("activity"):
        raise RequestRefused("BadArgument", "a new thread needs isGroup and the activity that begins it")
    post = _said(state, conversation, None, body["activity"])
    return {"id": f"{conversation};messageid={post.id}", "activityId": post.id}


def _speakable(state: TeamsState, conversation: str) -> str:
    """Return the conversation, if the bot may speak in it; raise RequestRefused if not."""
    if state.chat_of(conversation):
        return conversation
    return _installed(state.channel(conversation), conversation).id


def _installed(channel: TeamsChannel | None, named: str) -> TeamsChannel:
    if channel is None:
        raise RequestRefused("ConversationNotFound", named)
    if channel.installation is Installation.REMOVED:
        raise RequestRefused("BotNotInConversationRoster")
    return channel


def _roster(state: TeamsState, conversation: str) -> list[Member]:
    """Return the members of a channel, a team or a personal chat; raise RequestRefused if the bot may not know."""
    if chat := state.chat_of(conversation):
        return [chat]
    named = state.channel(conversation) or next(iter(state.team(conversation)), None)
    members = _installed(named, conversation).members
    return [one for one in state.population.members.values() if one.aad in members]


def _found(state: TeamsState, conversation: str, activity: str) -> Post:
    post = state.find(conversation, activity)
    if post is None:
        raise RequestRefused("ActivityNotFoundInConversation")
    return post


def _own(state: TeamsState, asked: ApiRequest) -> Post:
    post = _found(state, _speakable(state, asked.conversation), asked.activity)
    if post.author != state.population.bot:
        raise RequestRefused("Forbidden", "that message is somebody else's")
    if bool(post.only_for) != (asked.query == {"isTargetedActivity": "true"}):
        raise RequestRefused("BadArgument", "what one person alone sees is changed with isTargetedActivity")
    return post


def _roster_id(state: TeamsState, user: str) -> str:
    member = state.member(user)
    return member.id if member else ""


def _said(state: TeamsState, conversation: str, root: str | None, body: JsonObject, only_for: str = "") -> Post:
    whole = replace(draft(state, conversation, root, body), only_for=only_for)
    if root and state.find(conversation, root) is None:
        raise RequestRefused("ActivityNotFoundInConversation", f"no message {root} to reply to")
    return state.post(whole)


def _tenant(body: JsonObject) -> str | None:
    found = body.get("channelData", {}).get("tenant", {}).get("id") or body.get("tenantId")
    return str(found) if found else None


def _start(token: str | None) -> int:
    try:
        return int(b64decode(token, validate=True)) if token else 0
    except ValueError as error:
        raise RequestRefused("BadArgument", "an odd continuationToken") from error
