"""Slack's markup, both ways: what people meant by what Slack wrote, and literal text as Slack must be given it."""

import re

CODED = re.compile(r"<([^<>]*)>|&(amp|lt|gt);")
MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>")
CALL = re.compile(r"\s*<@([A-Z0-9]+)(?:\|([^<>]*))?>")
SCHEME = re.compile(r"^(https?://|mailto:|tel:)")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Literal text for a `mrkdwn` field: after this nothing in it is a mention, a link or a broadcast."""
    return text.translate(SPECIAL)


def unescape(text: str) -> str:
    """The three entities back as characters, each once."""
    return CODED.sub(lambda match: ENTITIES[match[2]] if match[2] else match[0], text)


def meant(text: str) -> str:
    """What a person wrote, out of what Slack made of it: `<https://a.example|A>` reads `A (https://a.example)`."""
    return CODED.sub(_meaning, text)


def without_mention(text: str, user: str) -> tuple[str, bool]:
    """The text without the first mention of that user, and whether there was one. The text is still Slack's markup."""
    match = re.search(rf"<@{re.escape(user)}(\|[^<>]*)?>", text)
    if match is None:
        return text, False
    before, after = text[: match.start()].rstrip(" "), text[match.end() :].lstrip(" ")
    glue = " " if before and after and not before.endswith("\n") else ""
    return (before + glue + after).strip(), True


def mentioned(text: str) -> tuple[str, ...]:
    """The ids of the users whom the markup mentions, in order."""
    return tuple(MENTION.findall(text))


def called(text: str) -> tuple[str, str] | None:
    """The id and the name, if it stands there, of the user whom the markup begins by mentioning."""
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
    """`<!here>`, `<!subteam^S1|@ops>` and `<!date^…|Monday>`: the label says it, else the first word does."""
    if label:
        return label
    return "@" + target.partition("^")[0]


def _link(url: str, label: str) -> str:
    """A link that people typed comes with itself as its label; then once is enough."""
    if not label:
        return url
    return label if _bare(label) == _bare(url) else f"{label} ({url})"


def _bare(url: str) -> str:
    return SCHEME.sub("", url).rstrip("/")
