"""What matters to somebody now."""

from adapters.sandbox.slack.blocks import faults_of
from adapters.slack.render import payload
from bot.commands import OpenHome, Origin, Via
from bot.model.places import Account
from bot.ports import DeliveryKind
from tests.unit.engine.desk import FrontDesk, Post
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, GLOBE_ONE, PRIVATE, STRANGER


def opens(desk: FrontDesk, who: Account) -> Post:
    """The page that somebody is shown on opening the tab."""
    desk.gives(OpenHome(origin=Origin(by=who, at=desk.clock.at, via=Via.HOME)))
    page = desk.posts()[-1]
    assert (page.held.entry.kind, page.held.entry.account) == (DeliveryKind.HOME, who)
    return page


def test_an_agents_page_has_three_parts(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "take EX-2")

    page = opens(desk, AGENT_ONE).text

    assert "2 waiting on us; yours: 1, unassigned: 1, with others: 0." in page
    assert page.index("Yours · 1") < page.index("EX-2 Acme") < page.index("Unassigned · 1") < page.index("EX-1 Acme")
    assert "With others" in opens(desk, AGENT_TWO).text


def test_a_long_part_says_how_many_more_there_are(desk: FrontDesk) -> None:
    for _ in range(11):
        desk.opened(CONTACT_ONE, "4")

    page = opens(desk, AGENT_TWO)

    assert "Unassigned · 8 of 11" in page.text
    assert "3 more; “queue unassigned” shows them." in page.text
    assert page.buttons[-4:] == ["Acknowledge", "All unassigned", "Refresh", "Use the form"]


def test_more_than_fifty_tickets_leave_a_page_that_slack_takes(desk: FrontDesk) -> None:
    for _ in range(51):
        desk.opened(CONTACT_ONE, "2")

    for who, told in ((AGENT_ONE, "Unassigned · 8 of 51"), (CONTACT_ONE, "Acme has 51 open tickets")):
        page = opens(desk, who)
        assert told in page.text
        assert faults_of(payload(page.message)["blocks"]) == ()


def test_the_queues_parts_closed_tickets_and_the_search_are_a_click_away(desk: FrontDesk) -> None:
    parts = ["Whole queue", "Overdue", "Waiting", "Snoozed"]

    assert opens(desk, AGENT_ONE).buttons == [*parts, "Closed tickets", "Search", "Refresh", "Use the form"]
    assert opens(desk, CONTACT_ONE).buttons == ["Use the form", "Closed tickets", "Search", "Refresh"]


def test_what_waits_for_a_contact_is_first_on_their_page(desk: FrontDesk) -> None:
    for _ in range(2):
        desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "wait EX-2 Which browser?")

    page = opens(desk, CONTACT_ONE).text

    assert "1 waiting on you · 1 with us" in page
    assert page.index("EX-2 Nobody can log in · Level 2 – Urgent · waiting on you") < page.index("EX-1 ")
    assert "Level 2 – Urgent · first response by 10:00 AM CST" in page


def test_a_contacts_page_has_their_customers_tickets_and_how_to_ask(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.opened(GLOBE_ONE, "2")

    page = opens(desk, CONTACT_ONE).text

    assert "Acme has 1 open ticket under Premier." in page
    assert "EX-1 Nobody can log in" in page
    assert "EX-2" not in page
    assert "Write in your support channel" in page


def test_a_contacts_page_says_how_many_there_are_and_leads_to_the_rest(desk: FrontDesk) -> None:
    for _ in range(25):
        desk.opened(CONTACT_ONE, "4")
    desk.types(AGENT_ONE, "resolve EX-25")

    page = opens(desk, CONTACT_ONE)

    assert "24 with us · 1 resolved" in page.text
    assert "17 more; “list” shows them." in page.text
    assert page.buttons[8:] == ["All tickets", "Use the form", "Closed tickets", "Search", "Refresh"]


def test_a_stranger_is_told_politely_whose_desk_it_is(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    page = opens(desk, STRANGER).text

    assert "This is the support desk of Example Support, and we haven't met yet" in page
    assert "EX-1" not in page


def test_a_page_that_is_not_out_yet_is_taken_back_for_a_later_one(desk: FrontDesk) -> None:
    first = opens(desk, AGENT_ONE)

    opens(desk, AGENT_ONE)

    first, second = (post for post in desk.posts() if post.held.entry.kind is DeliveryKind.HOME)
    assert (first.is_withdrawn, second.is_withdrawn) == (True, False)


def test_asked_for_in_words_it_is_an_answer(desk: FrontDesk) -> None:
    assert "Nothing is waiting" in desk.types(AGENT_ONE, "home", PRIVATE)
