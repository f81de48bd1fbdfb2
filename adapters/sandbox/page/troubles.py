"""The troubles that a platform can be given: a switch for each, behind one button."""

from functools import partial

from nicegui import events, ui

from adapters.sandbox.core.chat import Chat, Trouble
from adapters.sandbox.page.elements import assign, mark, tag, tell
from adapters.sandbox.page.stage import Stage

EFFECTS = {
    Trouble.NONE: "all is well",
    Trouble.RATE_LIMITED: "rate limited: every call is one too many",
    Trouble.OUTAGE: "outage: every call fails",
    Trouble.TWICE: "what people do arrives twice",
}
"""The name of each on the page."""


class Troubles:
    """Rate limits, outages and double deliveries, for as long as one likes. Nothing is lost in any of them."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._choices: dict[tuple[int, Trouble], ui.element] = {}
        with tag("details", classes="menu troubles"):
            with tag("summary", classes="quiet-button") as self._summary:
                self._says = tag("span", "Troubles")
            with tag("div", classes="menu-entries"):
                for number, chat in enumerate(stage.chats):
                    self._switch(number, chat)

    def refresh(self) -> None:
        """Draw what is wrong now."""
        wrong = [chat for chat in self._stage.chats if chat.trouble is not Trouble.NONE]
        says = ", ".join(f"{chat.platform.title()}: {chat.trouble}" for chat in wrong)
        tell(self._says, says or "Troubles")
        mark(self._summary, "is-wrong", bool(wrong))
        for (number, trouble), choice in self._choices.items():
            assign(choice, checked=self._stage.chats[number].trouble is trouble)

    def _switch(self, number: int, chat: Chat) -> None:
        def chosen(trouble: Trouble, _: events.GenericEventArguments) -> None:
            chat.suffers(trouble)
            self.refresh()

        with tag("fieldset", classes="options"):
            tag("legend", chat.platform.title())
            for trouble, effect in EFFECTS.items():
                with tag("label", classes="option"):
                    choice = ui.element("input").props("type=radio")
                    assign(choice, name_=f"trouble-{number}", checked=chat.trouble is trouble)
                    self._choices[number, trouble] = choice.on(
                        "change", partial(chosen, trouble), js_handler="() => emit()"
                    )
                    tag("span", effect)
