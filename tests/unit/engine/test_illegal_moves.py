"""Every command at every status: it does what the table says, or is refused politely and changes nothing."""

from collections.abc import Callable

import pytest

from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, TRIAGE

REACHED: dict[Status, tuple[str, ...]] = {
    Status.NEW: (),
    Status.ACKNOWLEDGED: ("ack EX-1",),
    Status.WAITING: ("wait EX-1 Which browser?",),
    Status.RESOLVED: ("resolve EX-1 Restarted.",),
    Status.CLOSED: ("resolve EX-1 Restarted.", "close EX-1"),
}
"""How a ticket gets there."""

MOVES: dict[Status, dict[str, Status]] = {
    Status.NEW: {
        "take": Status.ACKNOWLEDGED,
        "assign": Status.NEW,
        "note": Status.NEW,
        "ack": Status.ACKNOWLEDGED,
        "reply": Status.ACKNOWLEDGED,
        "wait": Status.WAITING,
        "resolve": Status.RESOLVED,
        "close": Status.CLOSED,
        "severity": Status.NEW,
    },
    Status.ACKNOWLEDGED: {
        "take": Status.ACKNOWLEDGED,
        "assign": Status.ACKNOWLEDGED,
        "snooze": Status.ACKNOWLEDGED,
        "note": Status.ACKNOWLEDGED,
        "reply": Status.ACKNOWLEDGED,
        "wait": Status.WAITING,
        "resolve": Status.RESOLVED,
        "close": Status.CLOSED,
        "severity": Status.ACKNOWLEDGED,
    },
    Status.WAITING: {
        "take": Status.WAITING,
        "assign": Status.WAITING,
        "snooze": Status.WAITING,
        "note": Status.WAITING,
        "reply": Status.WAITING,
        "wait": Status.WAITING,
        "resolve": Status.RESOLVED,
        "close": Status.CLOSED,
        "severity": Status.WAITING,
    },
    Status.RESOLVED: {
        "note": Status.RESOLVED,
        "reply": Status.RESOLVED,
        "reopen": Status.NEW,
        "close": Status.CLOSED,
        "severity": Status.RESOLVED,
    },
    Status.CLOSED: {
        "note": Status.CLOSED,
        "reply": Status.CLOSED,
        "reopen": Status.NEW,
    },
}
"""Where each verb leads; one that is missing is refused."""

TYPED = {
    "ack": "ack EX-1",
    "take": "take EX-1",
    "assign": "assign EX-1 Lead One",
    "snooze": "snooze EX-1 2h",
    "note": "note EX-1 Mind the old version.",
    "reply": "reply EX-1 We look.",
    "wait": "wait EX-1 Which version?",
    "resolve": "resolve EX-1 Restarted.",
    "reopen": "reopen EX-1",
    "close": "close EX-1",
    "severity": "severity EX-1 3",
}

Standing = Callable[[Status], None]


@pytest.fixture
def stands(desk: FrontDesk) -> Standing:
    """Brings EX-1 of Acme, at Level 2, to a status."""

    def bring(status: Status) -> None:
        desk.opened(CONTACT_ONE, "2")
        for text in REACHED[status]:
            desk.types(AGENT_ONE, text)

    return bring


@pytest.mark.parametrize(("status", "verb"), [(status, verb) for status in Status for verb in MOVES[status]])
def test_a_verb_leads_where_the_table_says(desk: FrontDesk, stands: Standing, status: Status, verb: str) -> None:
    stands(status)

    desk.types(AGENT_TWO, TYPED[verb])

    assert desk.ticket().status is MOVES[status][verb]


@pytest.mark.parametrize(
    ("status", "verb"), [(status, verb) for status in Status for verb in TYPED if verb not in MOVES[status]]
)
def test_any_other_verb_is_answered_and_changes_nothing(
    desk: FrontDesk, stands: Standing, status: Status, verb: str
) -> None:
    stands(status)
    before, said = desk.ticket(), desk.posts()

    told = desk.types(AGENT_TWO, TYPED[verb])

    assert told.startswith("EX-1 ")
    assert desk.ticket() == before
    assert desk.posts() == said


@pytest.mark.parametrize(
    ("status", "verb", "told"),
    [
        (Status.NEW, "reopen", "EX-1 is open already."),
        (Status.ACKNOWLEDGED, "ack", "EX-1 is already acknowledged by Agent One; the customer knows."),
        (
            Status.RESOLVED,
            "wait",
            "EX-1 is resolved. “reply EX-1” still reaches the customer, “reopen EX-1” opens it again.",
        ),
        (Status.CLOSED, "close", "EX-1 is closed. “reopen EX-1” opens it again."),
        (Status.CLOSED, "severity", "EX-1 is closed. “reopen EX-1” opens it again."),
    ],
)
def test_a_refusal_says_how_to_go_on(desk: FrontDesk, stands: Standing, status: Status, verb: str, told: str) -> None:
    stands(status)

    assert desk.types(AGENT_TWO, TYPED[verb]) == told


@pytest.mark.parametrize(
    "typed",
    [
        "resolve EX-1 We replaced the certificate in Berlin.",
        "wait EX-1 Which offices are affected now?",
        "severity EX-1 4: We replaced the certificate in Berlin",
        "reply EX-9 We replaced the certificate in Berlin.",
    ],
)
def test_words_that_go_nowhere_are_given_back_to_who_typed_them(desk: FrontDesk, stands: Standing, typed: str) -> None:
    stands(Status.CLOSED)

    told = desk.types(AGENT_TWO, typed)

    words = typed.split(maxsplit=3 if typed.startswith("severity") else 2)[-1]
    assert told.endswith(f"Nobody has read this yet. You wrote:\n> {words}")


def test_words_that_stay_where_they_were_written_are_not_repeated(desk: FrontDesk, stands: Standing) -> None:
    stands(Status.RESOLVED)

    desk.hears(AGENT_TWO, "resolve EX-1 We replaced the certificate in Berlin.", place=TRIAGE, mention=True)

    assert "certificate" not in desk.private_messages(AGENT_TWO)[-1].text


@pytest.mark.parametrize("status", Status)
def test_a_ticket_can_be_shown_and_explained_wherever_it_stands(
    desk: FrontDesk, stands: Standing, status: Status
) -> None:
    stands(status)
    before = desk.ticket()

    shown, why = desk.types(CONTACT_ONE, "status EX-1"), desk.types(CONTACT_ONE, "why EX-1")

    assert "EX-1 · Acme · Level 2 – Urgent" in shown
    assert "“Response table”" in why
    assert desk.ticket() == before
