"""The customer's verdict on a ticket: whether it is solved, and how it went."""

from bot.model.message import Button, Buttons, Message, Style
from bot.model.rating import BEST
from bot.model.ticket import Ticket
from bot.wording.spans import invitation, line, message, paragraph, plain

FACES = ("😞", "🙁", "😐", "🙂", "😀")
"""The face of each mark, from the worst; the number is beside it."""


def solved_or_not(ticket: Ticket, *, confirms: bool) -> Buttons:
    """Return the buttons of the question whether it is solved; Yes closes it if that isn't asked to be confirmed."""
    no = Button(label="Not solved", verb="reopen", subject=ticket.id)
    if not confirms:
        return Buttons(buttons=(no,))
    yes = Button(label="Yes, solved", verb="confirm", subject=ticket.id, style=Style.PRIMARY)
    return Buttons(buttons=(yes, no))


def confirmed(ticket: Ticket, *, closed: bool) -> Message:
    """Thank the customer for their Yes."""
    if not closed:
        return plain(f"Thanks! {ticket.id} is solved; what else we owe you on it follows.")
    again = invitation("reply here if it comes back.", "reply here with @plandesk if it comes back.")
    return plain(f"Thanks! {ticket.id} is closed; ", again)


def under_card(ticket: Ticket, name: str) -> Message:
    """Say under the card that the customer has confirmed it."""
    return plain(f"{name or 'The customer'} says that {ticket.id} is solved.")


def confirmed_already(ticket: Ticket) -> Message:
    """Say that it is confirmed already."""
    return plain(f"Thanks, {ticket.id} is down as solved already.")


def how_it_went(ticket: Ticket) -> Message:
    """Ask the customer to rate it, or show what they gave, which may be changed for a while."""
    given = ticket.rating.score if ticket.rating else 0
    asks = f"Thanks, you gave {ticket.id} {given} of {BEST}. Changed your mind? Just press another."
    text = asks if given else f"How did we do with {ticket.id}? {FACES[0]} 1 is poor, 5 {FACES[-1]} is great."
    marks = tuple(
        Button(
            label=f"{face} {score}",
            verb="rate",
            subject=ticket.id,
            argument=str(score),
            style=Style.PRIMARY if score == given else Style.PLAIN,
        )
        for score, face in enumerate(FACES, 1)
    )
    return message(line(text), paragraph(text), Buttons(buttons=marks))


def rated(ticket: Ticket, name: str, score: int) -> Message:
    """Say under the card what the customer gave."""
    return plain(f"{name or 'The customer'} gave {ticket.id} {score} of {BEST} {FACES[score - 1]}")


def thanks(ticket: Ticket, score: int) -> Message:
    """Tell who rated it that it is noted."""
    return plain(f"Thanks! {score} of {BEST} for {ticket.id}. Change it any time while it can be reopened.")


def not_asked() -> Message:
    """Say that this desk doesn't ask for ratings."""
    return plain("We don't collect ratings here, but you can always tell us in the thread.")


def too_early(ticket: Ticket) -> Message:
    """Say that it isn't over yet."""
    return plain(f"{ticket.id} isn't over yet. You can rate it once it's resolved.")


def too_late(ticket: Ticket) -> Message:
    """Say that it has been closed for too long."""
    return plain(f"{ticket.id} has been closed for a while, so its rating stays as it is.")


def no_mark(typed: str) -> Message:
    """Say that it isn't a mark."""
    return plain(f"I can't read “{typed[:20]}” as a rating. Try a number from 1 to {BEST}, such as “rate EX-1 4”.")


def on_record(ticket: Ticket) -> str:
    """Return what its customer has said of it, for its card and whoever looks at it; empty if nothing."""
    solved = "The customer confirmed that it's solved." if ticket.confirmed_at else ""
    given = f"Rated {ticket.rating.score} of {BEST}." if ticket.rating else ""
    return " ".join(filter(None, (solved, given)))
