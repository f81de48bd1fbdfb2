"""The forms that are about no ticket: their labels, what is missing, and the same in words."""

from typing import Final

from bot.model.message import Button, Buttons, Message, Note, Paragraph, Strong
from bot.wording.spans import invitation, line, message, note

NAMES: Final = {
    "search": ("Search tickets", "Search"),
    "decline": ("Decline", "Decline"),
    "incident": ("Incident", "Go on"),
    "announce": ("Announcement", "Preview"),
    "announce withdraw": ("Take it back", "Take it back"),
}
"""The title of a form, and the label of its button."""
SEARCHED: Final = (
    "What should I look for?",
    "Words of one message, or their beginnings. It finds closed tickets, too.",
)
INTO: Final = "Part of"
ANOTHER: Final = "Or of a new one: what is down?"
TITLE: Final = "What is down?"
INSIDE: Final = "Only our team reads this."
NO_TITLE: Final = "Please say in a few words what is down."
NEITHER: Final = "Please choose one, or say in a few words what is down."
TOLD: Final = "What all of them read"
TOLD_HOW: Final = "You'll see who reads it before it goes out. Name no customer and no ticket."
NO_TEXT: Final = "Please write something here."
NO_WORDS: Final = "Please write a word to look for."
NO_REASON: Final = "Please say why in a few words."
_IN_WORDS: Final = {
    "search": ("Say “", "search export fails", "” with the words to look for, or use the form."),
    "incident": ("Say “", "incident {} and your words", "”, or use the form."),
    "announce": ("Use the form for “", "announce", "”, and you'll see who reads it before it goes out."),
    "announce withdraw": (
        "Use the form for “",
        "announce withdraw {}",
        "”, and you'll see what they read before it goes out.",
    ),
    "decline": ("Say “", "decline {} why", "” with your reason, or use the form."),
}


def why(name: str) -> str:
    """Return the label of the reason, which the person of that name reads."""
    return f"Why? {name} reads this" if name else "Why?"


def about(what: str) -> Note:
    """Say what a form decides."""
    return note(what)


def in_words(verb: str, subject: str) -> Message:
    """Say the same without the form, which couldn't be shown, with a button that tries again."""
    before, typed, after = _IN_WORDS[verb]
    said = line(before, Strong(text=typed.format(subject)), invitation(after, after.replace(", or use the form", "")))
    again = Button(label="Open the form", verb=verb, subject=subject)
    return message(said, Paragraph(spans=said), Buttons(buttons=(again,)))
