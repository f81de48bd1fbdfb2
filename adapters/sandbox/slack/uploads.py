"""Files that people add to what they write."""

from msgspec import Struct

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack.people import User


class Upload(Struct, frozen=True, kw_only=True):
    """A file that somebody adds to a message. `size` is in bytes; with a `text` it is a snippet, which says that."""

    name: str
    mimetype: str = "text/plain"
    size: int = 1024
    text: str = ""


def uploaded(author: User, upload: Upload, file: str) -> JsonObject:
    """Return the file of that id, as messages show it."""
    there = f"https://files.slack.com/files-pri/{author.team}-{file}"
    kind = upload.name.rpartition(".")[2]
    return {
        "id": file,
        "name": upload.name,
        "title": upload.name,
        "mimetype": upload.mimetype,
        "filetype": kind,
        "pretty_type": kind.upper(),
        "user": author.id,
        "user_team": author.team,
        "size": upload.size,
        **({"mode": "snippet", "preview": upload.text} if upload.text else {"mode": "hosted"}),
        "is_external": False,
        "is_public": True,
        "url_private": f"{there}/{upload.name}",
        "url_private_download": f"{there}/download/{upload.name}",
    }
