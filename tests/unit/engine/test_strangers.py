"""A contact of one customer in another's channel: triage reads what they write, and nothing else comes of it."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from bot.model.desk import Desk
from bot.model.people import Role
from bot.model.places import Account
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.every_command import kept
from tests.unit.engine.people import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, GLOBE, GLOBE_ONE
from tests.unit.engine.points import NOTHING_THERE, points
from tests.unit.engine.test_actors import acting, origin, said, with_acme

NOT_HERE = "I can't help you in this channel. Please use your own support channel, or write to me directly."
ACMES, GLOBES = people.channel(ACME), people.channel(GLOBE)


def only_triage_reads(desk: FrontDesk, act: Callable[[], object]) -> str:
    """What triage reads; there is no other effect on anything kept or said to anybody."""
    before, posts = (desk.store.kept.tickets | {}, desk.store.kept.intakes | {}), len(desk.posts())
    act()
    new = desk.posts()[posts:]
    assert (desk.store.kept.tickets, desk.store.kept.intakes) == before
    assert [post.held.entry.place for post in new] == [people.TRIAGE]
    return new[0].text


def test_what_a_contact_of_another_customer_writes_is_shown_in_triage_and_starts_nothing(desk: FrontDesk) -> None:
    shown = only_triage_reads(desk, lambda: desk.hears(GLOBE_ONE, "Nobody can log in", place=ACMES))

    assert "Contact Three of Globe wrote in Acme's channel" in shown
    assert "Nobody can log in" in shown


def test_they_start_nothing_either_where_the_plan_lets_anyone_ask(desk: FrontDesk) -> None:
    shown = only_triage_reads(desk, lambda: desk.hears(CONTACT_ONE, "Nobody can log in", place=GLOBES))

    assert "Contact One of Acme wrote in Globe's channel" in shown


def test_in_the_thread_of_a_ticket_they_reach_triage_and_not_the_ticket(desk: FrontDesk) -> None:
    ticket, before = desk.opened(CONTACT_ONE, "2"), len(desk.posts())

    desk.hears(GLOBE_ONE, "It works again", ticket.thread)

    (shown,) = desk.posts()[before:]
    assert shown.held.entry.awaits == ticket.card_in(people.TRIAGE)
    assert "Contact Three of Globe on EX-1:" in shown.text
    assert replace(desk.ticket(), version=ticket.version) == ticket


def test_what_they_write_later_that_day_goes_under_the_first_line(desk: FrontDesk) -> None:
    for text in ("Nobody can log in", "Still", "Hello?"):
        desk.hears(GLOBE_ONE, text, place=ACMES)
    desk.passes(hours=24)
    desk.hears(GLOBE_ONE, "And today", place=ACMES)

    slots = [(post.held.entry.awaits, post.held.entry.fills) for post in desk.triage()]
    assert len({message_key for pair in slots[:3] for message_key in pair}) == 1
    assert slots[3][0] not in slots[0]


def test_who_of_them_speaks_to_the_desk_is_told_where_to_write(desk: FrontDesk) -> None:
    desk.hears(GLOBE_ONE, "Nobody can log in", place=ACMES, mention=True)

    (told,) = desk.private_messages(GLOBE_ONE)
    assert NOT_HERE in told.text


@pytest.mark.parametrize(
    "text",
    [
        "list",
        "show EX-1",
        "status EX-1",
        "why EX-1",
        "contacts",
        "plan",
        "close EX-1",
        "severity EX-1 1",
        "help",
        "new x",
    ],
)
def test_they_read_and_change_nothing_by_any_verb(desk: FrontDesk, text: str) -> None:
    desk.opened(CONTACT_ONE, "2", "Our secret")
    before = kept(desk)

    answer = desk.types(GLOBE_ONE, text, ACMES)

    assert kept(desk) == before
    assert not any(word in answer for word in ("secret", "Acme", "Contact One", "Premier", "Level"))


@pytest.mark.parametrize("verb", ["choose", "dismiss"])
def test_they_press_nothing(desk: FrontDesk, verb: str) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.presses(GLOBE_ONE, verb, desk.intake(thread).id, "1", ACMES)

    assert desk.intake(thread).is_open


def test_they_point_at_nothing(desk: FrontDesk) -> None:
    assert points(desk, GLOBE_ONE, writer=COLLEAGUE) == NOT_HERE
    assert desk.store.kept.intakes == {}


def test_nobody_opens_for_them_what_they_wrote_in_a_strange_channel(desk: FrontDesk) -> None:
    acme = desk.file.customers[0]
    shared = with_acme(desk, replace(acme, channels=(GLOBES,)))
    rest = tuple(replace(one, channels=()) if one.id == GLOBE else one for one in shared.file.customers)
    moved = FrontDesk(file=replace(shared.file, customers=rest))

    assert points(moved, AGENT_ONE, writer=GLOBE_ONE) == NOTHING_THERE


def test_a_contact_whom_both_customers_name_is_at_home_in_both(desk: FrontDesk) -> None:
    both = named_by_acme(desk, GLOBE_ONE)

    here, there = (
        acting(both, replace(said(both, GLOBE_ONE), origin=origin(both, GLOBE_ONE, at))) for at in (ACMES, GLOBES)
    )

    assert (here.customer, here.roles) == (ACME, {Role.CONTACT})
    assert (there.customer, there.roles) == (GLOBE, {Role.CONTACT})


def test_a_guest_whom_nobody_names_is_still_a_colleague(desk: FrontDesk) -> None:
    guest = replace(GLOBE_ONE, user="U0GUEST")

    desk.hears(guest, "Nobody can log in", place=ACMES)

    assert len(desk.store.kept.intakes) == 1


def test_a_contact_known_by_email_alone_is_a_stranger_elsewhere_too(desk: FrontDesk) -> None:
    orbit = next(one for one in desk.file.customers if one.id == "orbit")
    mailed = replace(orbit, contacts=(replace(orbit.contacts[0], email="four@orbit.example", accounts=()),))
    customers = tuple(mailed if one.id == "orbit" else one for one in desk.file.customers)
    known = FrontDesk(file=replace(desk.file, customers=customers))
    written = said(known, people.STRANGER)

    actor = acting(
        known,
        replace(written, origin=replace(origin(known, COLLEAGUE), email="four@orbit.example", by=people.STRANGER)),
    )

    assert (actor.customer, actor.roles) == (None, {Role.STRANGER})


def named_by_acme(desk: FrontDesk, account: Account) -> FrontDesk:
    """The desk, where Acme names that account as its first contact's too."""
    acme = desk.file.customers[0]
    first, *others = acme.contacts
    file: Desk = replace(
        desk.file,
        customers=(
            replace(acme, contacts=(replace(first, accounts=(*first.accounts, account)), *others)),
            *desk.file.customers[1:],
        ),
    )
    return FrontDesk(file=file)
