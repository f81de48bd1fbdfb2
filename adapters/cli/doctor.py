"""`plandesk doctor`: is everything ready for a real workspace? Each line is in order, or says the one thing to do."""

from typing import Annotated

import typer

from adapters.cli.packs import AsJson
from adapters.cli.tables import show_json
from adapters.cli.unusable import Unusable

Customer = Annotated[
    str, typer.Option(metavar="NAME", help="Look at the channels of one customer alone, by its id or name.")
]


def doctor(as_json: AsJson = False, customer: Customer = "") -> None:
    """Check everything that a real workspace needs.

    Each line is ok, or says what to do (exit status 1).
    """
    import asyncio

    from adapters.composition.doctor import SETTINGS, check_desk
    from adapters.composition.logs import set_up_logs
    from adapters.composition.settings import LogStyle, read_settings, unknown_settings
    from adapters.http.check import ok, problem
    from adapters.platform.settings import UnusableSettings

    try:
        settings = read_settings()
    except UnusableSettings as unusable:
        lines = [problem(SETTINGS, each) for each in (*unusable.problems, *unknown_settings())]
    else:
        set_up_logs(LogStyle.TEXT, secrets=settings.secrets)
        lines = [ok(SETTINGS, f"please note: {warning}") for warning in unknown_settings()]
        try:
            lines += asyncio.run(check_desk(settings, customer))
        except UnusableSettings as unusable:
            raise Unusable(str(unusable)) from None
    left = [line for line in lines if not line.is_ok]
    if as_json:
        show_json([{"about": line.about, "ok": line.is_ok, "says": line.says} for line in lines])
    else:
        for line in lines:
            typer.echo(" ".join(str(line).split("\n")))
        typer.echo(f"{len(left)} thing{'s' * (len(left) > 1)} to do." if left else "All is in order.")
    if left:
        raise typer.Exit(1)
