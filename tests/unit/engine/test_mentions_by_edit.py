"""A mention of the desk that an edit adds: the one edit that may start something, where the desk must be spoken to."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.commands import EditMessage, Origin, ReceiveMessage, Via
from bot.model.desk import IntakeMode
from bot.model.places import Account, Thread
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE

WRITTEN = "Nobody can log in"


@pytest.fixture
def mention_desk() -> FrontDesk:
    """A desk that takes up only what it is asked to."""
    return FrontDesk(file=replace(people.a_desk_file(), intake=IntakeMode.MENTION))


def mentions_late(desk: FrontDesk, thread: Thread, who: Account = CONTACT_ONE, ago: timedelta = timedelta()) -> None:
    """Somebody adds a mention of the desk to what they wrote."""
    origin = Origin(by=who, place=thread.place, at=desk.clock.at, via=Via.MESSAGE)
    heard = ReceiveMessage(
        origin=replace(origin, via=Via.MENTION, at=desk.clock.at - ago),
        message=thread.root,
        text=WRITTEN,
        mentions_desk=True,
    )
    desk.gives(EditMessage(origin=origin, message=thread.root, text=WRITTEN, mention=heard))


def test_a_mention_that_an_edit_adds_counts_from_the_message_where_the_desk_must_be_spoken_to(
    mention_desk: FrontDesk,
) -> None:
    thread = mention_desk.hears(CONTACT_ONE, WRITTEN)
    mention_desk.passes(minutes=20)

    mentions_late(mention_desk, thread, ago=timedelta(minutes=20))

    assert mention_desk.intake(thread).opened_at == mention_desk.clock.at - timedelta(minutes=20)


def test_where_every_message_is_heard_no_edit_starts_anything(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Good morning")

    mentions_late(desk, thread)

    assert desk.posts() == []


def test_an_agent_gives_no_order_by_an_edit(mention_desk: FrontDesk) -> None:
    thread = mention_desk.hears(AGENT_ONE, WRITTEN, place=people.channel(people.ACME))

    mentions_late(mention_desk, thread, AGENT_ONE)

    assert mention_desk.posts() == []
