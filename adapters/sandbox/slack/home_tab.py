"""The Home tab of the app: what the desk publishes to each person, and what is sent when they look or press."""

from msgspec.structs import replace

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.shapes import by_type, items
from adapters.sandbox.slack.arguments import CallArguments, CallRefused
from adapters.sandbox.slack.blocks import BLOCKS, completed
from adapters.sandbox.slack.events import Events
from adapters.sandbox.slack.interactions import Interactions, PressedControl
from adapters.sandbox.slack.methods import ApiDesk
from adapters.sandbox.slack.people import User
from adapters.sandbox.slack.state import MessageDraft, PostedMessage

MAX_BLOCKS = 100
VIEW = frozenset({"type", "blocks", "private_metadata", "callback_id", "external_id"})
"""The keys that a home view may have."""

_BLOCKS = items(by_type(BLOCKS), MAX_BLOCKS, minimum=0)


def publish(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer views.publish: show a home view to one user."""
    user = args.text("user_id")
    if desk.state.user(user) is None:
        raise CallRefused("user_not_found")
    view = args.parsed("view", "invalid_arguments")
    if not isinstance(view, dict) or view.get("type") != "home" or view.keys() - VIEW:
        raise CallRefused("invalid_arguments", "a home view has a type, blocks and ids")
    blocks = view.get("blocks")
    faults = tuple(_BLOCKS(blocks, "/view/blocks")) if isinstance(blocks, list) else ("/view/blocks: missing",)
    if faults:
        raise CallRefused("invalid_arguments", *faults)
    shown = desk.state.show_home(user, _page(desk, user, completed(list(blocks or []), desk.serials)))
    return {"view": {"id": view_id(user), "type": "home", "blocks": list(shown.blocks)}}


def view_id(user: str) -> str:
    """Return the id of somebody's home view."""
    return f"V{user[1:]}"


def opened(events: Events, user: User) -> JsonObject:
    """Return the event that somebody looks at the tab."""
    direct = events.state.direct(user.id)
    event = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": direct.id,
        "tab": "home",
        "event_ts": events.state.stamp(),
    }
    return events.envelope(user.team, direct, event)


def pressed(interactions: Interactions, user: User, page: PostedMessage, control: PressedControl) -> JsonObject:
    """Return the click on a control of the page: there is no channel and no message in what is sent."""
    payload = interactions.block_actions(user, replace(page, only_for=user.id), control, "")
    view = {"id": view_id(user.id), "type": "home", "blocks": list(page.blocks)}
    for absent in ("channel", "response_url"):
        del payload[absent]
    return payload | {"container": {"type": "view", "view_id": view["id"]}, "view": view}


def _page(desk: ApiDesk, user: str, blocks: list[JsonObject]) -> MessageDraft:
    return MessageDraft(channel=desk.state.direct(user).id, user=desk.bot, text="", blocks=blocks)
