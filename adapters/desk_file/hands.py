"""Finds what a desk file takes from under open tickets: channels that are no longer their customer's, and customers."""

from collections import defaultdict
from collections.abc import Iterable

from adapters.desk_file.faults import Finding
from adapters.desk_file.judged import DeskFile
from adapters.desk_file.lines import lines_of, nearest_line
from bot.engine.relocation import home_of, may_be_posted_in
from bot.model.desk import Desk
from bot.model.ids import CustomerId
from bot.model.intake import Intake
from bot.model.places import Place
from bot.model.ticket import Ticket
from bot.wording.spans import joined


def warning_of_moves(file: str, found: DeskFile, under_way: Iterable[Ticket | Intake]) -> tuple[Finding, ...]:
    """Return a finding for each channel that changes hands while something in it is open, with the ticket numbers.

    There is one for each customer too that the file no longer has, wherever its people asked.
    """
    moved: dict[tuple[Place, CustomerId], list[Ticket | Intake]] = defaultdict(list)
    gone: dict[CustomerId, list[Ticket | Intake]] = defaultdict(list)
    for one in under_way:
        if found.desk.customer(one.customer) is None:
            gone[one.customer].append(one)
        elif not may_be_posted_in(one.thread.place, one, found.desk):
            moved[one.thread.place, one.customer].append(one)
    left = (
        Finding(file=file, line=1, key=f"customers.{customer}", says=_says_gone(customer, these))
        for customer, these in gone.items()
    )
    changed = (
        Finding(
            file=file,
            line=_line(found, customer),
            key=f"customers.{customer}.channels",
            says=_says(place, customer, these, found.desk),
        )
        for (place, customer), these in moved.items()
    )
    return (*left, *changed)


def _line(found: DeskFile, customer: CustomerId) -> int:
    at = next((str(index) for index, one in enumerate(found.desk.customers) if one.id == customer), None)
    return nearest_line(lines_of(found.text), ("customers", at, "channels")) if at else 1


def _says_gone(customer: CustomerId, these: list[Ticket | Intake]) -> str:
    return (
        f"{_named(these)} open, and {customer} isn't in this file: from then on nothing that its people write is kept. "
        f"Close what is open first, or leave {customer} in the file until then"
    )


def _says(place: Place, customer: CustomerId, these: list[Ticket | Intake], desk: Desk) -> str:
    here, former = desk.customer_in(place), desk.customer(customer)
    whose = f"{here.id}'s" if here else "nobody's"
    home = home_of(former, place) if former else None
    then = f"they go on in {home}" if home else f"{customer} has no other channel, and isn't reached about them"
    return f"{_named(these)} open in {place}, which is {whose} in this file: {then}"


def _named(these: list[Ticket | Intake]) -> str:
    """Return the numbers of these tickets, and how many requests have none yet."""
    numbers = [one.id for one in these if isinstance(one, Ticket)]
    requests = len(these) - len(numbers)
    unnumbered = [f"{requests} request{'' if requests == 1 else 's'} without a number"] if requests else []
    return f"{joined((*numbers, *unnumbered))} {'is' if len(these) == 1 else 'are'}"
