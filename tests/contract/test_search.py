"""Every store finds tickets by the words of their messages, and nobody finds what they may not read."""

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from bot.events import CustomerEdited, CustomerRetracted, CustomerWrote, Event, Noted, Replied
from bot.language import plain
from bot.model.customer_message import CustomerMessage
from bot.model.desk import Customer
from bot.model.ids import CustomerId
from bot.model.places import Account
from bot.model.selection import ListReader, Selection, TicketCounts
from bot.model.ticket import Status, Ticket
from bot.model.turn import Turn
from storage.memory import search as in_memory
from storage.sql import search as in_sql
from tests.contract.examples import (
    ACME,
    AGENT_ONE,
    CHANNEL,
    CONTACT_ONE,
    NOW,
    a_ticket,
    keep,
    look,
    minutes,
    opened,
)
from tests.contract.stores import Store

OTHER = CustomerId("other")
ACMES = Customer(id=ACME, name="Acme", plan="example/gold", channels=(CHANNEL,))
CONTACT_TWO = replace(CONTACT_ONE, user="U0TWO")
HAPPENED: Any = {"at": NOW, "by": "agent-one", "via": "slash", "milestones": ()}


def test_a_ticket_is_found_by_the_beginnings_of_its_words_in_any_order_whatever_accents_they_have(
    store: Store,
) -> None:
    has(store, a_ticket("EX-1", text="L’export échoue à midi: error 4711"))
    has(store, a_ticket("EX-2", text="The import fails"))

    asked = ("export", "EXPO echou", "midi export", "4711", "47", "midi import", "xport", "fails")
    assert {words: found(store, words) for words in asked} == {
        "export": ["EX-1"],
        "EXPO echou": ["EX-1"],
        "midi export": ["EX-1"],
        "4711": ["EX-1"],
        "47": ["EX-1"],
        "midi import": [],
        "xport": [],
        "fails": ["EX-2"],
    }


def test_what_is_in_a_script_that_does_not_part_words_is_found_anywhere(store: Store) -> None:
    has(store, a_ticket("EX-1", text="株式会社サンプル様で出力に失敗します"))
    has(store, a_ticket("EX-2", text="ระบบของตัวอย่างล่ม, Globe様も"))

    asked = ("サンプル", "出力", "失敗 サンプル", "ตัวอย่าง", "globe", "株", "出口", "サンプ失敗", "株式")
    assert {words: found(store, words) for words in asked} == {
        "サンプル": ["EX-1"],
        "出力": ["EX-1"],
        "失敗 サンプル": ["EX-1"],
        "ตัวอย่าง": ["EX-2"],
        "globe": ["EX-2"],
        "株": ["EX-1"],
        "出口": [],
        "サンプ失敗": [],
        "株式": ["EX-1"],
    }


def test_a_beginning_of_very_many_words_is_found_as_well(store: Store) -> None:
    has(store, a_ticket("EX-1", text=" ".join(f"item{number}" for number in range(150))))
    has(store, a_ticket("EX-2", text="One more item"))

    assert sorted(found(store, "item")) == ["EX-1", "EX-2"]
    assert found(store, "item14 ite") == ["EX-1"]


def has(store: Store, ticket: Ticket, *events: Event) -> None:
    keep(store, lambda work: work.save(replace(ticket, version=1), [replace(opened(ticket), text=ticket.text)]))
    for version, event in enumerate(events, start=2):
        keep(store, lambda work, it=event, at=version: work.save(replace(ticket, version=at), [it]))


def found(store: Store, words: str, reader: ListReader | None = None, **narrowed: Any) -> list[str]:
    sought = Selection(
        words=plain.sought(words),
        last=Turn.CLOSED,
        latest_first=True,
        reader=reader,
        customer=reader.customer.id if reader else None,
        **narrowed,
    )
    return look(store, lambda work: [one.id for one in work.tickets(sought, 10)])


def reads(account: Account) -> ListReader:
    return ListReader(customer=ACMES, accounts=frozenset({account}))


def said(text: str, message: str = "2.1", by: Account = CONTACT_ONE, at: datetime = NOW) -> CustomerMessage:
    return CustomerMessage(message=message, at=at, by=by, text=text)


def test_closed_tickets_are_found_too_the_latest_first(store: Store) -> None:
    for number in (2, 1, 3):
        state = Status.CLOSED if number == 3 else Status.NEW
        has(store, a_ticket(f"EX-{number}", text="It fails", status=state, opened_at=NOW + minutes(number)))

    assert found(store, "fails") == ["EX-3", "EX-2", "EX-1"]
    assert look(store, lambda work: work.count_tickets(Selection(words=("fails",), last=Turn.CLOSED)).turns) == {
        Turn.UNANSWERED: 2,
        Turn.CLOSED: 1,
    }


