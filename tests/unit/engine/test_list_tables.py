"""Lists as tables: all rows of what would be several pages of text, in the reader's zone, with every act of theirs."""

from collections.abc import Iterator

import pytest

from adapters.sandbox.slack.blocks import faults_of
from adapters.slack.render import payload
from bot.commands import Origin, Via
from bot.engine.views.lists import IN_TABLE, QUEUED
from bot.language import verbs
from bot.model.message import ListTable, Menu, Message, Note, OwnMessageLink, When
from bot.model.places import Account
from bot.model.plain_text import words
from bot.wording.views.tables import LAST
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, ORBIT_ONE, PRIVATE, TAM_ONE, TRIAGE

MANY = IN_TABLE + 5


@pytest.fixture(scope="module")
def full() -> FrontDesk:
    """A desk with more tickets than a table has."""
    desk = FrontDesk()
    for _ in range(MANY):
        desk.opened(CONTACT_ONE, "2")
    return desk


@pytest.fixture
def busy(desk: FrontDesk) -> FrontDesk:
    """EX-1 Acme level 1 with Agent One, EX-2 Globe 2 unanswered, EX-3 Orbit without a level."""
    for who, severity in ((CONTACT_ONE, "1"), (GLOBE_ONE, "2"), (ORBIT_ONE, None)):
        desk.opened(who, severity)
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


def shown(desk: FrontDesk, who: Account, text: str) -> Message:
    place = TRIAGE if who in (AGENT_ONE, TAM_ONE) else PRIVATE
    command = verbs.typed(text, Origin(by=who, place=place, at=desk.clock.at, via=Via.SLASH))
    told = desk.service.handle(command).answer
    assert told is not None
    assert faults_of(payload(told, in_table=True)["blocks"]) == ()
    return told


def table(desk: FrontDesk, who: Account, text: str) -> ListTable:
    found = shown(desk, who, text).table
    assert found is not None
    return found


def texts(found: ListTable) -> list[list[str]]:
    return [[words(cell.spans) for cell in row] for row in found.rows]


def menus(found: ListTable) -> Iterator[Menu]:
    yield from (menu for block in found.below for menu in getattr(block, "menus", ()))


def test_the_queue_is_one_table_in_the_order_of_the_queue(busy: FrontDesk) -> None:
    found = table(busy, AGENT_ONE, "queue")

    assert found.heads == ("Ticket", "Customer", "Severity", "Due", "Left", "State", "Assignee", "Request")
    assert [row[:2] + row[5:7] for row in texts(found)] == [
        ["EX-3", "Orbit", "no response yet", "unassigned"],
        ["EX-2", "Globe", "no response yet", "unassigned"],
        ["EX-1", "Acme", "answered", "Agent One"],
    ]


def test_times_sort_by_the_instant_and_are_told_in_the_readers_zone(busy: FrontDesk) -> None:
    due = [row[3] for row in table(busy, AGENT_ONE, "queue").rows]

    assert {span.zone for cell in due for span in cell.spans if isinstance(span, When)} == {"America/Chicago"}
    sorts = [cell.sort for cell in due if cell.sort != LAST]
    instants = [int(span.at.timestamp()) for cell in due for span in cell.spans if isinstance(span, When)]
    assert sorts == instants


def test_a_ticket_leads_to_its_card(busy: FrontDesk) -> None:
    links = [row[0].spans for row in table(busy, AGENT_ONE, "queue").rows]

    assert links[1] == (OwnMessageLink(message_key=busy.ticket("EX-2").card_in(TRIAGE), text="EX-2"),)


def test_every_row_can_be_acted_on(busy: FrontDesk) -> None:
    found = table(busy, AGENT_ONE, "queue")

    acts = {menu.label: [(one.verb, one.subject) for one in menu.options] for menu in menus(found)}
    assert acts == {
        "Acknowledge": [("ack", "EX-3"), ("ack", "EX-2")],
        "Open a ticket": [("show", "EX-3"), ("show", "EX-2"), ("show", "EX-1")],
    }
    buttons = [one.label for block in found.below for one in getattr(block, "buttons", ())]
    assert buttons == ["Acknowledge EX-3", "Mine", "Unassigned", "Overdue", "Waiting", "Snoozed", "Tie to an incident"]


def test_a_hundred_are_shown_and_it_says_how_many_more_there_are_and_how_to_narrow_it(full: FrontDesk) -> None:
    for asked in ("queue", "list"):
        told = shown(full, AGENT_ONE, asked)
        found = told.table
        assert found is not None
        assert len(found.rows) == IN_TABLE
        notes = [words(block.spans) for block in found.below if isinstance(block, Note)]
        assert notes == [
            "5 more than this table has; narrow it by “queue mine”, “queue overdue”, a customer's name or a severity."
        ]
    assert shown(full, AGENT_ONE, f"queue page {MANY // QUEUED}").table is None


def test_a_customers_list_has_nothing_that_stays_among_us(busy: FrontDesk) -> None:
    found = table(busy, CONTACT_ONE, "list")

    assert found.heads == ("Ticket", "Severity", "State", "Due", "Request")
    assert [row[:3] for row in texts(found)] == [["EX-1", "Level 1 – Critical", "Agent One is on it"]]


def test_a_customer_never_reads_that_we_put_a_ticket_aside(busy: FrontDesk) -> None:
    busy.types(AGENT_ONE, "snooze EX-1 2h")
    busy.is_set_up(people=tuple(one for one in busy.file.people if one.id != "agent-one"))
    busy.sweeps()  # Agent One has left, and nobody has it now

    assert "snoozed" in str(texts(table(busy, TAM_ONE, "list")))
    assert "answered" in str(texts(table(busy, CONTACT_ONE, "list")))
    assert "snoozed" not in str(texts(table(busy, CONTACT_ONE, "list")))


def test_an_account_managers_customers_are_a_table_with_numbers(busy: FrontDesk) -> None:
    found = table(busy, TAM_ONE, "accounts")

    acme = next(row for row in found.rows if words(row[0].spans) == "Acme")
    assert [(words(cell.spans), cell.sort) for cell in acme[1:3]] == [("0", 0), ("0", 0)]  # counted in a database alone
    assert [option.verb for menu in menus(found) for option in menu.options] == ["radar"] * len(found.rows)


def test_an_empty_list_has_no_table(desk: FrontDesk) -> None:
    assert shown(desk, AGENT_ONE, "queue").table is None
    assert shown(desk, AGENT_ONE, "list closed").table is None
