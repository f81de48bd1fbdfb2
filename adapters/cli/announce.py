"""`plandesk announce`: tells customers of maintenance, closed days and whatever else no clause asks for."""

from typing import Annotated

import typer

from adapters.cli.notice import day_of, list_notices, opened_board, tell
from adapters.cli.numbers import MAX_NUMBER
from adapters.cli.unusable import Unusable


def announce(
    text: Annotated[str, typer.Argument(metavar="[TEXT]", help="What they are told, as they will read it.")] = "",
    *,
    customer: Annotated[list[str] | None, typer.Option(help="Whom it is for, by id; more than once if wanted.")] = None,
    plan: Annotated[str, typer.Option(metavar="PLAN", help="All customers with that plan, or pack.")] = "",
    everybody: Annotated[bool, typer.Option("--all", help="All customers of the desk file.")] = False,
    on: Annotated[str, typer.Option(metavar="DAY", help="The day it is about, of which they are reminded.")] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who announces it, or takes it back.")] = "",
    anyway: Annotated[bool, typer.Option("--anyway", help="It may read like another customer's name.")] = False,
    send: Annotated[bool, typer.Option("--send", help="Do it; else it is only shown what would be posted.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the announcements and notices there are.")] = False,
    withdraw: Annotated[
        int, typer.Option(min=0, max=MAX_NUMBER, metavar="NUMBER", help="Take back an announcement; TEXT says why.")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Tell customers of maintenance, closed days, or whatever else concerns many of them.

    Without --send it is shown, and nothing happens. It is posted once in each of their channels, where a reply is a
    request, and the account manager reads of it. With --on they are reminded before the day, and on it.
    """
    from bot.engine.contract.notices import Announcement

    with opened_board() as board:
        if list_:
            list_notices(board, customer or [], as_json=as_json)
            return
        if not by.strip():
            raise Unusable('say who announces it: add --by "TAM One"')
        if withdraw:
            found = board.withdraw(withdraw, by.strip(), text.strip(), customer or [], send=send, anyway=anyway)
            tell(found, f"announcement {withdraw} is taken back for", send=send, as_json=as_json)
            return
        if not text.strip():
            raise Unusable('say what they are told: plandesk announce "TEXT" --all --by "TAM One"')
        if not (customer or plan or everybody):
            raise Unusable("say whom it is for: --customer, --plan or --all")
        wanted = Announcement(topic="", text=text.strip(), name=by.strip(), effect=day_of(on))
        found = board.give(wanted, board.chosen(customer or [], plan, everybody=everybody), send=send, anyway=anyway)
        tell(found, f"announcement {found.addressed[0].notice.number} goes to", send=send, as_json=as_json)
