"""The daily look at whether contacts are still there, and what becomes of who isn't."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.commands import NoteDeactivation, NoteDeparture, NoteReturn, Origin, Via
from bot.errors import NotReached
from bot.model.places import Account, Place, Platform
from bot.ports import Presence
from bot.shell.attendance import AttendanceLook
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, TAM_ONE, channel
from tests.unit.engine.roster_acts import a_desk, contract, names


class Says:
    """A platform that says this of these users, and of all others that they are there."""

    def __init__(self, **said: Presence) -> None:
        self.said = said
        self.asked: list[tuple[str, str]] = []
        self.is_reached = True

    async def presence(self, account: Account, channel: Place) -> Presence:
        self.asked.append((account.user, channel.channel))
        if not self.is_reached:
            raise NotReached("Slack was not reached")
        return self.said.get(f"{account.workspace}_{account.user}", Presence.THERE)


async def here(call: Callable[[], Any]) -> Any:
    return call()


def daily(desk: FrontDesk, says: Says) -> AttendanceLook:
    return AttendanceLook(service=desk.service, platforms={Platform.SLACK: says}, in_thread=here, pace=0)


@pytest.fixture
def desk() -> FrontDesk:
    """TAM One looks after Acme, which has two contacts."""
    return a_desk()


async def test_the_account_manager_hears_who_is_gone_with_the_click_that_removes_them(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4")

    await daily(desk, Says(T0ACME_U0ONE=Presence.GONE)).look()

    told = desk.direct(TAM_ONE)[-1]
    assert "Contact One, a contact of Acme, isn't there any more" in told.text
    assert "Theirs, and still open: EX-1." in told.text
    assert contract(desk, ACME).roster[0].left_at == desk.clock.at
    assert "Acme – Contact One left" in desk.types(TAM_ONE, "radar left")
    (button,) = told.message.buttons
    desk.presses(TAM_ONE, button.verb, button.subject, button.argument)
    assert names(desk, ACME) == ["Contact Two"]


async def test_each_is_asked_about_once_a_day_and_told_of_once(desk: FrontDesk) -> None:
    says = Says(T0ACME_U0ONE=Presence.GONE)
    for _ in range(2):
        await daily(desk, says).look()
    assert says.asked.count(("U0ONE", "C0ACME")) == 1

    desk.clock.move(days=1)
    await daily(desk, says).look()

    assert says.asked.count(("U0ONE", "C0ACME")) == 2
    assert sum("isn't there any more" in one.text for one in desk.direct(TAM_ONE)) == 1


async def test_who_is_not_found_counts_only_where_others_are(desk: FrontDesk) -> None:
    await daily(desk, Says(T0ACME_U0ONE=Presence.NOT_FOUND, T0ACME_U0TWO=Presence.NOT_FOUND)).look()
    assert desk.direct(TAM_ONE) == []

    desk.clock.move(days=1)
    await daily(desk, Says(T0ACME_U0ONE=Presence.NOT_FOUND)).look()

    assert "Contact One" in desk.direct(TAM_ONE)[-1].text


async def test_what_nobody_can_say_is_not_said(desk: FrontDesk) -> None:
    says = Says(T0ACME_U0ONE=Presence.GONE)
    says.is_reached = False

    await daily(desk, says).look()

    assert desk.direct(TAM_ONE) == []


@pytest.mark.parametrize(("who", "is_told"), [(CONTACT_TWO, True), (COLLEAGUE, False)])
def test_an_event_of_the_platform_tells_it_at_once_of_contacts_alone(
    desk: FrontDesk, who: Account, *, is_told: bool
) -> None:
    desk.gives(NoteDeactivation(origin=Origin(by=who, at=desk.clock.at, via=Via.PLATFORM)))

    told = [one.text for one in desk.direct(TAM_ONE)]
    assert [("Contact Two" in one, "Globe" in one) for one in told] == [(True, False)] * is_told


def test_a_customer_without_an_account_manager_is_told_of_in_triage(desk: FrontDesk) -> None:
    desk.gives(NoteDeactivation(origin=Origin(by=GLOBE_ONE, at=desk.clock.at, via=Via.PLATFORM)))

    assert "a contact of Globe, isn't there any more" in desk.triage()[-1].text
    assert desk.direct(TAM_ONE) == []


async def test_whose_account_is_there_again_is_back_and_on_the_radar_no_more(desk: FrontDesk) -> None:
    await daily(desk, Says(T0ACME_U0ONE=Presence.GONE)).look()
    desk.clock.move(days=1)

    await daily(desk, Says()).look()

    assert "Contact One, a contact of Acme, is back" in desk.direct(TAM_ONE)[-1].text
    assert contract(desk, ACME).roster[0].left_at is None
    assert "nothing at present" in desk.types(TAM_ONE, "radar left")


async def test_who_left_a_channel_is_back_once_they_join_it_and_not_because_their_account_is_there(
    desk: FrontDesk,
) -> None:
    origin = Origin(by=CONTACT_ONE, place=channel(ACME), at=desk.clock.at, via=Via.PLATFORM)
    desk.gives(NoteDeparture(origin=origin))
    await daily(desk, Says()).look()
    assert contract(desk, ACME).roster[0].left_at

    for _ in range(2):
        desk.gives(NoteReturn(origin=origin))

    assert contract(desk, ACME).roster[0].left_at is None
    assert sum("is back" in one.text for one in desk.direct(TAM_ONE)) == 1


def test_who_comes_and_never_left_is_no_news(desk: FrontDesk) -> None:
    desk.gives(NoteReturn(origin=Origin(by=CONTACT_TWO, place=channel(ACME), at=desk.clock.at, via=Via.PLATFORM)))

    assert desk.direct(TAM_ONE) == []
