"""`plandesk tickets`: what the desk knows of its tickets, at the command line."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from msgspec.structs import replace

from adapters.cli.customers import named_customer
from adapters.cli.numbers import MAX_NUMBER
from adapters.cli.opened_desk import opened_desk
from adapters.cli.tables import Row, printable, show, show_json
from adapters.cli.unusable import Unusable

if TYPE_CHECKING:
    from adapters.composition.reading import Reading
    from bot.model.desk import Customer
    from bot.model.listed_ticket import ListedTicket
    from bot.model.message import Message
    from bot.model.selection import Selection
    from bot.model.ticket import Ticket

tickets = typer.Typer(name="tickets", help="Tickets, to look at; nothing is changed.", rich_markup_mode=None)

SIZE: Final = 50
"""The tickets on a page."""

Number = Annotated[str, typer.Argument(metavar="TICKET", help="Its number, as EX-1.")]
Of = Annotated[str, typer.Option("--customer", help="One customer's, by its id; otherwise all.")]
Page = Annotated[int, typer.Option(min=1, max=MAX_NUMBER, help=f"Which {SIZE} of them.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@tickets.command("list")
def list_tickets(
    customer: Of = "",
    closed: Annotated[bool, typer.Option("--closed", help="Those that are over, the latest first.")] = False,
    page: Page = 1,
    as_json: AsJson = False,
) -> None:
    """List open tickets: by whose turn it is, what is due first at the top."""
    from bot.model.selection import Selection
    from bot.model.turn import Turn

    over = Selection(first=Turn.CLOSED, last=Turn.CLOSED, latest_first=True)
    _list(over if closed else Selection(), customer, page, as_json=as_json)


@tickets.command()
def search(
    words: Annotated[list[str], typer.Argument(help="They must be in one message; their beginnings will do.")],
    customer: Of = "",
    page: Page = 1,
    as_json: AsJson = False,
) -> None:
    """Find tickets by the words of their messages and notes, closed ones too, the latest first."""
    from bot.language import plain
    from bot.model.selection import Selection
    from bot.model.turn import Turn

    searched = plain.sought(" ".join(words))
    if not searched:
        raise Unusable("there is no word to search for: name some that a message has, such as export fails")
    _list(Selection(last=Turn.CLOSED, words=searched, latest_first=True), customer, page, as_json=as_json)


@tickets.command("show")
def show_ticket(number: Number, as_json: AsJson = False) -> None:
    """Show a ticket: its state, its assignee, and when it is due."""
    from bot.model.desk import Customer
    from bot.wording.views import answers

    with opened_desk() as there:
        one = _ticket(there, number)
        if as_json:
            show_json(one)
            return
        plan = there.views.pinned(one.plan_version)
        unknown = Customer(id=one.customer, name=one.customer, plan=one.plan_ref)
        customer = there.desk.customer(one.customer) or unknown
        _print(answers.inside(one, plan, customer), customer)


@tickets.command()
def why(number: Number) -> None:
    """Say why a ticket is due when it is, down to the clause."""
    from bot.wording.views.besides import Agreed
    from bot.wording.views.why import explained

    with opened_desk() as there:
        one = _ticket(there, number)
        customer, contract = there.desk.customer(one.customer), there.contracts.of(one.customer)
        agreed = Agreed(customer=customer, approvals=contract.approvals if contract else ()) if customer else None
        plan = there.views.pinned(one.plan_version)
        _print(explained(one, plan, datetime.now(UTC), to_staff=True, agreed=agreed), customer)


@tickets.command()
def history(number: Number, as_json: AsJson = False) -> None:
    """Tell what has happened to a ticket, and to the request that it was, oldest first."""
    from operator import attrgetter

    from bot.engine.views.history import lines
    from bot.wording import pages
    from bot.wording.ticket import status
    from bot.wording.views import history_page

    with opened_desk() as there:
        one = _ticket(there, number)
        recorded = (*there.views.timeline(one.intake), *there.views.timeline(one.id))
        happened = sorted((each.event for each in recorded), key=attrgetter("at"))
        if as_json:
            show_json([{"event": type(event).__name__, "it": event} for event in happened])
            return
        plan = there.views.pinned(one.plan_version)
        customer = there.desk.customer(one.customer)
        zone = (customer.timezone if customer else None) or status.zone(one, plan)
        told = lines(happened, one, plan, there.desk, zone, to_staff=True)
        _print(history_page.history(one, pages.cut(told, 1, max(len(told), 1)), zone), customer)


@tickets.command()
def export(
    customer: Annotated[str, typer.Option("--customer", help="The customer, by its id.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.zip", help="The file to write; it must be a new one.")],
) -> None:
    """Give a customer everything of theirs: a zip with each ticket for machines (JSON) and for people (Markdown)."""
    from adapters.composition import records
    from bot.model.desk import Customer

    with opened_desk() as there:
        named = named_customer(customer, there)
        if named is None:
            raise Unusable("no customer is named: add --customer and its id")
        known = there.desk.customer(named) or Customer(id=named, name=named, plan="")
        made = records.made(there, known, datetime.now(UTC))
        try:
            with out.open("xb") as file:
                file.write(made.content)
        except FileExistsError:
            raise Unusable(f"{out} is there already: name a new file") from None
        except OSError as problem:
            raise Unusable(f"can't write {out}: {problem.strerror}") from None
        typer.echo(f"{made.tickets} ticket{'' if made.tickets == 1 else 's'} of {known.name} are in {out}.")


def _list(selection: "Selection", customer: str, page: int, *, as_json: bool) -> None:
    from bot.model.selection import COUNTED
    from bot.model.selection import Page as Paged
    from bot.wording import pages

    with opened_desk() as there:
        wanted = replace(selection, customer=named_customer(customer, there))
        counts = there.views.count_tickets(wanted)
        some = there.views.listed(wanted, SIZE, (page - 1) * SIZE)
        shown = Paged(tickets=some, counts=counts.turns, is_cut=counts.is_cut, size=SIZE, number=page)
        if page > shown.pages and shown.found <= COUNTED:
            narrower = "; more words find older ones" if counts.is_cut else ""
            raise Unusable(f"there is no page {page}: the last is {shown.pages}{narrower}")
        title = f"{pages.number_of(shown)}{pages.span(shown)}{'; more words find older ones' if counts.is_cut else ''}"
        row, now = (_value if as_json else _row), datetime.now(UTC)
        show([row(one, there, now) for one in some], as_json=as_json, title=title)


def _row(one: "ListedTicket", there: "Reading", now: datetime) -> Row:
    """Return a ticket as a row for people."""
    row, due = _value(one, there, now), one.next_due
    del row["late"]
    at = f"{due.due:%Y-%m-%d %H:%M}Z{' late' if due.due < now else ''}" if due else ""
    return {**row, "due": at, "opened": f"{one.opened_at:%Y-%m-%d %H:%M}Z"}


def _value(one: "ListedTicket", there: "Reading", now: datetime) -> dict[str, object]:
    """Return a ticket as a row for programs: what is due next, late or not, and whether that is promised or a goal."""
    from bot.model.milestone import Basis
    from bot.wording.spans import clipped
    from bot.wording.ticket import promised, status

    customer, plan = there.desk.customer(one.customer), there.views.pinned(one.plan_version)
    due = one.next_due
    basis = Basis.PROMISE if due and due.is_promise else Basis.GOAL
    return {
        "ticket": one.id,
        "customer": customer.name if customer else one.customer,
        "severity": status.severity_name(one, plan),
        "state": one.status,
        "assignee": one.assignee or "unassigned",
        "due": due.due if due else None,
        "late": due is not None and due.due < now,
        "what": promised.label(due) if due else "",
        "basis": basis.value if due else "",
        "opened": one.opened_at,
        "text": clipped(one.head, 60),
    }


def _ticket(there: "Reading", number: str) -> "Ticket":
    from bot.model.ids import TicketId

    found = there.views.ticket(TicketId(number.upper()))
    if found is None:
        raise Unusable(f"there is no ticket {number}: `plandesk tickets list` shows those that are open")
    return found


def _print(message: "Message", customer: "Customer | None") -> None:
    """Print a message with its times in the customer's zone; without one in that which each time has."""
    from bot.model.instant import written
    from bot.model.plain_text import Spelling, body

    own = customer.timezone if customer else None
    in_its_zone = Spelling(instant=lambda when: written(replace(when, zone=own or when.zone)).full)
    for line in body(message, in_its_zone).split("\n"):
        typer.echo(printable(line))
