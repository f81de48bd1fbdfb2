"""Words for where there is room for one or two."""


def noted() -> str:
    """Said beside a button once what it stands for is saved; what follows from it comes as a message."""
    return "Noted."


def form_in_chat() -> str:
    """Said beside the button that opens the form, which nobody else is to see."""
    return "The form is in your own chat with the desk."


def noted_before() -> str:
    """Said to who asks for a ticket about a message, where that very asking came a second time."""
    return "That has been noted already; see the thread of that message."


def not_here() -> str:
    """Said to who asks for a ticket about something that no customer can have written in a channel."""
    return "A ticket can be opened for what people write in a channel."
