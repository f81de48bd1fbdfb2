"""A mention in a thread that the desk has not heard takes along what the thread hangs under."""

import pytest
from msgspec.structs import replace

from bot.commands import Origin, ReceiveMessage, Via
from bot.model.desk import IntakeMode
from bot.model.places import Account, Thread
from bot.shell.writer import CommandResult
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.unit.engine.points import BEGUN, HOME, pointing


@pytest.fixture
def quiet() -> FrontDesk:
    """A desk that takes up only what it is asked to."""
    return FrontDesk(file=replace(people.a_desk_file(), intake=IntakeMode.MENTION))


def mentions(desk: FrontDesk, who: Account, text: str = "please look", thread: Thread = BEGUN) -> CommandResult:
    """Somebody speaks to the desk in that thread."""
    origin = Origin(by=who, place=HOME, thread=thread, at=desk.clock.at, via=Via.MENTION)
    return desk.service.handle(
        ReceiveMessage(origin=origin, message="1900000001.000100", text=text, mentions_desk=True)
    )


def along(desk: FrontDesk, who: Account, writer: Account = CONTACT_ONE, text: str = "Exports time out") -> None:
    """What the thread hangs under comes along."""
    desk.gives(pointing(desk, who, text, writer=writer, thread=BEGUN, via=Via.ALONG))


def test_the_message_that_the_thread_hangs_under_is_wanted_and_joins_the_request(quiet: FrontDesk) -> None:
    result = mentions(quiet, CONTACT_TWO)

    along(quiet, CONTACT_TWO)

    assert result.root == BEGUN
    assert "Exports time out" in quiet.under(quiet.intake(BEGUN).card_in(TRIAGE))[-1].text
    quiet.presses(CONTACT_TWO, "choose", quiet.intake(BEGUN).id, "1")
    assert quiet.ticket().text == "please look\nExports time out"


def test_it_comes_along_with_what_waits_for_a_contact_too(quiet: FrontDesk) -> None:
    result = mentions(quiet, COLLEAGUE)

    along(quiet, COLLEAGUE)

    assert result.root == BEGUN
    assert quiet.intake(BEGUN).is_held
    assert quiet.intake(BEGUN).more == 1


def test_in_a_thread_that_the_desk_has_heard_nothing_is_wanted(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Exports time out")

    assert mentions(desk, CONTACT_TWO, thread=thread).root is None


def test_the_words_of_the_vendors_people_stay_where_they_are(quiet: FrontDesk) -> None:
    mentions(quiet, CONTACT_TWO)

    along(quiet, CONTACT_TWO, writer=AGENT_ONE)

    assert quiet.intake(BEGUN).more == 0


@pytest.mark.parametrize("times", [1, 2])
def test_nobody_is_told_and_nothing_begins_by_it(quiet: FrontDesk, times: int) -> None:
    for _ in range(times):
        along(quiet, CONTACT_TWO)

    assert quiet.posts() == []


def test_coming_along_twice_it_is_there_once(quiet: FrontDesk) -> None:
    mentions(quiet, CONTACT_TWO)
    along(quiet, CONTACT_TWO)

    along(quiet, CONTACT_TWO)

    assert quiet.intake(BEGUN).more == 1
