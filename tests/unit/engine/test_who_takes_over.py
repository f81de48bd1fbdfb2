"""A shift is over once another person of its line takes over, and not before."""

from datetime import time

from msgspec.structs import replace

from bot.model.ids import PersonId
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.on_call import DAILY
from tests.unit.engine.people import CONTACT_ONE
from tests.unit.engine.test_hand_over import hand_overs


def test_nothing_is_handed_over_where_the_same_person_goes_on() -> None:
    twice = replace(DAILY, people=(*DAILY.people[:1], *DAILY.people))
    desk = FrontDesk(file=replace(people.a_desk_file(), rotations=(twice,)))
    desk.sweeps()

    desk.passes(days=3)

    assert ["on duty now is @Agent Two until" in post for post in hand_overs(desk)] == [True, False]


def test_a_shift_goes_on_until_another_person_of_the_line_takes_over() -> None:
    alone = replace(DAILY, people=(PersonId("engineer-one"),), hand_over=time(10))
    desk = FrontDesk(file=replace(people.a_desk_file(), rotations=(DAILY, alone)))
    desk.sweeps()
    desk.opened(CONTACT_ONE, "4")

    desk.passes(days=1)

    (post,) = hand_overs(desk)
    assert "until Wed 25 Nov, 9:00 AM" in post
    assert "1 ticket open, 1 due in this shift." in post
