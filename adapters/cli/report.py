"""`plandesk report`: promises kept and broken, as a table, as CSV or JSON for programs, and as a page that prints."""

import csv
import sys
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from adapters.cli.customers import named_customer
from adapters.cli.opened_desk import opened_desk
from adapters.cli.output import write
from adapters.cli.tables import Row, show, show_json
from adapters.cli.unusable import Unusable
from bot.model.attainment import BY, Tally, grouped, months_until

_LEADS_TO_FORMULA: Final = frozenset("=+-@")
_MOST_MONTHS: Final = 120
_YEARS: Final = range(1970, 9999)

if TYPE_CHECKING:
    from adapters.composition.report import Report
    from bot.model.attainment import BrokenPromise, MissedBefore


class Format(StrEnum):
    """The form in which a report is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


LISTED: Final = {Format.TABLE: 20, Format.CSV: 0, Format.JSON: 100_000, Format.HTML: 500}
"""The number of broken promises that each form lists, the latest ones."""


def report(
    *,
    customer: Annotated[str, typer.Option(help="One customer, by its id; otherwise all.")] = "",
    first: Annotated[str, typer.Option("--from", metavar="YYYY-MM", help="The first month.")] = "",
    last: Annotated[str, typer.Option("--to", metavar="YYYY-MM", help="The last month; otherwise this one.")] = "",
    by: Annotated[str, typer.Option(help=f"What the table is counted by: any of {', '.join(BY)}.")] = "customer,metric",
    goals: Annotated[bool, typer.Option("--goals", help="Count the desk's own goals instead of promises.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Write CSV, by everything, with what customers said.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, with each broken promise and why.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="Write one page with charts, complete in itself.")] = False,
) -> None:
    """Report which promises were kept and which broken.

    The month of a promise is that of its due time, by its customer's clock. Attainment is what was kept of what was
    kept or broken. What was closed unanswered counts as broken once its due time has passed. What is paused isn't due
    yet, and counts in the month of the report. What was withdrawn before it was due counts nowhere, and nor does what
    has moved to another ticket: it counts there, as what it was.
    """
    from adapters.cli.report_rows import as_value, csv_rows
    from adapters.composition.report import made

    wanted = _format(csv=as_csv, json=as_json, html=as_html)
    counted_by, now = _by(by), datetime.now(UTC)
    days = _days(first, last, now.date())

    with opened_desk() as there:
        found = made(there, days, now, named_customer(customer, there), goals=goals, listed=LISTED[wanted])
    match wanted:
        case Format.TABLE:
            _print(found, counted_by)
        case Format.CSV:
            _write_csv(csv_rows(found))
        case Format.JSON:
            show_json(as_value(found))
        case Format.HTML:
            from adapters.cli.report_page import page

            write(page(found))


def _print(report: "Report", by: Sequence[str]) -> None:
    from adapters.cli.report_rows import duration_row, satisfaction_row, spent_row, tally_row
    from bot.wording.report import months

    first, last = report.months.days[0], report.months.days[-1]
    show(
        [tally_row(one, report, by) for one in grouped(report.tallies, by)],
        as_json=False,
        title=f"Promises due {months(first, last)}",
    )
    if report.durations:
        typer.echo("")
        show(
            [duration_row(one, report) for one in report.durations],
            as_json=False,
            title="How long it took, by the clock",
        )
    if report.satisfaction:
        typer.echo("")
        rows = [satisfaction_row(one, report) for one in report.satisfaction]
        show(rows, as_json=False, title="What customers said of what was opened in these months")
    if report.spent:
        typer.echo("")
        rows = [spent_row(one, report) for one in report.spent]
        show(rows, as_json=False, title="What was taken off allowances in these months")
    whole = next(iter(grouped(report.tallies, ())), Tally())
    _list(report, report.broken, report.why, "Broken, the latest first", whole.broken)
    title = "Missed before a severity changed, beside what is judged; the latest first"
    _list(report, report.missed, report.why_missed, title, whole.missed_before)


def _list(
    report: "Report", each: Sequence["BrokenPromise | MissedBefore"], why: Sequence[str], title: str, found: int
) -> None:
    """Print some of the `found` promises, each with its reason; nothing if there are none."""
    from adapters.cli.report_rows import broken_row

    if not each:
        return
    typer.echo("")
    show([broken_row(one, reason, report) for one, reason in zip(each, why, strict=True)], as_json=False, title=title)
    if found > len(each):
        typer.echo(f"and {found - len(each)} more: --json has them all")


def _write_csv(rows: Sequence[Row]) -> None:
    """Write rows as CSV, the first of which is the heading; no cell is a formula to whatever opens it."""
    written = csv.writer(sys.stdout, lineterminator="\n")
    written.writerows([_safe(value) for value in row.values()] for row in rows)


def _safe(value: object) -> object:
    """Return a value as text where a spreadsheet might take it for a formula.

    Some leave out what can't be seen before its sign, and some take a wide sign for a common one.
    """
    if not isinstance(value, str):
        return value
    seen = (sign for sign in unicodedata.normalize("NFKC", value) if sign.isprintable() and not sign.isspace())
    return f"'{value}" if next(seen, "") in _LEADS_TO_FORMULA or value.startswith(("\t", "\r", "\n")) else value


def _format(*, csv: bool, json: bool, html: bool) -> Format:
    wanted = [form for form, is_wanted in ((Format.CSV, csv), (Format.JSON, json), (Format.HTML, html)) if is_wanted]
    if len(wanted) > 1:
        raise Unusable("a report has one form at a time: --csv, --json or --html")
    return wanted[0] if wanted else Format.TABLE


def _by(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    unknown = [one for one in wanted if one not in BY]
    if unknown or not wanted:
        raise Unusable(
            f"--by takes any of {', '.join(BY)}, with commas between them; not {', '.join(unknown) or 'none'}"
        )
    return wanted


def _days(first: str, last: str, today: date) -> tuple[date, ...]:
    """Return the months of a report: the last twelve, if nothing else is said."""
    ends = _month(last, "--to") if last else today.replace(day=1)
    if not first:
        return months_until(ends, 12)
    begins = _month(first, "--from")
    number = (ends.year - begins.year) * 12 + ends.month - begins.month + 1
    if number < 1:
        raise Unusable(f"the report would end before it begins: --from {begins:%Y-%m} --to {ends:%Y-%m}")
    if number > _MOST_MONTHS:
        raise Unusable(f"a report has at most {_MOST_MONTHS} months; these are {number}")
    return months_until(ends, number)


def _month(text: str, option: str) -> date:
    try:
        month = datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC).date()
        if month.year not in _YEARS:
            raise ValueError(month)
        return month
    except ValueError:
        raise Unusable(f"{option} takes a month as YYYY-MM, such as 2026-11; not {text}") from None
