"""A notice under a clause: its days, who reads of it, the countdown, and its end."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from bot.engine.contract import notices
from bot.engine.contract.notices import Announcement, NoNotice
from bot.events import NoticeGiven, NoticeWithdrawn
from bot.model import plain_text
from bot.model.contract import Contract
from bot.model.ids import CustomerId, PersonId
from bot.model.notice import Notice, NoticeDate
from bot.model.places import Place, Thread
from bot.ports import DeliveryKind
from bot.shell.notices import act, record, tell_inside
from bot.wording.contract import notices as words
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ORBIT, ORBIT_ONE, TAM_ONE, channel
from tests.unit.engine.roster_acts import opens_contracts

GIVEN = datetime(2026, 11, 30, 15, tzinfo=UTC)
HERE, THERE = channel(ORBIT), channel(CustomerId("orbit-two"))
MAINTENANCE = Announcement(topic="", text="The API is down on Sunday from 2:00 to 4:00 UTC", name="TAM One")
WANTED = Announcement(topic="deprecation", text="The v1 meters API goes away", name="TAM One")


@pytest.fixture
def desk() -> FrontDesk:
    """Orbit has m3ter's Gold, two channels and a TAM."""
    file = people.a_desk_file()
    customers = tuple(
        replace(one, tam=PersonId("tam-one"), channels=(HERE, THERE)) if one.id == ORBIT else one
        for one in file.customers
    )
    desk = FrontDesk(file=replace(file, customers=customers))
    desk.clock.at = GIVEN
    opens_contracts(desk)
    return desk


def contract(desk: FrontDesk) -> Contract:
    return desk.store.kept.contracts[ORBIT]


def drafted(desk: FrontDesk, wanted: Announcement = WANTED) -> Notice:
    customer = desk.file.customer(ORBIT)
    assert customer
    return notices.drafted(wanted, 1, customer, people.plan("m3ter/gold"), desk.clock.at)


def give(desk: FrontDesk, wanted: Announcement = WANTED) -> Notice:
    notice, customer = drafted(desk, wanted), desk.file.customer(ORBIT)
    assert customer
    event = NoticeGiven(**act(desk.clock.at), notice=notice)
    with desk.store.unit_of_work() as work:
        record(event, notices.give(event, contract(desk), customer, desk.file), contract(desk), customer, work)
        inside = notices.told_inside([(customer, notice)], words.given_inside, desk.file, desk.clock.at)
        tell_inside(inside, work, desk.clock.at)
        work.commit()
    return notice


def withdraw(desk: FrontDesk, why: str = "The vendor keeps it.") -> None:
    event, customer = (
        NoticeWithdrawn(**act(desk.clock.at), number=1, name="Lead One", why=why),
        desk.file.customer(ORBIT),
    )
    assert customer
    with desk.store.unit_of_work() as work:
        record(event, notices.withdraw(event, contract(desk), customer, desk.file), contract(desk), customer, work)
        work.commit()


def read(desk: FrontDesk, place: Place = HERE) -> list[str]:
    """What a channel was told, Orbit's first one by default."""
    there = [post for post in desk.posts() if post.held.entry.kind is DeliveryKind.POST]
    return [plain_text.body(post.message) for post in there if post.held.entry.place == place]


def test_a_deprecation_is_announced_three_months_ahead_and_supported_for_fifteen(desk: FrontDesk) -> None:
    notice = drafted(desk)

    assert (notice.effect, notice.support_end) == (date(2027, 2, 28), date(2028, 2, 29))
    assert notice.clause == "m3ter support terms, “Platform”"


def test_a_day_that_the_clause_does_not_allow_is_refused_with_it(desk: FrontDesk) -> None:
    with pytest.raises(NoNotice, match=r"At least 3 months of notice are wanted by .*“Platform”, so 2027-02-28 at the"):
        drafted(desk, replace(WANTED, effect=date(2027, 2, 27)))

    assert drafted(desk, replace(WANTED, effect=date(2027, 3, 31))).effect == date(2027, 3, 31)


def test_any_clause_will_do_and_has_the_day_that_is_named(desk: FrontDesk) -> None:
    notice = drafted(desk, replace(WANTED, topic="documentation", effect=date(2026, 12, 24)))

    assert notice.dates == ((NoticeDate.EFFECT, date(2026, 12, 24)),)


def test_a_clause_that_is_not_there_is_refused_with_one_that_is(desk: FrontDesk) -> None:
    with pytest.raises(NoNotice, match="m3ter/gold has no clause “depreciation”; did you mean “deprecation”"):
        drafted(desk, replace(WANTED, topic="depreciation"))


def test_each_channel_reads_it_once_and_so_does_the_account_manager(desk: FrontDesk) -> None:
    give(desk)

    for place in (HERE, THERE):
        (post,) = read(desk, place)
        assert "Notice for Orbit: The v1 meters API goes away." in post
        assert "It takes effect on 28 February 2027. We support it until 29 February 2028 at least." in post
    (told,) = desk.direct(TAM_ONE)
    assert "Orbit has been given notice 1 by TAM One" in told.text
    assert "They read it in their 2 channels." in told.text


