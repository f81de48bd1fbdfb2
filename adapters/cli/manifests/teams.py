"""The app package of Teams: a manifest that says what the bot is and may, and two icons, in a zip file."""

import json
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from adapters.cli.manifests import icons
from bot.catalogue import VERBS
from bot.wording.views.help import PURPOSE

SCHEMA_VERSION: Final = "1.29"
HEARS: Final = "ChannelMessage.Read.Group"
"""Lets the bot hear messages that do not mention it, in the teams whose owners add it."""
MAX_COMMANDS: Final = 10
"""Commands of one list that every client suggests."""

OPENS: Final = {
    "id": "open",
    "type": "action",
    "context": ["message"],
    "title": "Open a ticket",
    "description": "Ask for a ticket about this message, in the name of who wrote it",
    "fetchTask": True,
}
"""In the menu of each message. It fetches a dialog, which is one sentence: without that it would need a form."""
IN_TEAMS: Final = ("ack", "take", "assign", "reply", "severity", "resolve", "queue", "list", "status", "help")
IN_PERSON: Final = ("home", "queue", "list", "status", "why", "ack", "take", "reply", "resolve", "help")


def manifest(*, app_id: str, url: str, version: str) -> dict[str, Any]:
    """The manifest of the app `app_id`, whose desk is served at `url` (https)."""
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
                "commandLists": [
                    {"scopes": ["team"], "commands": _commands(IN_TEAMS)},
                    {"scopes": ["personal"], "commands": _commands(IN_PERSON)},
                ],
            }
        ],
        "composeExtensions": [{"botId": app_id, "commands": [OPENS]}],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [urlsplit(url).netloc],
        "defaultInstallScope": "team",
        "defaultGroupCapability": {"team": "bot"},
        "webApplicationInfo": {"id": app_id, "resource": f"api://botid-{app_id}"},
        "authorization": {"permissions": {"resourceSpecific": [{"name": HEARS, "type": "Application"}]}},
    }


def package(said: dict[str, Any]) -> bytes:
    """The zip file to upload; the same manifest makes the same bytes."""
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
    """The manifest as its file has it."""
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _commands(verbs: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"title": verb, "description": f"{PURPOSE[verb]}: {VERBS[verb].example}"} for verb in verbs]
