"""Nobody learns of, or changes, what others have written: the commands about messages, as in `test_tenancy`."""

from collections.abc import Callable

import pytest

from bot.commands import Command, Origin, Retract, Rewrite
from bot.model.places import Thread
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import CONTACT_ONE, PRIVATE
from tests.unit.engine.test_tenancy import ACME_CHANNEL, OUTSIDERS, kept, told

ABOUT_A_MESSAGE: dict[type[Command], Callable[[Origin, str], Command]] = {
    Rewrite: lambda o, m: Rewrite(origin=o, message=m, text="Nobody could log in"),
    Retract: lambda o, m: Retract(origin=o, message=m),
}


@pytest.fixture
def request_(desk: FrontDesk) -> Thread:
    """An open request of Acme."""
    return desk.hears(CONTACT_ONE, "Nobody can log in")


@pytest.mark.parametrize("kind", ABOUT_A_MESSAGE)
@pytest.mark.parametrize("who", OUTSIDERS)
def test_anothers_message_is_as_good_as_none(desk: FrontDesk, request_: Thread, who: str, kind: type[Command]) -> None:
    before = kept(desk)

    answers = [
        told(desk, *OUTSIDERS[who], lambda origin: ABOUT_A_MESSAGE[kind](origin, request_.root)),
        told(desk, OUTSIDERS[who][0], PRIVATE, lambda origin: ABOUT_A_MESSAGE[kind](origin, request_.root)),
    ]

    assert answers == ["", ""]
    assert kept(desk) == before


@pytest.mark.parametrize("kind", ABOUT_A_MESSAGE)
def test_a_customers_own_message_may_change(desk: FrontDesk, request_: Thread, kind: type[Command]) -> None:
    before = kept(desk)

    told(desk, CONTACT_ONE, ACME_CHANNEL, lambda origin: ABOUT_A_MESSAGE[kind](origin, request_.root))

    assert kept(desk) != before
