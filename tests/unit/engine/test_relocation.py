"""A channel that gets another id goes on by itself: the same customer, open tickets, threads, and what waits."""

from msgspec.structs import replace

from bot.commands import FollowChannel, NoteChannel, Origin, ReceiveMessage, Via
from bot.commands.places import ChannelChange
from bot.model.places import Place, Thread
from bot.model.ticket import Status
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE, channel

OLD = channel(ACME)
NEW = Place.parse("slack:T0DESK/C0ACMESHARED")
NEWER = Place.parse("slack:T0DESK/C0ACMEAGAIN")


def live(desk: FrontDesk) -> LiveLoader:
    """The loader of a desk as it runs, on the file that has the old id."""
    assert isinstance(desk.service.loader, Loader)
    with desk.store.unit_of_work() as work:
        loader = LiveLoader(desk.service.loader, work.moved_places())
    desk.service = replace(desk.service, loader=loader)
    return loader


def moves(desk: FrontDesk, old: Place = OLD, new: Place = NEW) -> None:
    origin = Origin(by=None, place=old, at=desk.clock.at, via=Via.PLATFORM)
    desk.gives(FollowChannel(origin=origin, to=new))


def there(thread: object) -> Thread:
    """A thread as it is known now."""
    assert isinstance(thread, Thread)
    return replace(thread, place=NEW)


def running() -> FrontDesk:
    desk = FrontDesk()
    live(desk)
    return desk


def test_open_tickets_go_on_in_the_same_threads_under_the_new_id() -> None:
    desk = running()
    tickets = []
    for _ in range(3):
        tickets.append(desk.opened(CONTACT_ONE, "2"))
        desk.passes(minutes=6)

    moves(desk)
    for ticket in tickets:
        desk.hears(CONTACT_ONE, "It is worse now", there(ticket.thread))
        desk.hears(AGENT_ONE, "We are looking into it", there(ticket.thread))

    assert [ticket.thread for ticket in desk.tickets()] == [there(ticket.thread) for ticket in tickets]
    assert [ticket.status for ticket in desk.tickets()] == [Status.ACKNOWLEDGED] * 3


def test_a_question_that_was_asked_under_the_old_id_is_answered_under_the_new_one() -> None:
    desk = running()
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    moves(desk)
    desk.hears(CONTACT_ONE, "2", there(asked))

    assert desk.ticket().severity == "2"
    assert desk.new_in(there(asked))


def test_what_still_comes_under_the_old_id_is_heard_as_of_the_new_one() -> None:
    desk = running()
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    moves(desk)
    desk.hears(CONTACT_ONE, "2", asked)

    assert desk.ticket().severity == "2"


def test_a_new_request_under_the_new_id_is_the_same_customers() -> None:
    desk = running()

    moves(desk)

    assert desk.intake(desk.hears(CONTACT_ONE, "Nobody can log in", place=NEW)).customer == ACME


def test_nothing_that_waits_is_left_for_the_old_id() -> None:
    desk = running()
    desk.opened(CONTACT_ONE, "2")

    moves(desk)

    assert {post.held.entry.place for post in desk.posts()} == {NEW, TRIAGE}


def test_triage_reads_the_line_for_the_desk_file_and_the_open_tickets() -> None:
    desk = running()
    desk.opened(CONTACT_ONE, "2")

    moves(desk)

    said = desk.triage()[-1].text
    assert said.startswith("Acme's channel has a new id")
    assert f'channels = ["{NEW}"]' in said
    assert "Open: EX-1." in said


def test_a_desk_that_starts_with_the_old_id_in_its_file_goes_on_in_the_new_channel() -> None:
    desk = running()
    ticket = desk.opened(CONTACT_ONE, "2")
    moves(desk)

    again = FrontDesk(file=desk.file, clock=desk.clock, store=desk.store)
    live(again)
    origin = Origin(by=CONTACT_ONE, place=NEW, thread=there(ticket.thread), at=again.clock.at, via=Via.MESSAGE)
    again.gives(ReceiveMessage(origin=origin, message="1.1", text="It is worse now"))

    assert "It is worse now" in again.triage()[-1].text


def test_another_process_of_the_desk_follows_with_the_next_message() -> None:
    desk = running()
    other = FrontDesk(file=desk.file, clock=desk.clock, store=desk.store)
    live(other)

    moves(desk)

    assert other.intake(other.hears(CONTACT_ONE, "Nobody can log in", place=NEW)).customer == ACME


def test_a_new_desk_file_with_the_new_id_changes_nothing_more() -> None:
    desk = running()
    loader = live(FrontDesk(file=desk.file, clock=desk.clock, store=desk.store))
    acme = replace(desk.file.customers[0], channels=(NEW,))
    loader.follow({OLD: NEW})

    loader.swap(Loader(desk=replace(desk.file, customers=(acme, *desk.file.customers[1:])), plans={}))

    assert loader.desk.customer_in(NEW) == acme


def test_a_channel_may_move_again() -> None:
    desk = running()
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    moves(desk)
    moves(desk, NEW, NEWER)
    desk.hears(CONTACT_ONE, "2", asked)

    assert desk.ticket().thread.place == NEWER


def test_triage_itself_is_followed() -> None:
    desk = running()
    ticket = desk.opened(CONTACT_ONE, "2")
    new = Place.parse("slack:T0DESK/C0TRIAGE2")

    moves(desk, TRIAGE, new)
    desk.presses(AGENT_ONE, "ack", ticket.id, place=new)

    assert "Assigned to Agent One" in desk.standing(ticket.card_in(new))
    assert f'triage = ["{new}"]' in "".join(post.text for post in desk.posts() if post.held.entry.place == new)


def test_a_channel_that_nobody_serves_is_not_followed() -> None:
    desk = running()

    moves(desk, Place.parse("slack:T0DESK/C0X"), Place.parse("slack:T0DESK/C0Y"))

    assert desk.posts() == []
    assert desk.store.kept.moved_places == {}


def test_its_timeline_says_so() -> None:
    desk = running()
    ticket = desk.opened(CONTACT_ONE, "2")

    moves(desk)

    assert type(desk.history(ticket.id)[-1]).__name__ == "TicketMoved"


def test_what_becomes_of_the_new_channel_is_told_as_of_the_old_one() -> None:
    desk = running()
    moves(desk)
    origin = Origin(by=None, place=NEW, at=desk.clock.at, via=Via.PLATFORM)

    desk.gives(NoteChannel(origin=origin, change=ChannelChange.SHARED))

    assert desk.triage()[-1].text.startswith("Acme's channel is now shared")
