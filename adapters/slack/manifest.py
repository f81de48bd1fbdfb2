"""The app manifest of Slack: who the bot is, what it may, and where Slack delivers to."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from msgspec import Struct

from adapters.platform import icons
from adapters.platform.manifest import ManifestUpload, ReadDesk, UnusableOption, https
from adapters.slack.scopes import EVENTS, OPTIONAL, SCOPES, SHORTCUTS

DELIVERED_TO: Final = "/slack/events"
"""Events, interactivity and commands share one address."""


class Commands(Struct, frozen=True, kw_only=True):
    """The names of the two slash commands."""

    ack: str = "/ack"
    ticket: str = "/ticket"


def command(read_desk: ReadDesk, version: str) -> Callable[..., ManifestUpload]:
    """Return the function behind `plandesk manifest slack`. Slack has no use for the version."""

    def slack(
        url: Annotated[str | None, typer.Option(help="Where the desk is served, such as https://desk.example.")] = None,
        socket: Annotated[
            bool, typer.Option("--socket", help="For Socket Mode: the desk has no address of its own.")
        ] = False,
        desk: Annotated[Path | None, typer.Option(help="The desk file, if it names the slash commands.")] = None,
        folder: Annotated[
            Path | None,
            typer.Option(
                "--packs",
                envvar="PLANDESK_PACKS",
                exists=True,
                file_okay=False,
                help="A folder of packs that is searched before the shipped ones.",
            ),
        ] = None,
    ) -> ManifestUpload:
        """Show the app manifest of Slack as JSON: paste it where Slack creates an app from a manifest."""
        if socket == (url is not None):
            raise UnusableOption(
                "give either --url https://your.host, or --socket for a desk without an address of its own"
            )
        there = None if url is None else https(url, "Slack")
        named = read_desk(desk, folder) if desk else None
        commands = Commands(ack=named.slash_ack, ticket=named.slash_ticket) if named else Commands()
        return ManifestUpload(
            text=json.dumps(manifest(url=there, commands=commands), indent=2, ensure_ascii=False) + "\n"
        )

    return slack


def manifest(*, url: str | None, commands: Commands) -> dict[str, Any]:
    """Return the manifest of a desk at `url` (https); without one, of a desk that calls Slack over Socket Mode."""
    there = {} if url is None else {"request_url": f"{url}{DELIVERED_TO}"}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "plandesk",
            "description": "A support desk that lives in your channel and keeps the promises of your plan.",
            "background_color": icons.ACCENT,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "plandesk", "always_online": True},
            "shortcuts": [
                {"name": name, "type": "message", "callback_id": callback, "description": description}
                for callback, (name, description) in SHORTCUTS.items()
            ],
            "slash_commands": _slash_commands(url, commands),
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES), "bot_optional": list(OPTIONAL)}},
        "settings": {
            "event_subscriptions": {**there, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **there},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def _slash_commands(url: str | None, commands: Commands) -> list[dict[str, Any]]:
    there = {} if url is None else {"url": f"{url}{DELIVERED_TO}"}
    return [
        {
            "command": commands.ack,
            "description": "Take note of a ticket, and have the customer told",
            "usage_hint": "EX-12",
            "should_escape": True,
            **there,
        },
        {
            "command": commands.ticket,
            "description": "Everything else that the desk can do",
            "usage_hint": "help",
            "should_escape": True,
            **there,
        },
    ]
