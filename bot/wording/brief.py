"""Words for places with room for only one or two."""


def noted() -> str:
    """Say beside a pressed button that it is saved; whatever follows from it comes as a message."""
    return "Noted."


def answer_apart() -> str:
    """Say, beside the button that was pressed in a channel, where the person alone reads the answer."""
    return "Only you can see the answer: it's here, or else in your own chat with the desk."


def answered_here() -> str:
    """Say the same to somebody who has no chat with the desk."""
    return "The answer is in this channel."


def form_in_chat() -> str:
    """Say, beside the button that asked for the form, that it is in the person's own chat with the desk."""
    return "The form is in your own chat with the desk."


def form_is_done() -> str:
    """Say, in the place of a form that was sent, where the person alone reads what came of it."""
    return "That's sent. What comes of it is where you asked for this form, or else here, and only you can see it."


def noted_before() -> str:
    """Tell somebody who asks for a ticket about a message that they have asked for it before."""
    return "That's noted already – see the thread of that message."


def not_here() -> str:
    """Say that a ticket can only be opened for what people write in a channel."""
    return "I can open tickets only for what people write in a channel."
