"""What a customer's assistant drafts: its customer's contacts alone are shown it, and one of them sends or drops it."""

import pytest

from bot.model.places import Account
from bot.model.ticket import Status
from tests.unit.engine.assistants import ACMES_HELPER, assisted, owed
from tests.unit.engine.desk import FrontDesk, Post
from tests.unit.engine.every_command import ACMES
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, PRIVATE, direct

WORDS = "It began with our release"


@pytest.fixture
def desk() -> FrontDesk:
    """A desk with an assistant on each side, and EX-1 of Acme, which waits for Acme."""
    desk = assisted()
    desk.opened(CONTACT_ONE, "2", "Exports fail")
    desk.types(AGENT_ONE, "wait EX-1 Which version is it?")
    return desk


def drafts(desk: FrontDesk, text: str = f"draft EX-1 {WORDS}") -> None:
    """Acme's assistant drafts something in Acme's channel."""
    desk.clock.move(seconds=1)
    desk.hears(ACMES_HELPER, text, place=ACMES, mention=True)


def offer(desk: FrontDesk, who: Account = CONTACT_ONE) -> Post:
    """The last draft that somebody was shown."""
    return [post for post in desk.direct(who) if "drafted" in post.text][-1]


def presses(desk: FrontDesk, label: str, who: Account = CONTACT_ONE) -> str:
    """Somebody presses a button of it; what they alone are answered."""
    button = next(one for one in offer(desk, who).message.buttons if one.label == label)
    return desk.presses(who, button.verb, button.subject, button.argument, direct(who))


def elsewhere(desk: FrontDesk, text: str = WORDS) -> list[str]:
    """Everything with these words but what Acme's contacts were sent directly."""
    theirs = (CONTACT_ONE, CONTACT_TWO)
    return [post.text for post in desk.posts() if text in post.text and post.held.entry.account not in theirs]


def test_each_contact_is_shown_it_and_nobody_else(desk: FrontDesk) -> None:
    before = owed(desk)

    drafts(desk)

    for who in (CONTACT_ONE, CONTACT_TWO):
        assert WORDS in offer(desk, who).text
        assert [button.label for button in offer(desk, who).message.buttons] == ["Send", "Drop"]
    assert elsewhere(desk) == []
    assert WORDS not in desk.types(AGENT_ONE, "history EX-1")
    assert "EX-1" not in desk.types(AGENT_ONE, "search release")
    assert owed(desk) == before


def test_what_triage_reads_of_one_that_does_not_get_through_has_none_of_its_words(desk: FrontDesk) -> None:
    drafts(desk)

    assert WORDS not in "".join(span.text for span in offer(desk).message.summary if hasattr(span, "text"))


def test_the_assistant_is_told_who_can_send_it(desk: FrontDesk) -> None:
    thread = desk.hears(ACMES_HELPER, f"draft EX-1 {WORDS}", place=ACMES, mention=True)

    (told,) = desk.new_in(thread)
    assert "Contact One and Contact Two can read your draft now. It goes out if one of them sends it." in told.text


def test_sent_it_is_the_word_of_the_contact_in_the_thread_and_on_the_record(desk: FrontDesk) -> None:
    drafts(desk)

    presses(desk, "Send", CONTACT_TWO)

    assert f"Contact Two says:\n> {WORDS}" in desk.new_in(desk.ticket().thread)[-1].text
    assert desk.ticket().status is Status.ACKNOWLEDGED
    assert any(f"Contact Two of Acme on EX-1:\n> {WORDS}" in post.text for post in desk.triage())
    for who in (AGENT_ONE, CONTACT_ONE):
        assert WORDS in desk.types(who, "history EX-1")


def test_once_sent_or_dropped_it_has_no_buttons_for_anybody(desk: FrontDesk) -> None:
    for label, told in (("Send", "Contact One sent this in the thread of EX-1"), ("Drop", "Contact One dropped this")):
        drafts(desk)

        presses(desk, label)

        for who in (CONTACT_ONE, CONTACT_TWO):
            key = offer(desk, who).held.entry.fills
            assert key
            assert told in desk.standing(key)


def test_of_two_contacts_the_first_counts(desk: FrontDesk) -> None:
    drafts(desk)
    presses(desk, "Drop")
    before = owed(desk)

    told = presses(desk, "Send", CONTACT_TWO)

    assert "This draft has been sent or dropped already." in told
    assert owed(desk) == before
    assert elsewhere(desk) == []


def test_a_request_that_it_drafts_begins_once_a_contact_sends_it(desk: FrontDesk) -> None:
    before = owed(desk)
    drafts(desk, "new The report is empty")
    assert owed(desk) == before
    assert elsewhere(desk, "report") == []

    presses(desk, "Send")

    asked = list(desk.store.kept.intakes.values())[-1]
    assert (asked.requester, asked.is_open) == (CONTACT_ONE, True)
    assert asked.first.text == "The report is empty"
    key = offer(desk, CONTACT_TWO).held.entry.fills
    assert key
    assert "Contact One sent this as a new request" in desk.standing(key)


@pytest.mark.parametrize(("who", "where"), [(AGENT_ONE, PRIVATE), (GLOBE_ONE, PRIVATE), (ACMES_HELPER, ACMES)], ids=str)
def test_nobody_else_sends_it(desk: FrontDesk, who: Account, where: object) -> None:
    drafts(desk)
    (button, _) = offer(desk).message.buttons
    before = owed(desk)

    desk.presses(who, button.verb, button.subject, button.argument, PRIVATE if where is PRIVATE else ACMES)

    assert owed(desk) == before


def test_one_that_no_button_could_carry_is_refused(desk: FrontDesk) -> None:
    thread = desk.hears(ACMES_HELPER, "draft EX-1 " + "a" * 1501, place=ACMES, mention=True)

    assert "A draft can have up to 1,500 characters, and this one has 1,501." in desk.new_in(thread)[0].text
    assert desk.direct(CONTACT_ONE) == []


def test_about_a_ticket_that_is_long_closed_it_is_refused(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "close EX-1")
    desk.passes(days=30)
    before = len(desk.direct(CONTACT_ONE))

    drafts(desk)

    assert any("EX-1 has been closed for a while." in post.text for post in desk.posts())
    assert len(desk.direct(CONTACT_ONE)) == before


def test_a_ticket_of_one_person_alone_is_not_there_for_it(desk: FrontDesk) -> None:
    desk.tells(CONTACT_ONE, "Something private is broken")
    asked = list(desk.store.kept.intakes.values())[-1]
    desk.presses(CONTACT_ONE, "choose", asked.id, "2", direct(CONTACT_ONE))
    private = desk.tickets()[-1].id
    before = len(desk.direct(CONTACT_TWO))

    drafts(desk, f"draft {private} {WORDS}")

    assert len(desk.direct(CONTACT_TWO)) == before