def test_the_same_is_not_said_twice(desk: FrontDesk) -> None:
    give(desk)

    with pytest.raises(NoNotice, match="orbit has been told that already, by notice 1"):
        give(desk)


def test_it_is_counted_down_to_each_of_its_days_and_then_it_has_come(desk: FrontDesk) -> None:
    give(desk)
    before = len(read(desk))

    desk.passes(days=500)

    assert [post.split(":")[0] for post in read(desk)[before:]] == [
        "In 30 days, on 28 February 2027, this takes effect",
        "In 7 days, on 28 February 2027, this takes effect",
        "Tomorrow, 28 February 2027, this takes effect",
        "Today, 28 February 2027, this takes effect",
        "In 30 days, on 29 February 2028, our support for this may end",
        "In 7 days, on 29 February 2028, our support for this may end",
        "Tomorrow, 29 February 2028, our support for this may end",
        "Today, 29 February 2028, our support for this may end",
    ]
    (notice,) = contract(desk).notices
    assert notice.ended
    assert not notice.ended.is_withdrawn
    assert contract(desk).open_milestones == ()


def test_after_a_standstill_only_the_last_of_its_days_is_said(desk: FrontDesk) -> None:
    give(desk)
    before = len(read(desk))

    desk.clock.at = datetime(2027, 2, 26, 12, tzinfo=UTC)
    desk.sweeps()

    (post,) = read(desk)[before:]
    assert "In 7 days, on 28 February 2027" in post


def test_withdrawn_it_says_so_and_counts_no_more(desk: FrontDesk) -> None:
    give(desk)
    withdraw(desk)
    before = len(read(desk))

    desk.passes(days=100)

    *_, last = read(desk)
    assert "Lead One has taken back our notice of 30 November 2026: it isn't coming. The vendor keeps it." in last
    assert len(read(desk)) == before
    with pytest.raises(NoNotice, match="orbit has no notice 1 that counts"):
        withdraw(desk)


def test_whose_terms_give_it_other_days_are_told_of_apart(desk: FrontDesk) -> None:
    orbit, notice = desk.file.customer(ORBIT), drafted(desk)
    assert orbit
    two = [(orbit, notice), (replace(orbit, name="Orbit Two"), replace(notice, effect=date(2027, 3, 1)))]

    told = notices.told_inside(two, words.given_inside, desk.file, desk.clock.at)

    assert [[one.name for one in each.customers] for each in told] == [["Orbit"], ["Orbit Two"]]


def test_while_it_counts_the_plan_and_the_radar_name_it(desk: FrontDesk) -> None:
    give(desk)
    desk.service.loader.agree(contract(desk))

    said = "The v1 meters API goes away”. It takes effect on 28 February 2027."
    assert said in desk.types(ORBIT_ONE, "plan")
    assert said in desk.types(ORBIT_ONE, "plan notices")
    assert said in desk.types(TAM_ONE, "radar notices")
    assert "1 notice to come" in desk.types(TAM_ONE, "radar")


def test_withdrawn_neither_does(desk: FrontDesk) -> None:
    give(desk)
    withdraw(desk)
    desk.service.loader.agree(contract(desk))

    assert "meters" not in desk.types(ORBIT_ONE, "plan")
    assert "nothing at present" in desk.types(TAM_ONE, "radar notices")


def test_an_announcement_needs_no_clause_and_its_day_comes_back_to_mind(desk: FrontDesk) -> None:
    give(desk, replace(MAINTENANCE, effect=date(2026, 12, 6)))

    (post,) = read(desk)
    assert "To everybody at Orbit: The API is down on Sunday from 2:00 to 4:00 UTC." in post
    assert "When: 6 December 2026." in post
    assert "Orbit has been given announcement 1 by TAM One" in desk.direct(TAM_ONE)[0].text
    desk.passes(days=10)
    assert [one.split(":")[0] for one in read(desk)[1:]] == ["Tomorrow, 6 December 2026", "Today, 6 December 2026"]


def test_one_that_names_no_day_is_read_once_and_no_more(desk: FrontDesk) -> None:
    give(desk, MAINTENANCE)
    desk.service.loader.agree(contract(desk))

    assert "The API is down" not in desk.types(ORBIT_ONE, "plan notices") + desk.types(TAM_ONE, "radar notices")


def test_a_reply_to_an_announcement_is_a_request(desk: FrontDesk) -> None:
    give(desk, MAINTENANCE)

    thread = desk.hears(ORBIT_ONE, "Will exports be down, too?", Thread(place=HERE, root="1800000000.000900"))

    assert desk.intake(thread).first.text == "Will exports be down, too?"
    assert "How urgent is this?" in desk.new_in(thread)[0].text
