"""A ticket is linked to work elsewhere by our people, and whoever works on it reads what has become of the work."""

from datetime import timedelta
from itertools import permutations

import pytest

from bot.events import LinkedWorkDone, WorkLinked
from bot.model import plain_text
from bot.model.linked_work import WorkState
from bot.model.message import Link
from bot.shell.linked_work import WorkNews, note_state
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE

BUG = "https://tracker.example/BUG-7"
LINKED = "Linked work: tracker.example/BUG-7"


@pytest.fixture
def linked(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Contact One is linked to a bug by Agent One, and nobody's."""
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, f"link EX-1 {BUG}")
    return desk


def done(desk: FrontDesk, call: str = "c1", url: str = BUG) -> None:
    """A program says that it is done, as of now."""
    says(desk, WorkState.DONE, call, url=url)


def says(desk: FrontDesk, state: WorkState, call: str, *, hour: float = 0, url: str = BUG) -> None:
    """A program says how it was after so many hours."""
    said_at = MONDAY_NINE + timedelta(hours=hour)
    note_state(desk.service, WorkNews(url=url, state=state, said_at=said_at, call=call))


def news(desk: FrontDesk, number: str = "EX-1") -> list[str]:
    """What has been said under the card about work that is done."""
    under = desk.under(desk.ticket(number).card_in(desk.file.triage[0]))
    return [post.text for post in under if "linked work is done" in post.text]


def test_it_is_on_the_card_and_in_show_as_a_link(linked: FrontDesk) -> None:
    assert LINKED in linked.card_in(linked.ticket())
    assert LINKED in linked.types(AGENT_TWO, "show EX-1")
    assert "Agent One linked it to tracker.example/BUG-7." in linked.types(AGENT_TWO, "history EX-1")
    shown = [span for post in linked.posts() for block in post.message.blocks for span in getattr(block, "spans", ())]
    assert Link(url=BUG, text="tracker.example/BUG-7") in shown


def test_no_customer_reads_of_it(linked: FrontDesk) -> None:
    linked.types(AGENT_ONE, "ack EX-1")
    done(linked)

    seen = "".join(linked.types(CONTACT_ONE, f"{verb} EX-1") for verb in ("show", "history", "why", "link"))
    assert "tracker" not in seen + "".join(post.text for post in linked.new_in(linked.ticket().thread))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("link EX-1", LINKED),
        (f"link EX-1 {BUG.upper().replace('/BUG', '/BUG')}/", "EX-1 is linked to tracker.example/BUG-7 already."),
        ("link EX-1 http://tracker.example/BUG-8", "I can only link an address that begins with https://"),
        ("link EX-1 BUG-8", "I can only link an address that begins with https://"),
        (f"link EX-1 {BUG}8 {BUG}9", "One address at a time, please"),
        (f"unlink EX-1 {BUG}8", "EX-1 isn't linked to that. Linked work: tracker.example/BUG-7."),
        (f"unlink EX-1 {BUG}", "EX-1 is no longer linked to tracker.example/BUG-7."),
        ("unlink EX-1", "EX-1 is no longer linked to tracker.example/BUG-7."),
        (f"link EX-1 remove {BUG}", "EX-1 is no longer linked to tracker.example/BUG-7."),
    ],
)
def test_whoever_types_is_told_what_came_of_it(linked: FrontDesk, typed: str, told: str) -> None:
    assert told in linked.types(AGENT_TWO, typed)


def test_of_several_links_one_must_be_named_to_go_and_ten_are_enough(linked: FrontDesk) -> None:
    for number in range(9):
        linked.types(AGENT_ONE, f"link EX-1 {BUG}{number}")

    assert "EX-1 has 10 links" in linked.types(AGENT_ONE, f"link EX-1 {BUG}-more")
    assert "Which one?" in linked.types(AGENT_ONE, "unlink EX-1")


