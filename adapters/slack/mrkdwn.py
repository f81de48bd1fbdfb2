"""Slack's markup, both ways: the words that people meant by it, and literal text as Slack must be given it."""

import re

CODED = re.compile(r"<([^<>]*)>|&(amp|lt|gt);")
MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>")
CALL = re.compile(r"\s*<@([A-Z0-9]+)(?:\|([^<>]*))?>")
SCHEME = re.compile(r"^(https?://|mailto:|tel:)")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Return literal text for a `mrkdwn` field: after this nothing in it is a mention, a link or a broadcast."""
    return text.translate(SPECIAL)


def unescape(text: str) -> str:
    """Return the text with the three entities as characters again, each once."""
    return CODED.sub(lambda match: ENTITIES[match[2]] if match[2] else match[0], text)


def meant(text: str) -> str:
    """Return what a person wrote before Slack coded it: `<https://a.example|A>` reads `A (https://a.example)`."""
    return CODED.sub(_meaning, text)


def without_mention(text: str, user: str) -> tuple[str, bool]:
    """Return the text, still as markup, without the first mention of that user, and whether there was one."""
    match = re.search(rf"<@{re.escape(user)}(\|[^<>]*)?>", text) if user in text else None
    if match is None:
        return text, False
    before, after = text[: match.start()].rstrip(" "), text[match.end() :].lstrip(" ")
    glue = " " if before and after and not before.endswith("\n") else ""
    return (before + glue + after).strip(), True


def mentioned(text: str) -> tuple[str, ...]:
    """Return the ids of the users whom the markup mentions, in order."""
    return tuple(MENTION.findall(text))


def called(text: str) -> tuple[str, str] | None:
    """Return the id and, if it is there, the name of the user whom the markup begins by mentioning; else None."""
    found = CALL.match(text)
    return (found[1], unescape(found[2] or "")) if found else None


def _meaning(match: re.Match[str]) -> str:
    if match[2]:
        return ENTITIES[match[2]]
    target, _, label = match[1].partition("|")
    label = unescape(label)
    if target[:1] in ("@", "#"):
        return target[0] + (label.lstrip("@#") or target[1:])
    if target[:1] == "!":
        return _announcement(target[1:], label)
    return _link(unescape(target), label) if target else match[0]


def _announcement(target: str, label: str) -> str:
    """Return the words of `<!here>`, `<!subteam^S1|@ops>` or `<!date^…|Monday>`: the label, or else the first word."""
    if label:
        return label
    return "@" + target.partition("^")[0]


def _link(url: str, label: str) -> str:
    """Return a link's words. One that people typed comes with itself as its label; then once is enough."""
    if not label:
        return url
    return label if _bare(label) == _bare(url) else f"{label} ({url})"


def _bare(url: str) -> str:
    return SCHEME.sub("", url).rstrip("/")
