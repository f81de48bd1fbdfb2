"""Nobody learns what is agreed with another customer: neither who its contacts are, nor what somebody wishes for."""

import re

import pytest

from bot.model.places import Account, Place
from tests.unit.engine.people import (
    COLLEAGUE,
    CONTACT_ONE,
    GLOBE_ONE,
    HELIO,
    HELIO_ONE,
    ORBIT_ONE,
    PRIVATE,
    STRANGER,
    TAM_ONE,
    channel,
    home,
)
from tests.unit.engine.roster_acts import CORA, DORA, a_desk, contract, says

QUOTED = re.compile("“[^”]*”")
SECRET = ("Canary", "Helio", "helio-")
COMMANDS = (
    "contacts",
    "contacts helio",
    "contacts add helio @Dora Hill",
    "contacts remove helio Helio One",
    "contacts remove Helio One",
    "contacts transfer Helio One to @Dora Hill",
    "contacts confirm",
    "approve 1 free",
    "decline 1 no",
    "approve 9",
)


@pytest.mark.parametrize("who", [CONTACT_ONE, COLLEAGUE, GLOBE_ONE, ORBIT_ONE, STRANGER])
@pytest.mark.parametrize("in_private", [False, True])
def test_another_customers_people_neither_see_nor_change_it(who: Account, *, in_private: bool) -> None:
    desk = a_desk()
    says(desk, HELIO_ONE, "contacts add @Canary Nine", CORA)
    before, posted = contract(desk), len(desk.posts())
    place: Place = PRIVATE if in_private or who == STRANGER else home(who)

    told = [says(desk, who, text, *((DORA,) if "@" in text else ()), place=place) for text in COMMANDS]

    known = [post for post in desk.posts()[posted:] if post.held.entry.account != TAM_ONE]
    seen = "\n".join((*told, *(post.text for post in known)))
    seen = QUOTED.sub("", seen)  # their own words, said back to them
    assert [secret for secret in SECRET if secret in seen] == []
    assert contract(desk) == before
    assert [post for post in known if post.held.entry.place == channel(HELIO)] == []


def test_in_helios_own_channel_a_stranger_to_it_is_sent_away() -> None:
    desk = a_desk()
    before = contract(desk)

    told = [says(desk, GLOBE_ONE, text, DORA, place=channel(HELIO)) for text in COMMANDS]

    assert {one.partition(".")[0] for one in told} == {"I can't help you in this channel"}
    assert contract(desk) == before
