"""The report in chat: how many promises of a month were kept, to whom, and who may read it."""

import pytest

from bot.commands import Origin, ShowReport, Via
from bot.model import plain_text
from bot.model.message import Message
from bot.model.places import Account
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, LEAD_ONE, TAM_ONE
from tests.unit.engine.roster_acts import a_desk


@pytest.fixture
def desk() -> FrontDesk:
    """November: of two first responses promised to Acme one was kept; Globe's is not due yet. Acme is TAM One's."""
    desk = a_desk()
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")
    desk.opened(CONTACT_ONE, "1", "The export fails")
    desk.passes(hours=2)
    desk.opened(GLOBE_ONE, "1", "The site is down")
    return desk


def shown(desk: FrontDesk, who: Account, words: str = "") -> Message:
    """What somebody is shown who asks for a report."""
    origin = Origin(by=who, place=people.TRIAGE, at=desk.clock.at, via=Via.SLASH)
    answer = desk.looks.handle(ShowReport(origin=origin, words=words)).answer
    assert answer
    return answer


def rows(told: Message) -> list[list[str]]:
    return [["".join(plain_text.words(cell.spans)) for cell in row] for row in (told.table.rows if told.table else ())]


def test_each_customer_and_severity_has_a_line_those_first_to_whom_most_was_broken(desk: FrontDesk) -> None:
    told = shown(desk, LEAD_ONE)

    assert plain_text.summary(told) == "November 2026: 1 of 2 promises kept, 1 not due yet."
    assert "Acme – 1 of 2 kept\nLevel 1 – Critical: 1 of 2 kept" in plain_text.body(told)
    assert rows(told) == [
        ["Acme", "Level 1 – Critical", "1", "1", "0", "50.0 %"],
        ["Globe", "Level 1 – Site Down", "0", "0", "1", "–"],
    ]


def test_an_account_manager_reads_of_their_own_customers_alone(desk: FrontDesk) -> None:
    assert {row[0] for row in rows(shown(desk, TAM_ONE))} == {"Acme"}
    assert "Globe" not in plain_text.body(shown(desk, TAM_ONE, "globe"))


@pytest.mark.parametrize("words", ["acme", "ACME 2026-11", "2026-11 acme"])
def test_a_customer_and_a_month_narrow_it(desk: FrontDesk, words: str) -> None:
    assert {row[0] for row in rows(shown(desk, AGENT_ONE, words))} == {"Acme"}


def test_before_anything_is_due_promises_are_named_all_the_same(desk: FrontDesk) -> None:
    assert plain_text.summary(shown(desk, LEAD_ONE, "globe")) == "November 2026: 1 promise not due yet."


def test_a_month_in_which_nothing_was_due_has_no_table(desk: FrontDesk) -> None:
    told = shown(desk, AGENT_ONE, "2026-10")

    assert (plain_text.summary(told), told.table) == ("October 2026: no promise was due.", None)


def test_words_that_mean_nothing_are_named_and_customers_have_no_report(desk: FrontDesk) -> None:
    assert "I can't narrow the report by “banana”" in desk.types(AGENT_ONE, "report banana")
    assert "kept" not in desk.types(CONTACT_ONE, "report")


@pytest.mark.parametrize("text", ["Report shows wrong numbers", "report acme is empty"])
def test_a_customer_whose_words_begin_like_it_has_a_request(text: str) -> None:
    desk = FrontDesk()

    thread = desk.hears(CONTACT_ONE, text, mention=True)

    assert desk.intake(thread).first.words == text