def test_its_assignee_reads_once_that_it_is_done(linked: FrontDesk) -> None:
    linked.types(AGENT_ONE, "ack EX-1")

    for call in ("c1", "c1", "c2"):
        done(linked, call)

    told = [post for post in linked.direct(AGENT_ONE) if "linked work is done" in post.text]
    assert [plain_text.summary(post.message) for post in told] == [
        "EX-1 · Acme – linked work is done: tracker.example/BUG-7."
    ]
    assert [button.label for button in told[0].message.buttons] == ["Reply", "Resolve"]
    assert news(linked) == []
    assert f"{LINKED} (done)" in linked.card_in(linked.ticket())


def test_without_an_assignee_triage_reads_it_under_the_card(linked: FrontDesk) -> None:
    done(linked)
    done(linked, "c2")

    assert len(news(linked)) == 1
    assert isinstance(linked.history("EX-1")[-1], LinkedWorkDone)


def test_its_assignee_reads_that_it_was_reopened_and_the_card_says_it_goes_on(linked: FrontDesk) -> None:
    linked.types(AGENT_ONE, "ack EX-1")
    says(linked, WorkState.DONE, "c1")

    for call in ("c2", "c2", "c3"):
        says(linked, WorkState.REOPENED, call, hour=1)

    told = [plain_text.summary(post.message) for post in linked.direct(AGENT_ONE) if "linked work was" in post.text]
    assert told == ["EX-1 · Acme – linked work was reopened: tracker.example/BUG-7."]
    assert f"{LINKED}." in linked.card_in(linked.ticket())
    assert "Linked work was reopened: tracker.example/BUG-7." in linked.types(AGENT_TWO, "history EX-1")


@pytest.mark.parametrize("order", tuple(permutations(range(4))), ids=str)
def test_however_calls_arrive_the_latest_state_is_kept(linked: FrontDesk, order: tuple[int, ...]) -> None:
    for hour in order:
        says(linked, (WorkState.DONE, WorkState.REOPENED)[hour % 2], f"c{hour}", hour=hour)

    (work,) = linked.ticket().linked
    assert (work.done_at, work.said_at) == (None, MONDAY_NINE + timedelta(hours=3))


def test_work_that_was_never_done_is_nobodys_news_if_it_was_reopened(linked: FrontDesk) -> None:
    says(linked, WorkState.REOPENED, "c1", hour=1)
    says(linked, WorkState.DONE, "c2")

    assert news(linked) == []
    assert "work was" not in linked.types(AGENT_TWO, "history EX-1")


def test_each_ticket_that_is_linked_to_it_is_told(linked: FrontDesk) -> None:
    linked.opened(GLOBE_ONE, "1")
    linked.types(AGENT_ONE, f"link EX-2 {BUG}")

    done(linked)

    assert [len(news(linked, number)) for number in ("EX-1", "EX-2")] == [1, 1]


def test_work_that_no_ticket_is_linked_to_any_more_is_nobodys_news(linked: FrontDesk) -> None:
    linked.types(AGENT_ONE, "unlink EX-1")

    done(linked)
    done(linked, url="https://tracker.example/OTHER")

    assert news(linked) == []


def test_what_a_merged_ticket_was_linked_to_goes_on_with_it_and_is_told_there(linked: FrontDesk) -> None:
    linked.opened(CONTACT_TWO, "2", "Reports are empty")
    linked.types(AGENT_ONE, "merge EX-1 into EX-2")

    done(linked)

    assert [len(news(linked, number)) for number in ("EX-1", "EX-2")] == [0, 1]


def test_a_ticket_that_is_split_or_opened_again_keeps_its_links(linked: FrontDesk) -> None:
    linked.types(AGENT_ONE, "resolve EX-1 Fixed.")
    linked.types(CONTACT_ONE, "reopen EX-1")

    assert [one.url for one in linked.ticket().linked] == [BUG]


def test_the_menu_of_the_card_opens_a_form_for_the_address(linked: FrontDesk) -> None:
    linked.types(AGENT_ONE, "ack EX-1")

    card = next(post.message for post in reversed(linked.triage()) if post.message.pressable)
    assert ("form", "EX-1", "link") in [(one.verb, one.subject, one.argument) for one in card.pressable]
    assert isinstance(linked.history("EX-1")[1], WorkLinked)