def test_of_what_very_many_texts_say_the_latest_are_found_and_that_there_may_be_more_is_known(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (in_sql, in_memory):
        monkeypatch.setattr(module, "LATEST", 3)
    for number in range(1, 6):
        said = "It fails again" if number > 2 else "It fails"
        has(store, a_ticket(f"EX-{number}", text=said, opened_at=NOW + minutes(number)))
    has(store, a_ticket("EX-9", text="It fails", customer=OTHER))

    def counted(words: str, customer: CustomerId | None = None) -> TicketCounts:
        sought = Selection(words=plain.sought(words), last=Turn.CLOSED, customer=customer)
        return look(store, lambda work: work.count_tickets(sought))

    assert found(store, "fails") == ["EX-5", "EX-4", "EX-9"]
    assert [(one.found, one.is_cut) for one in (counted("fails"), counted("fails", ACME))] == [(3, True), (3, True)]
    assert [(one.found, one.is_cut) for one in (counted("again"), counted("fails", OTHER))] == [(3, False), (1, False)]


def test_what_was_written_later_is_searched_on_both_sides(store: Store) -> None:
    wrote = CustomerWrote(**HAPPENED, customer_message=said("now Berlin too"), private=False)
    replied = Replied(**HAPPENED, name="Agent One", text="please restart the gateway")
    has(store, a_ticket("EX-1"), wrote, replied)

    assert (found(store, "berlin"), found(store, "gateway", reads(CONTACT_ONE))) == (["EX-1"], ["EX-1"])


def test_an_edit_takes_the_place_of_what_was_there_and_a_deleted_message_is_gone(store: Store) -> None:
    wrote = CustomerWrote(**HAPPENED, customer_message=said("password hunter2"), private=False)
    other = CustomerWrote(**HAPPENED, customer_message=said("secret swordfish", "2.2"), private=False)
    edited = CustomerEdited(**HAPPENED, customer_message=said("password removed"), text="The export fails.")
    retracted = CustomerRetracted(**HAPPENED, customer_message=said("secret swordfish", "2.2"), is_source=False)
    has(store, a_ticket("EX-1"), wrote, other, edited, retracted)

    asked = ("hunter2", "removed", "swordfish", "export")
    assert [found(store, words, reads(CONTACT_TWO)) for words in asked] == [[], ["EX-1"], [], ["EX-1"]]


def test_a_note_is_found_by_staff_alone(store: Store) -> None:
    has(store, a_ticket("EX-1"), Noted(**HAPPENED, name="Agent One", text="they never paid"))

    assert (found(store, "paid"), found(store, "paid", reads(CONTACT_ONE))) == (["EX-1"], [])


def test_what_somebody_said_to_the_desk_alone_is_found_by_them_and_by_staff(store: Store) -> None:
    alone = CustomerWrote(**HAPPENED, customer_message=said("between us"), private=True)
    has(store, a_ticket("EX-1"), alone)

    readers = (None, reads(CONTACT_ONE), reads(CONTACT_TWO))
    assert [found(store, "between", who) for who in readers] == [["EX-1"], ["EX-1"], []]


def test_nobody_finds_another_customers_tickets_whatever_they_write(store: Store) -> None:
    has(store, a_ticket("EX-1", text="canary", customer=OTHER))
    has(store, a_ticket("EX-2", text="canary", private=True, requester=AGENT_ONE))

    tries = (
        "canary",
        'canary" OR "canary',
        "canary) OR (canary",
        "canary* | canary",
        "of* canary",
        "' OR 1=1 --canary",
    )
    assert [found(store, words, reads(CONTACT_ONE)) for words in tries] == [[]] * len(tries)
    assert set(found(store, "canary")) == {"EX-1", "EX-2"}


def test_nothing_is_found_by_what_no_message_says(store: Store) -> None:
    has(store, a_ticket("EX-1", text="The desk ran out of memory"))
    has(store, a_ticket("EX-2", text="The desk ran"))

    assert found(store, "of", reads(CONTACT_ONE)) == ["EX-1"]
    assert found(store, "of desk") == ["EX-1"]
    assert [found(store, one, reads(CONTACT_ONE)) for one in ("o", "of1", "ｏ", "7", "a")] == [
        ["EX-1"],
        [],
        ["EX-1"],
        [],
        [],
    ]


def test_words_are_never_signs_of_the_database(store: Store) -> None:
    has(store, a_ticket("EX-1", text="Do 𝐍𝐎𝐓 restart, 𝐎𝐑 call the ℡ line, 1e5 times; NEAR/AND"))

    asked = ("𝐍𝐎𝐓", "not", "𝐀𝐍𝐃 or", "OR NOT", "NEAR", "tel", "1e", "𝐍𝐎𝐓 𝐍𝐎𝐓")
    assert [found(store, one, reads(CONTACT_ONE)) for one in asked] == [["EX-1"]] * len(asked)


def test_whatever_is_pasted_is_searched_for(store: Store) -> None:
    has(store, a_ticket("EX-1", text=f"It fails: {'f' * 3000}"))
    pasted = ("f" * 3000, "é" * 9000, " ".join(f"w{number}" for number in range(20_000)))

    assert [found(store, one, reads(CONTACT_ONE)) for one in pasted[1:]] == [[], []]
    assert found(store, pasted[0], reads(CONTACT_ONE)) == ["EX-1"]


def test_a_search_is_narrowed_like_any_list(store: Store) -> None:
    has(store, a_ticket("EX-1", text="It fails"))
    has(store, a_ticket("EX-2", text="It fails", assignee_id="agent-one"))

    assert found(store, "fails", assignee="agent-one") == ["EX-2"]


def test_what_is_over_is_listed_the_latest_first_page_by_page(store: Store) -> None:
    for number in (2, 4, 1, 3):
        state = Status.NEW if number == 4 else Status.CLOSED
        has(store, a_ticket(f"EX-{number}", status=state, milestones=(), opened_at=NOW + minutes(number)))
    over = Selection(first=Turn.CLOSED, last=Turn.CLOSED, latest_first=True)

    pages = look(store, lambda work: [[one.id for one in work.tickets(over, 2, after)] for after in (0, 2)])

    assert pages == [["EX-3", "EX-2"], ["EX-1"]]
