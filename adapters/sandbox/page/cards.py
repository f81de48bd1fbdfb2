"""Adaptive Cards as elements of the page, from the very card that was posted."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final, TypeAlias

from msgspec import Struct, field
from nicegui import events, ui

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.page.elements import VALUE, assign, button, marked, tag, value_of
from adapters.sandbox.page.fields import CHECKED, AskedField, asked, boxes, say
from adapters.sandbox.page.markdown import parsed
from adapters.sandbox.page.reader import PageReader

Press: TypeAlias = Callable[[JsonObject, Mapping[str, str]], Awaitable[Mapping[str, str]]]
"""Called with the action that was pressed, and what the inputs said then, by id; returns what is missing, by id."""

TONES: Final = frozenset({"attention", "warning", "accent", "good"})
STYLES: Final = {"positive": "primary", "destructive": "danger"}


class Card(Struct, frozen=True, kw_only=True):
    """One card for one reader; `press` is called with what they press and what the inputs say."""

    reader: PageReader
    press: Press
    inputs: dict[str, str] = field(default_factory=dict)
    asked: dict[str, AskedField] = field(default_factory=dict)

    def draw(self, card: JsonObject) -> None:
        """Draw the whole card into whatever is open."""
        self.parts(card.get("body", ()))
        if card.get("actions"):
            _actions(self, card)

    def parts(self, parts: Sequence[JsonObject]) -> None:
        """Draw some elements of the card, in order."""
        for part in parts:
            if part.get("isVisible", True):
                with tag("div", classes=_looks(part)):
                    DRAWN.get(part["type"], _unknown)(self, part)

    async def pressed(self, action: JsonObject) -> None:
        """Pass a press on, and say at each field what is missing there."""
        missing = await self.press(action, dict(self.inputs))
        say(self.asked, missing)


Draw = Callable[[Card, JsonObject], None]


def _text(card: Card, part: JsonObject) -> None:
    if part.get("style") == "heading":
        marked(parsed(part["text"], card.reader), "h3", "words")
    else:
        marked(parsed(part["text"], card.reader), classes="words")


def _runs(card: Card, part: JsonObject) -> None:
    for run in part["inlines"]:
        tag("em" if run.get("italic") else "span", run["text"])


def _facts(card: Card, part: JsonObject) -> None:
    with tag("dl"):
        for fact in part["facts"]:
            marked(parsed(fact["title"], card.reader), "dt")
            marked(parsed(fact["value"], card.reader), "dd")


def _container(card: Card, part: JsonObject) -> None:
    """Draw a container; one that is clicked whole is a button to readers of screens, and to the keyboard."""
    action = part.get("selectAction")
    if action is None:
        card.parts(part["items"])
        return
    says = {"role": "button", "tabindex": "0", "aria_label": action["title"], "title": action.get("tooltip", "")}
    with tag("div", classes="clicked-whole", **says) as whole:
        card.parts(part["items"])
    whole.on("click", lambda _: card.pressed(action), args=[], js_handler="() => emit()")
    whole.on("keydown.enter", lambda _: card.pressed(action), args=[], js_handler="() => emit()")


def _columns(card: Card, part: JsonObject) -> None:
    for column in part["columns"]:
        width = column.get("width")
        weighed = {"style": f"flex: {width} 1 0"} if isinstance(width, int) else {}
        with tag("div", classes=f"column-of-card{' stretched' if width == 'stretch' else ''}", **weighed):
            card.parts(column.get("items", ()))


def _actions(card: Card, part: JsonObject) -> None:
    opened: list[tuple[ui.element, JsonObject]] = []
    with tag("div", classes="row"):
        for action in part["actions"]:
            if action["type"] == "Action.ShowCard":
                opened.append((button(action["title"], lambda: None, "press", aria_expanded="false"), action))
            else:
                _action(card, action)
    for opener, action in opened:
        _shown(card, opener, action["card"])


def _shown(card: Card, opener: ui.element, further: JsonObject) -> None:
    """Draw the part of a card that an action opens and closes."""
    with tag("div", classes="further-of-card", hidden=True) as inner:
        card.parts(further.get("body", ()))

    def toggle(_: events.GenericEventArguments) -> None:
        is_hidden = not inner.props.get("hidden")
        assign(inner, hidden=is_hidden)
        assign(opener, aria_expanded="false" if is_hidden else "true")

    opener.on("click", toggle, args=[], js_handler="() => emit()")


def _action(card: Card, action: JsonObject) -> None:
    if action["type"] == "Action.OpenUrl":
        tag("a", action["title"], href=action["url"])
        return
    made = button(action["title"], lambda: card.pressed(action), f"press {STYLES.get(action.get('style', ''), '')}")
    if action.get("isEnabled") is False:
        made.props["disabled"] = True


def _input(card: Card, part: JsonObject) -> None:
    with tag("label", part.get("label", ""), "labelled"):
        name = "textarea" if part.get("isMultiline") else "input"
        made = tag(name, classes="field", placeholder=part.get("placeholder", ""), aria_label=_label(part))
        made.on("input", _keeping(card, part), js_handler=VALUE)
    _asked(card, part, made)


def _choices(card: Card, part: JsonObject) -> None:
    """Draw choices as boxes to tick, side by side or as a list to open, as the card wants; chosen as it says."""
    draw = _boxes if part.get("isMultiSelect") else _beside if part.get("style") == "expanded" else _list
    _asked(card, part, draw(card, part))


def _list(card: Card, part: JsonObject) -> ui.element:
    with tag("label", part.get("label", ""), "labelled"):
        made = tag("select", classes="field", aria_label=_label(part))
        with made.on("change", _keeping(card, part), js_handler=VALUE):
            tag("option", "Choose one", value="", selected="value" not in part)
            for choice in part["choices"]:
                tag("option", choice["title"], value=choice["value"], selected=choice["value"] == part.get("value"))
    return made


def _beside(card: Card, part: JsonObject) -> ui.element:
    with tag("fieldset", classes="options", role="radiogroup", aria_label=_label(part)) as made:
        tag("legend", part.get("label", ""))
        for choice in part["choices"]:
            with tag("label", classes="option"):
                one = tag("input", value=choice["value"], checked=choice["value"] == part.get("value"))
                one.props["type"], one.props["name"] = "radio", f"{id(card)} {part['id']}"
                one.on("change", _keeping(card, part), js_handler=VALUE)
                tag("span", choice["title"])
    return made


def _boxes(card: Card, part: JsonObject) -> ui.element:
    def keep(values: str) -> None:
        card.inputs[part["id"]] = values

    options = {choice["value"]: choice["title"] for choice in part["choices"]}
    ticked = str(part.get("value", "")).split(",")
    return boxes(part.get("label", ""), options, ticked, keep, aria_label=_label(part))


def _toggle(card: Card, part: JsonObject) -> None:
    on, off = part.get("valueOn", "true"), part.get("valueOff", "false")
    card.inputs[part["id"]] = str(part.get("value", off))

    def turned(event: events.GenericEventArguments) -> None:
        card.inputs[part["id"]] = on if event.args else off

    with tag("label", classes="option"):
        box = tag("input", type="checkbox", checked=part.get("value") == on)
        box.on("change", turned, js_handler=CHECKED)
        tag("span", part["title"])


def _unknown(card: Card, part: JsonObject) -> None:
    tag("span", f"[{part['type']}]", "quiet")


DRAWN: Final[dict[str, Draw]] = {
    "TextBlock": _text,
    "RichTextBlock": _runs,
    "FactSet": _facts,
    "Container": _container,
    "ColumnSet": _columns,
    "ActionSet": _actions,
    "Input.Text": _input,
    "Input.ChoiceSet": _choices,
    "Input.Toggle": _toggle,
}
"""The function that draws each kind of element."""


def _label(part: JsonObject) -> str:
    return str(part.get("label") or part.get("placeholder") or part["id"])


def _keeping(card: Card, part: JsonObject) -> Callable[[events.GenericEventArguments], None]:
    def keep(event: events.GenericEventArguments) -> None:
        card.inputs[part["id"]] = value_of(event)

    return keep


def _asked(card: Card, part: JsonObject, made: ui.element) -> None:
    """Keep what the card says at first, and the place to say that something is missing."""
    card.inputs[part["id"]] = str(part.get("value", ""))
    card.asked[part["id"]] = asked(made, is_required=bool(part.get("isRequired")))


def _looks(part: JsonObject) -> str:
    """Return the kind and the look of an element as class names."""
    size, weight = str(part.get("size", "")).lower(), str(part.get("weight", "")).lower()
    looks = {
        "bolder": weight == "bolder",
        "larger": size in {"medium", "large", "extralarge"},
        "quiet": size == "small" or bool(part.get("isSubtle")),
        "boxed": str(part.get("style", "")).lower() == "emphasis",
        f"tone-{part.get('style', '')}": part["type"] == "Container" and part.get("style") in TONES,
        "accented": str(part.get("color", "")).lower() == "accent",
        "to-the-right": part.get("horizontalAlignment") == "Right",
        "apart": bool(part.get("separator")),
    }
    kind = str(part["type"]).replace(".", "-")
    return " ".join(["card-part", kind, *(name for name, is_so in looks.items() if is_so)])
