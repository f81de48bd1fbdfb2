"""A report as one page, complete in itself: it prints, and it is light or dark as its reader likes it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement

import jinja2
import pygal
from markupsafe import Markup
from pygal.style import Style

from adapters.cli.report_rows import broken_row, duration_row, satisfaction_row, spent_row, tally_row
from adapters.composition.report import Report
from bot.model.attainment import Tally, grouped
from bot.wording.report import share
from bot.wording.spans import clipped

_TEMPLATE = Path(__file__).with_name("report.html")
_STYLE = Style(
    background="transparent",
    plot_background="transparent",
    foreground="currentColor",
    foreground_strong="currentColor",
    foreground_subtle="currentColor",
    colors=("var(--kept)", "var(--broken)", "var(--open)"),
    font_family="inherit",
    guide_stroke_color="var(--line)",
    major_guide_stroke_color="var(--line)",
    label_font_size=12,
    major_label_font_size=12,
    opacity="1",
    opacity_hover="1",
    transition="0s",
)
_DRAWN: Final[dict[str, Any]] = {"style": _STYLE, "js": [], "disable_xml_declaration": True, "show_y_guides": False}
_CUSTOMERS: Final = 20
"""The number of customers in a chart; the table has all of them."""
_NAME: Final = 32
"""The most characters of a name beside a bar, which needs the room. Pointer and table show the whole."""

_APART: Final = "\u2068{}\u2069"
"""A name as it is written whichever way it runs: its signs stay before the share, in their own order."""


def page(report: Report) -> str:
    """Return the page: the whole, each month, each customer by metric and severity, how long it took, what broke."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    (whole,) = grouped(report.tallies, ()) or (Tally(),)
    by = ("customer", "plan", "metric", "severity")
    return environment.from_string(_TEMPLATE.read_text("utf-8")).render(
        report=report,
        whole=whole,
        share=share(whole),
        first=report.months.days[0],
        last=report.months.days[-1],
        months=_bars(_of_months(report)) if whole.judged or whole.not_yet_due else "",
        customers=_shares(report) if whole.judged and not report.customer else "",
        drawn=min(_CUSTOMERS, len(_judged(report))),
        judged=len(_judged(report)),
        tallies=[tally_row(one, report, by) for one in grouped(report.tallies, by)],
        durations=[duration_row(one, report) for one in report.durations],
        satisfaction=[satisfaction_row(one, report) for one in report.satisfaction],
        spent=[spent_row(one, report) for one in report.spent],
        broken=[broken_row(one, why, report) for one, why in zip(report.broken, report.why, strict=True)],
        missed=[broken_row(one, why, report) for one, why in zip(report.missed, report.why_missed, strict=True)],
        more_missed=max(0, whole.missed_before - len(report.missed)),
        more=max(0, whole.broken - len(report.broken)),
    )


def _of_months(report: Report) -> tuple[Tally, ...]:
    """Return a tally for each month that is drawn, in order, those without any promise too."""
    found = {one.month: one for one in grouped(report.tallies, ("month",))}
    return tuple(found.get(day, Tally(month=day)) for day in report.drawn)


def _bars(months: Sequence[Tally]) -> Markup:
    """Return a chart of bars, one for each month: kept, broken, not yet due."""
    chart = pygal.StackedBar(**_DRAWN, height=260, max_scale=8, show_legend=False)
    chart.x_labels = [f"{one.month:%b %y}" for one in months]
    chart.add("kept", [one.kept for one in months])
    chart.add("broken", [one.broken for one in months])
    chart.add("not yet due", [one.not_yet_due for one in months])
    return _drawn(chart)


def _shares(report: Report) -> Markup:
    """Return a chart of the customers with the lowest attainment, in percent, the lowest at the top."""
    lowest = sorted(_judged(report), key=lambda one: one.attainment or 0)[:_CUSTOMERS]
    names = [report.names.get(one.customer, one.customer) for one in lowest]
    labels = [f"{_APART.format(clipped(name, _NAME))} {share(one)}" for name, one in zip(names, lowest, strict=True)]
    chart = pygal.HorizontalBar(**_DRAWN, height=70 + 26 * len(lowest), show_legend=False, range=(0, 100))
    chart.x_labels = labels[::-1]
    chart.add("attainment", [round(100 * (one.attainment or 0), 1) for one in reversed(lowest)])
    return _drawn(chart, partial(_with_names, names=iter(names[::-1])))


def _judged(report: Report) -> list[Tally]:
    """Return a tally for each customer of whom anything was kept or broken."""
    return [one for one in grouped(report.tallies, ("customer",)) if one.attainment is not None]


def _drawn(chart: pygal.Graph, also: Callable[[Element], Element] | None = None) -> Markup:
    """Return a chart as part of a page. pygal escapes what it is given."""
    for change in filter(None, (_without_script, also)):
        chart.add_xml_filter(change)
    return Markup(chart.render())  # noqa: S704


def _without_script(root: Element) -> Element:
    for parent in list(root.iter()):
        for child in [one for one in parent if one.tag in ("script", "title")]:
            parent.remove(child)
    return root


def _with_names(root: Element, names: Iterator[str]) -> Element:
    """Let the pointer show the whole name at each label, of which there is one for each bar, in their order."""
    for axis in (one for one in root.iter("g") if one.get("class", "").startswith("axis y")):
        for label, name in zip(axis.iter("text"), names, strict=False):
            SubElement(label, "title").text = name
    return root
