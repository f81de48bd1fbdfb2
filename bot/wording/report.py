"""The sentences of a report: why a promise is broken, and how what is counted is called."""

from collections.abc import Sequence
from datetime import date

from bot.model.attainment import BrokenPromise, MissedBefore, Tally, Verdict
from bot.model.message import Spans, When
from bot.model.milestone import parsed
from bot.wording import amounts, citing, metrics
from bot.wording.spans import line
from bot.wording.ticket import promised
from policies.terms import Plan, Target

NO_LEVEL = "none yet"
"""The severity of what nobody has given one."""


def why(broken: BrokenPromise, plan: Plan, target: Target | None, zone: str) -> Spans:
    """Return by when it was due, by which target and clause, and when it came, if ever; times are in a zone."""
    return line(
        f"{promised.capital(promised.named(str(broken.kind)))} was due ",
        When(at=broken.due_at, zone=zone),
        *_counted(broken, plan, target, zone),
        ". ",
        *_came(broken, zone),
    )


def missed_before(missed: MissedBefore, plan: Plan, target: Target | None, zone: str) -> Spans:
    """Return by when it was due before its severity changed, by which target and clause, and since then."""
    name = f" for {plan.severity(missed.severity).name}"
    amount = f", {amounts.target(target)}" if target and target.amount else ""
    cited = f" ({citing.clause(plan, target.source)})" if target and target.source.is_stated else ""
    came = line(" It came ", When(at=missed.met_at, zone=zone), ".") if missed.met_at else ()
    return line(
        f"{promised.capital(promised.named(str(missed.kind)))} was due ",
        When(at=missed.due_at, zone=zone),
        f"{amount}{name}{cited}, and hadn't come by then. Since the severity changed it was due ",
        When(at=missed.then_due, zone=zone),
        ".",
        *came,
    )


def _counted(broken: BrokenPromise, plan: Plan, target: Target | None, zone: str) -> Spans:
    name = f" for {plan.severity(broken.severity).name}" if broken.severity else ""
    if broken.since is None:
        return line(f"{name}, before the severity changed to one that promises none")
    if target is None or not target.amount:
        return ()
    after, since = "after" if target.names_a_day else "from", When(at=broken.since, zone=zone)
    cited = f" ({citing.clause(plan, target.source)})" if target.source.is_stated else ""
    return line(f", {amounts.target(target)} {after} ", since, f"{name}{cited}")


def _came(broken: BrokenPromise, zone: str) -> Spans:
    if broken.met_at:
        return line("It came ", When(at=broken.met_at, zone=zone), ".")
    if broken.verdict is Verdict.CLOSED_UNANSWERED:
        return line("The ticket was closed without it.")
    if broken.next_at:
        return line("None came by then; the next came ", When(at=broken.next_at, zone=zone), ".")
    return line("It hasn't come.")


def months(first: date, last: date) -> str:
    """Return which months are told of, by a day of the first and of the last: “in November 2026”."""
    end = f"{last:%B %Y}"
    return f"in {end}" if f"{first:%B %Y}" == end else f"from {first:%B %Y} to {end}"


def level(severity: str, names: Sequence[str]) -> str:
    """Return a severity by its names in plans; where these differ, after its id. A former plan has left that alone."""
    if len(names) == 1:
        return names[0]
    return f"{severity} ({' / '.join(names)})" if names else severity


def share(one: Tally) -> str:
    """Return what was kept of what was judged, in percent; rounded down, so that 100 % means all of it."""
    return "" if one.attainment is None else f"{int(one.attainment * 1000) / 10:.1f} %"


def metric(kind: str) -> str:
    """Return the name of a metric as the label of a column or a row: “First response”."""
    own = parsed(kind)[1].own
    return promised.capital(metrics.plain(own) if own else kind.replace("-", " ").replace("_", " "))
