"""The names of people here, as they greet and call each other; they decide whether a message is more than that."""

from bot.engine.situation import Case
from bot.language import plain, responses
from bot.model.desk import Desk
from bot.model.intake import Intake
from bot.model.ticket import Ticket


def names_greeted(case: Case, *also: str) -> frozenset[str]:
    """Return every word of the names of the staff, the customer's contacts, the desk, and these."""
    contacts, people = (one.name for one in case.customer.contacts), (one.name for one in case.desk.people)
    said = (case.desk.name, case.customer.name, *also, *contacts, *people)
    return frozenset(word for name in said for word in plain.words(name)) | {case.desk.ticket_prefix.casefold()}


def handles(desk: Desk) -> tuple[str, ...]:
    """Return how staff are written after an “@”: by name, first name, id or the platform's id."""
    return tuple(
        handle
        for one in desk.people
        for handle in (one.name, one.id, *one.name.split(), one.name.replace(" ", "."), *(a.user for a in one.accounts))
    )


def is_answer(text: str, case: Case, subject: Ticket | Intake) -> bool:
    """Return whether what staff write to the customer is an answer, by the same rule however it reaches them."""
    names = names_greeted(case, subject.requester_name)
    return responses.is_answer(text, names=names, colleagues=handles(case.desk))
