"""The app package of Teams: a manifest that says what the bot is and may, and two icons, in a zip file."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlsplit
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import typer

from adapters.platform import icons
from adapters.platform.manifest import ManifestUpload, ReadDesk, UnusableOption, https
from adapters.teams.pointing import OPEN, REPLY, SPLIT
from bot.catalogue import VERBS
from bot.wording.views.help import PURPOSE

DELIVERED_TO: Final = "/api/messages"
"""The path of the bot's messaging endpoint."""
NO_ID: Final = str(UUID(int=0))

SCHEMA_VERSION: Final = "1.29"
HEARS: Final = "ChannelMessage.Read.Group"
"""Lets the bot hear messages that do not mention it, in the teams whose owners add it."""
SEES: Final = "ChannelMember.Read.Group"
"""Lets the bot read who is in a shared channel, and be told of who comes and goes there, itself included."""
MAX_COMMANDS: Final = 12
"""The most commands that the schema takes in one list."""

_MENU: Final = {
    OPEN: ("Open a ticket", "Ask for a ticket about this message, in the name of who wrote it"),
    REPLY: ("Reply to customer", "Send the customer this message from under a ticket's card, after a look at it"),
    SPLIT: ("Split into a new ticket", "Make a ticket of its own of this message"),
}
IN_TEAMS: Final = (
    *("ack", "take", "assign", "reply", "note", "wait", "severity", "resolve", "queue", "list", "status", "help"),
)
IN_PERSON: Final = ("home", "queue", "list", "status", "why", "ack", "take", "reply", "resolve", "help")


def command(read_desk: ReadDesk, version: str) -> Callable[..., ManifestUpload]:
    """Return the function behind `plandesk manifest teams`, whose package has `version`; it reads no desk file."""

    def teams(
        url: Annotated[str, typer.Option(help="Where the desk is served, such as https://desk.example.")],
        out: Annotated[
            Path | None, typer.Option(help="The app package to write; without it, the manifest alone.")
        ] = None,
        app_id: Annotated[
            str, typer.Option(envvar="TEAMS_APP_ID", help="The id of the bot's app registration.")
        ] = NO_ID,
    ) -> ManifestUpload:
        """Write the app package of Teams, or show its manifest.json."""
        there = https(url, "Teams")
        said = manifest(app_id=_guid(app_id), url=there, version=version)
        notes = [f"Wrote {out}. The bot's messaging endpoint is {there}{DELIVERED_TO}."] if out else []
        if app_id == NO_ID:
            notes.append("TEAMS_APP_ID isn't set, and zeros are in its place: set it before you upload this.")
        return ManifestUpload(text=written(said), package=package(said), out=out, notes=tuple(notes))

    return teams


def manifest(*, app_id: str, url: str, version: str) -> dict[str, Any]:
    """Return the manifest of the app `app_id`, whose desk is served at `url` (https)."""
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA_VERSION,
        "version": version,
        "id": app_id,
        "developer": {"name": "plandesk", "websiteUrl": url, "privacyUrl": url, "termsOfUseUrl": url},
        "name": {"short": "plandesk", "full": "plandesk, the support desk in your channel"},
        "description": {
            "short": "A support desk that lives in your channel and keeps the promises of your plan.",
            "full": (
                "Write in your support channel, and plandesk asks how severe it is, in the words of your own support "
                "plan. One click opens a ticket; you are told by when the first answer is due, and by which clause. "
                "The people who look after you are reminded before that promise breaks."
            ),
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": icons.ACCENT,
        "bots": [
            {
                "botId": app_id,
                "scopes": ["team", "personal"],
                "isNotificationOnly": False,
                "supportsFiles": False,
                "supportsTargetedMessages": True,
                "commandLists": [
                    {"scopes": ["team"], "triggers": ["mention", "slash"], "commands": _commands(IN_TEAMS)},
                    {"scopes": ["personal"], "commands": _commands(IN_PERSON)},
                ],
            }
        ],
        "composeExtensions": [{"botId": app_id, "commands": [_entry(*entry) for entry in _MENU.items()]}],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [urlsplit(url).netloc],
        "supportsChannelFeatures": "tier1",
        "defaultInstallScope": "team",
        "defaultGroupCapability": {"team": "bot"},
        "webApplicationInfo": {"id": app_id, "resource": f"api://botid-{app_id}"},
        "authorization": {
            "permissions": {"resourceSpecific": [{"name": one, "type": "Application"} for one in (HEARS, SEES)]}
        },
    }


def _entry(command: str, said: tuple[str, str]) -> dict[str, Any]:
    """Return an entry in the menu of each message.

    It fetches a dialog, which is one sentence: without that it would need a form.
    """
    title, description = said
    kind = {"type": "action", "context": ["message"], "fetchTask": True}
    return {"id": command, "title": title, "description": description, **kind}


def package(said: dict[str, Any]) -> bytes:
    """Return the zip file to upload; the same manifest makes the same bytes."""
    kept = BytesIO()
    files = {
        "manifest.json": written(said).encode(),
        said["icons"]["color"]: icons.color(),
        said["icons"]["outline"]: icons.outline(),
    }
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return kept.getvalue()


def written(said: dict[str, Any]) -> str:
    """Return the manifest as its file has it."""
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _commands(verbs: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"title": verb, "description": f"{PURPOSE[verb]}: {VERBS[verb].example}"} for verb in verbs]


def _guid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise UnusableOption(
            "TEAMS_APP_ID isn't an app id: it reads like 00000000-0000-0000-0000-000000000000"
        ) from None
