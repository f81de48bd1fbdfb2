"""A desk of fifty customers: what staff read of it comes in pages, with counts that are those of all pages."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.commands import Command, ListTickets, OpenHome, Origin, Queue, ShowAccounts, ShowRadar
from bot.model import plain_text
from tests import large_desk
from tests.benchmarks.busy_desk import busy_desk, by
from tests.benchmarks.small_desk import SmallDesk

CUSTOMERS, TICKETS = 50, 90
AGENT, TAM = "U0AGENT1", "U0TAM1"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    folder: Path = tmp_path_factory.mktemp("fifty")
    with busy_desk(folder, large_desk.written(folder, customers=CUSTOMERS), TICKETS) as one:
        yield one


def read(desk: SmallDesk, command: Command) -> str:
    """What somebody is answered."""
    answer = desk.service.handle(command).answer
    assert answer
    return plain_text.body(answer)


Make = Callable[[Origin, str], Command]
PAGED: dict[str, tuple[str, Make, str, int]] = {
    "queue": (AGENT, lambda o, page: Queue(origin=o, words=page), r"\bEX-\d+", TICKETS),
    "list": (AGENT, lambda o, page: ListTickets(origin=o, page=int(page[5:] or 1)), r"\bEX-\d+", TICKETS),
    "accounts": (TAM, lambda o, page: ShowAccounts(origin=o, words=page), r"^Customer \d+", CUSTOMERS),
}


@pytest.mark.parametrize("what", PAGED)
def test_the_pages_have_each_once_and_the_count_is_that_of_all(desk: SmallDesk, what: str) -> None:
    who, make, named, count = PAGED[what]

    pages = [read(desk, make(by(who), f"page {number}" if number > 1 else "")) for number in range(1, 9)]

    found = [one for page in pages for one in dict.fromkeys(re.findall(named, page, re.MULTILINE))]
    assert len(set(found)) == count
    assert f" of {count})" in pages[0]


def test_each_account_says_how_many_tickets_are_open(desk: SmallDesk) -> None:
    pages = [read(desk, ShowAccounts(origin=by(TAM), words=f"page {number}")) for number in range(1, 6)]

    lines = re.findall(r"^Customer (\d+) – (\d) open", "\n".join(pages), re.MULTILINE)
    assert {(int(one), int(many)) for one, many in lines} == {(one, 2 if one < 40 else 1) for one in range(CUSTOMERS)}


def test_home_and_radar_say_how_many_there_are_beyond_what_they_show(desk: SmallDesk) -> None:
    home, radar = read(desk, OpenHome(origin=by(AGENT))), read(desk, ShowRadar(origin=by(TAM)))

    assert f"{TICKETS} waiting on us" in home
    assert re.search(rf"Unassigned · \d+ of {TICKETS}\b", home)
    assert f"{TICKETS} new" in radar
