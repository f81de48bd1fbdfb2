"""The page of `plandesk report --html`: every column is there to be read, on screens and on paper."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from adapters.cli.report_page import page
from adapters.composition.report import Report
from bot.model.attainment import BrokenPromise, Durations, Months, Stretch, Tally, Verdict, months_until
from bot.model.ids import CustomerId, TicketId
from bot.model.milestone import MilestoneKind, MilestoneType
from bot.model.satisfaction import Satisfaction
from tests.page.opening import Site

pytestmark = pytest.mark.asyncio(loop_scope="session")

A4, LETTER = 718, 740
"""The width in pixels that the page of a paper has between the browser's margins."""
GLOBE, LONG = CustomerId("globe"), CustomerId("department")
AT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
COUNTED = Tally(
    customer=LONG,
    plan="northwind/customer-care-plus",
    severity="P0",
    metric="own/root-cause-analysis",
    month=date(2026, 11, 1),
    kept=1203,
    broken=114,
    closed_unanswered=17,
    not_yet_due=230,
    missed_before=12,
)
WHY = "The root cause analysis was due Mon 23 Nov 2026, 10:00 AM CST (P0, 10 business days, clause 4.2); it never came."
BROKEN = BrokenPromise(
    ticket=TicketId("SUPPORT-10234"),
    held_by=TicketId("SUPPORT-10240"),
    customer=LONG,
    plan=COUNTED.plan,
    severity="P0",
    kind=MilestoneKind(MilestoneType.RESOLUTION),
    since=AT,
    due_at=AT,
    met_at=None,
    verdict=Verdict.BROKEN,
)
REPORT = Report(
    made_at=AT,
    months=Months(days=months_until(date(2026, 12, 1), 12), zones={}),
    names={GLOBE: "Globe", LONG: "Department of Weights and Measures"},
    tallies=(COUNTED, replace(COUNTED, customer=GLOBE, metric="first-response", kept=3)),
    durations=(Durations(stretch=Stretch.RESOLUTION, severity="P0", number=1203, percentiles=(90, 4000, 9000, 90000)),),
    satisfaction=(Satisfaction(customer=LONG, plan=COUNTED.plan, resolved=800, confirmed=300, rated=200, total=900),),
    spent=(),
    broken=(BROKEN,),
    why=(WHY,),
    levels={(COUNTED.plan, "P0"): "P0 – Emergency, nobody can work"},
)
BEYOND = """
    () => [...document.querySelectorAll("td, th")]
        .filter(cell => {
            const seen = cell.getBoundingClientRect(), held = cell.closest(".scroll").getBoundingClientRect();
            const edge = Math.min(held.right, document.documentElement.clientWidth);
            return seen.right > edge + 1 || cell.scrollWidth > cell.clientWidth + 1;
        })
        .map(cell => cell.textContent)
"""
"""The cells that end beyond what is to be seen, or whose words do."""


async def beyond(site: Site, width: int, media: str, scheme: str = "light") -> list[str]:
    """Return the words of the cells that nobody sees to their end without scrolling."""
    async with await site.browser.new_page() as shown:
        await shown.set_viewport_size({"width": width, "height": 900})
        await shown.emulate_media(media=media, color_scheme=scheme)  # type: ignore[arg-type]
        await shown.set_content(page(REPORT))
        return list(await shown.evaluate(BEYOND))


@pytest.mark.parametrize("width", [A4, LETTER, 1020])
async def test_in_print_no_column_is_cut_off(site: Site, width: int) -> None:
    assert await beyond(site, width, "print") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 718, 1100, 1280])
async def test_on_screens_no_column_is_out_of_sight(site: Site, width: int, scheme: str) -> None:
    assert await beyond(site, width, "screen", scheme) == []


LONG_NAME = "Department of Weights and Measures, Standards and Calibration, Northern Region"
NAMED = {CustomerId(f"region-{number}"): f"{LONG_NAME} {number}" for number in range(25)}
MANY = replace(
    REPORT,
    names=NAMED,
    tallies=tuple(
        replace(COUNTED, customer=one, plan="mpowr/premier", kept=100 + 10 * nth) for nth, one in enumerate(NAMED)
    ),
)
BARS = """
    () => [...document.querySelectorAll("figure:not(.to-the-latest) .bar rect")]
        .map(bar => bar.getBoundingClientRect().width / bar.ownerSVGElement.getBoundingClientRect().width)
"""
"""How much of the chart of the customers each bar takes."""
LINES = """
    () => [...document.querySelectorAll("td[data-name=plan]")].map(cell => {
        const words = document.createRange();
        words.selectNodeContents(cell);
        return new Set([...words.getClientRects()].map(line => Math.round(line.top))).size;
    })
"""
"""The number of lines that each plan takes."""


async def seen(site: Site, width: int, media: str, what: str) -> list[float]:
    """Return what a program sees of the page of many customers."""
    async with await site.browser.new_page() as shown:
        await shown.set_viewport_size({"width": width, "height": 900})
        await shown.emulate_media(media=media)  # type: ignore[arg-type]
        await shown.set_content(page(MANY))
        return list(await shown.evaluate(what))


@pytest.mark.parametrize(("width", "media"), [(A4, "print"), (700, "screen"), (1100, "screen")])
async def test_long_names_leave_the_bars_their_room(site: Site, width: int, media: str) -> None:
    bars = await seen(site, width, media, BARS)

    assert len(bars) == 20
    assert min(bars) > 0.25


@pytest.mark.parametrize(("width", "media"), [(A4, "print"), (700, "screen"), (1100, "screen")])
async def test_a_plan_is_parted_nowhere_but_between_its_words(site: Site, width: int, media: str) -> None:
    assert max(await seen(site, width, media, LINES)) <= 2


async def test_of_more_customers_than_are_drawn_it_is_said_how_many_there_are_and_each_has_its_whole_name() -> None:
    shown = page(MANY)

    assert "The 20 customers of 25 with the lowest attainment" in shown
    assert "customers of" not in page(REPORT)
    assert shown.count(f"<title>{NAMED[CustomerId('region-7')]}</title>") == 1
    assert f'<td data-name="customer">{NAMED[CustomerId("region-24")]}</td>' in shown


async def test_the_page_of_one_customer_names_it_and_compares_it_with_nobody() -> None:
    shown = page(replace(REPORT, customer="Globe"))

    assert "<title>Promises to Globe due from" in shown
    assert "<h1>Promises to Globe due from" in shown
    assert shown.count("<svg") == page(REPORT).count("<svg") - 1


async def test_a_name_that_runs_from_right_to_left_leaves_its_share_whole() -> None:
    assert "\u2068Globe\u2069 2.5 %" in page(REPORT)
