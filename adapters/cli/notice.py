"""`plandesk notice`: tells customers ahead of time what changes under a clause of their terms, and counts it down."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.numbers import MAX_NUMBER
from adapters.cli.serving import usable
from adapters.cli.tables import Row, printable, show
from adapters.cli.unusable import Unusable

if TYPE_CHECKING:
    from adapters.composition.notices import NoticeBoard, ToldTogether
    from bot.effects import Say
    from bot.engine.contract.notices import Announcement
    from bot.model.desk import Customer
    from bot.model.notice import Notice


def notice(
    text: Annotated[str, typer.Argument(metavar="[TEXT]", help="What they are told, as they will read it.")] = "",
    *,
    clause: Annotated[
        str, typer.Option(metavar="TOPIC", help="The clause it is given under, as `plan` names it.")
    ] = "",
    customer: Annotated[list[str] | None, typer.Option(help="Whom it is for, by id; more than once if wanted.")] = None,
    plan: Annotated[str, typer.Option(metavar="PLAN", help="All customers with that plan, or pack.")] = "",
    on: Annotated[
        str, typer.Option(metavar="DAY", help="When it takes effect; without it as soon as the clause allows.")
    ] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who gives or withdraws it.")] = "",
    anyway: Annotated[bool, typer.Option("--anyway", help="It may read like another customer's name.")] = False,
    send: Annotated[bool, typer.Option("--send", help="Do it; else it is only shown what would be posted.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the notices there are.")] = False,
    withdraw: Annotated[
        int, typer.Option(min=0, max=MAX_NUMBER, metavar="NUMBER", help="Take back a notice; TEXT says why.")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Give customers notice of a change under a clause of their terms.

    The days are computed from the clause. Without --send it is shown, and nothing happens. It is posted once in each of
    their channels, the account manager reads of it, they are reminded 30, 7 and 1 days before and on the day, and it is
    on the record (`plandesk desk history`).
    """
    with opened_board() as board:
        if list_:
            list_notices(board, customer or [], as_json=as_json)
            return
        if not by.strip():
            raise Unusable('say who gives it: add --by "TAM One"')
        if withdraw:
            found = board.withdraw(withdraw, by.strip(), text.strip(), customer or [], send=send, anyway=anyway)
            tell(found, f"notice {withdraw} is withdrawn for", send=send, as_json=as_json)
            return
        if not text.strip() or not clause.strip():
            raise Unusable('say what they are told, and under which clause: plandesk notice "TEXT" --clause TOPIC')
        found = board.give(_wanted(text, clause, on, by), board.chosen(customer or [], plan), send=send, anyway=anyway)
        tell(found, f"notice {found.addressed[0].notice.number} goes to", send=send, as_json=as_json)


def list_notices(board: "NoticeBoard", customers: list[str], *, as_json: bool) -> None:
    """Print the notices and announcements there are, the latest first."""
    found = board.all()
    rows = [_row(whose, one) for whose, one in found if not customers or whose.id in customers]
    show(rows, as_json=as_json, title="notices")


def _row(customer: "Customer", one: "Notice") -> Row:
    return {
        "notice": one.number,
        "customer": customer.id,
        "clause": one.clause or one.topic or "announcement",
        "text": one.text,
        "given": f"{one.given_at:%Y-%m-%d}",
        "by": one.name,
        "takes effect": one.effect and one.effect.isoformat(),
        "supported until": one.support_end and one.support_end.isoformat(),
        "state": _state(one),
    }


def _state(one: "Notice") -> str:
    if one.ended is None:
        return "counts"
    return f"withdrawn by {one.ended.name}" if one.ended.is_withdrawn else "has come"


def tell(found: "ToldTogether", done: str, *, send: bool, as_json: bool) -> None:
    """Print each message with where it goes, and what is to do if nothing has gone out."""
    posts = (_post((one.customer,), said) for one in found.addressed for said in one.posts)
    show([*posts, *(_post(one.customers, one.said) for one in found.inside)], as_json=as_json)
    for platform in found.off:
        name = platform.capitalize()
        typer.echo(f"{name} is off: what goes there waits until its settings are there.", err=True)
    if as_json:
        return
    names = ", ".join(one.customer.name for one in found.addressed)
    if send:
        typer.echo(f"\n{done[:1].upper()}{done[1:]} {names}. It goes out within seconds if the desk runs.")
    else:
        typer.echo("\nNothing has been sent. Add --send, and it goes out as shown.")


def _post(customers: "Sequence[Customer]", said: "Say") -> Row:
    from bot.effects import InChannel, ToPerson
    from bot.model.plain_text import body

    to = said.to.place if isinstance(said.to, InChannel) else said.to.account if isinstance(said.to, ToPerson) else ""
    return {
        "customer": ", ".join(one.id for one in customers),
        "to": str(to),
        "reads": printable(" ".join(body(said.message).split())),
    }


def _wanted(text: str, clause: str, on: str, by: str) -> "Announcement":
    from bot.engine.contract.notices import Announcement

    return Announcement(topic=clause, text=text.strip(), name=by.strip(), effect=day_of(on))


def day_of(text: str) -> date | None:
    """Return the day that was written, if one was; raises Unusable."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unusable(f"“{text}” isn't a day: write it as 2027-01-31") from None


@contextmanager
def opened_board() -> "Iterator[NoticeBoard]":
    """Give the notices of the desk; what can't be done ends the command in words."""
    from adapters.composition.notices import notice_board
    from adapters.composition.settings import read_settings
    from bot.engine.contract.notices import NoNotice
    from bot.errors import StorageUnavailable

    opened = notice_board(usable(read_settings))
    board = usable(opened.__enter__)
    try:
        yield board
    except (NoNotice, StorageUnavailable) as problem:
        raise Unusable(str(problem)) from None
    finally:
        opened.__exit__(None, None, None)
