"""What was said, as every platform says it: who, the words, the buttons. Markup and layout are left to each."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from html import unescape

from msgspec import Struct

from adapters.sandbox.slack import seen as slack_seen
from adapters.sandbox.slack.state import PostedMessage as SlackMessage
from adapters.sandbox.teams.card_parts import nodes
from adapters.sandbox.teams.reactions import EMOJI
from adapters.sandbox.teams.seen import labels as teams_labels
from adapters.sandbox.teams.state import Post
from adapters.slack import marks as slack_marks
from adapters.teams import marks as teams_marks
from bot.model.message import Message
from bot.model.plain_text import Spelling, body
from bot.model.state_mark import StateMark

DESK = "plandesk"

_SLACK = re.compile(r"<!date\^(?P<at>\d+)\^[^<>]*>|<@(?P<user>\w+)>|<[^<>|]*\|(?P<label>[^<>]*)>|<(?P<url>[^<>]*)>")
_SLACK_STYLE = re.compile(r"(?<!\w)\*(?P<strong>[^*\n]+)\*(?!\w)")
_TEAMS = re.compile(
    r"(?:(?P<near>today at|tomorrow,|yesterday at) |(?P<day>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w{3}), )?"
    r"(?P<time>\d\d?:\d\d(?: [AP]M)?) (?P<zone>CST|CET|EST|GMT|UTC)\b"
    r"|<at>(?P<name>.*?)</at>"
    r"|(?<!\\)\[(?P<label>(?:\\.|[^\]\\])*)\]\([^)\s]*\)"
)
_TEAMS_STYLE = re.compile(r"(?<!\\)\*\*(?P<strong>.+?)(?<!\\)\*\*", re.DOTALL)
_BY_ID = re.compile(r"@(U0\w+)")
"""A mention in what somebody wrote, of which Slack tells the id alone."""
_SIGNS = re.compile("[🔴🟠🟡⚪] ")
"""The colours of severities, which Slack's words begin with; Teams has them around its cards."""
_ZONES = {"CST": -6, "EST": -5, "GMT": 0, "UTC": 0, "CET": 1}
_DAYS = {"yesterday at": -1, "tomorrow,": 1}
_AT = re.compile(r"<at>(.*?)</at>")
_ON_SLACK = {emoji: mark for mark, emoji in slack_marks.NAMES.items()}
_ON_TEAMS = {EMOJI[reaction]: mark for mark, reaction in teams_marks.TYPES.items()}
_NOTHING = "\u200b"
"""What keeps two signs apart, and is not seen."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Said(Struct, frozen=True, kw_only=True):
    """One message as its readers take it. `id` is the platform's own, and no part of what is said.

    `marks` are those of the desk that are on it.
    """

    by: str
    text: str
    buttons: tuple[str, ...]
    id: str
    marks: tuple[StateMark, ...] = ()

    @property
    def words(self) -> tuple[str, str, tuple[str, ...], tuple[StateMark, ...]]:
        """What is the same on every platform."""
        return self.by, self.text, self.buttons, self.marks


def instant(at: datetime) -> str:
    """How an instant reads here, whoever reads it and wherever."""
    return f"⟨{at.astimezone(UTC):%Y-%m-%d %H:%M}⟩"


def from_slack(message: SlackMessage, names: Mapping[str, str]) -> Said:
    """A message of the stand-in for Slack. `names` are those of users by id."""
    return Said(
        by=names[message.user],
        text=_plain(slack_seen.shown(message), lambda text: _slack_words(text, names), slack_seen.labels(message)),
        buttons=slack_seen.labels(message),
        id=message.ts,
        marks=_marks(message.reactions, names, _ON_SLACK),
    )


def from_teams(post: Post, names: Mapping[str, str]) -> Said:
    """A post of the stand-in for Teams. `names` are those of authors by id."""
    pieces = (
        list(_card_words(post.card, datetime.fromtimestamp(int(post.id) / 1000, UTC)))
        if post.card
        else [unescape(_AT.sub(r"@\1", post.text))]
    )
    if post.forwards:
        other = from_teams(post.forwards, names)
        pieces.append(f"{other.by}: {other.text}")
    marks, text = _marks(post.reactions, names, _ON_TEAMS), _flat(" ".join(pieces))
    return Said(by=names[post.author], text=text, buttons=teams_labels(post), id=post.id, marks=marks)


def _marks(
    reactions: Iterable[tuple[str, str]], names: Mapping[str, str], of: Mapping[str, StateMark]
) -> tuple[StateMark, ...]:
    return tuple(of[emoji] for emoji, who in reactions if names[who] == DESK)


def from_message(message: Message, names: Mapping[str, str], id: str) -> Said:
    """A neutral message of the desk, before any platform renders it."""
    spelling = Spelling(
        instant=lambda when: instant(when.at), mention=lambda one: f"@{names[one.account.user]}", fact=" ", quote=""
    )
    buttons = tuple(button.label for button in message.pressable)
    return Said(by=DESK, text=_flat(body(message, spelling)), buttons=buttons, id=id)


def written(text: str, by: str, id: str) -> Said:
    """What a person wrote."""
    return Said(by=by, text=_flat(text), buttons=(), id=id)


def _plain(text: str, words: Callable[[str], str], buttons: tuple[str, ...]) -> str:
    """The words without the labels of buttons, which the stand-in shows among them, each on a line of its own."""
    lines = text.split("\n")
    for label in buttons:
        lines.remove(label)
    return _flat(" ".join(words(re.sub(r"^&gt; |^> ", "", line)) for line in lines))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _slack_words(text: str, names: Mapping[str, str]) -> str:
    def read(found: re.Match[str]) -> str:
        if found["at"]:
            return instant(datetime.fromtimestamp(int(found["at"]), UTC))
        return f"@{names[found['user']]}" if found["user"] else found["label"] or found["url"] or ""

    told = unescape(_SLACK_STYLE.sub(r"\g<strong>", _SLACK.sub(read, _SIGNS.sub("", text))))
    return _BY_ID.sub(lambda found: f"@{names[found[1]]}", told)


def _card_words(card: Mapping[str, object], at: datetime) -> Iterator[str]:
    """The words of a card posted then, without the names of rows that are clicked whole, which are at their right."""
    there = list(nodes(card.get("body", [])))
    labels = [node["selectAction"]["title"] for node in there if "selectAction" in node]
    for node in there:
        if node.get("color") == "Accent" and _teams_words(str(node.get("text")), at) in labels:
            continue
        if node.get("type") == "TextRun":
            yield str(node["text"]).replace(_NOTHING, "")
        elif node.get("type") == "TextBlock":
            yield _teams_words(str(node["text"]), at)
        elif "type" not in node and "value" in node:
            yield from (_teams_words(str(node[part]), at) for part in ("title", "value"))


def _teams_words(text: str, at: datetime) -> str:
    def read(found: re.Match[str]) -> str:
        if found["time"]:
            return instant(_instant(found, at))
        return f"@{found['name']}" if found["name"] else found["label"]

    words = unescape(_ESCAPED.sub(r"\1", _TEAMS_STYLE.sub(r"\g<strong>", _TEAMS.sub(read, text))))
    return words.replace(_NOTHING, "")


def _instant(found: re.Match[str], at: datetime) -> datetime:
    """The instant that a card posted then names by its clock, its zone, and a day near the posting."""
    local = at.astimezone(timezone(timedelta(hours=_ZONES[found["zone"]])))
    form = "%I:%M %p" if found["time"].endswith("M") else "%H:%M"
    time = datetime.strptime(found["time"], form)  # noqa: DTZ007 - a wall clock's
    day = local + timedelta(days=_DAYS.get(found["near"], 0))
    if found["day"]:
        near = (local + timedelta(days=each) for each in range(-90, 90))
        day = next(one for one in near if f"{one:%a} {one.day} {one:%b}" == found["day"])
    return day.replace(hour=time.hour, minute=time.minute, second=0, microsecond=0)
