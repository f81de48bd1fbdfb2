"""What the desk writes about channels and about what its file lacks."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.commands import ChannelChange, InstallationChange, NoteChannel, Origin, ReceiveMessage, Via
from bot.model.desk import Desk
from bot.model.ids import PersonId, TicketId
from bot.model.message import Message
from bot.model.people import Contact
from bot.model.selection import Page
from bot.model.turn import Turn
from bot.wording.conversation import places, unlisted
from tests.unit.wording.examples import CHANNEL, CONTACT, OPEN, Promise, a_ticket

SHARINGS = (
    places.Sharing(),
    places.Sharing(names=("Acme",), anyone="Premier"),
    places.Sharing(names=("Acme", "Globe"), heard=False),
)


def about_places(one: Promise) -> Iterator[tuple[str, Message]]:
    """Each message about channels, about who left one, and about what the desk file lacks."""
    origin = Origin(by=None, place=CHANNEL, at=OPEN, via=Via.PLATFORM)
    contact = (
        one.customer.contacts[0] if one.customer.contacts else Contact(id=PersonId("acme-one"), name="Contact One")
    )
    some = tuple(replace(a_ticket(one, None), id=TicketId(f"EX-{number}")) for number in range(1, 11))
    lists = [
        Page(tickets=some[:shown], counts={Turn.OURS: found}, size=10) for shown, found in ((0, 0), (1, 1), (10, 12))
    ]
    for change, tickets in ((change, tickets) for change in ChannelChange for tickets in lists):
        for other, is_team in (("", False), ("T0ELSE", False), ("", True)):
            note = NoteChannel(origin=origin, change=change, other=other, is_team=is_team)
            for sharing in SHARINGS:
                yield "channel", places.changed(note, "Acme's channel", tickets, sharing)
    team = NoteChannel(origin=origin, change=ChannelChange.LEFT, name="Acme Support", is_team=True)
    yield "team", places.changed(team, "", lists[0], SHARINGS[0])
    for tickets in lists:
        yield "moved", places.moved("Acme's channel", CHANNEL, CHANNEL, unlisted.entry("channels", (CHANNEL,)), tickets)
        yield "contact gone", places.deactivated(contact, one.customer, tickets)
        yield "contact left", places.departed(contact, one.customer, CHANNEL, tickets)
        yield "contact back", places.returned(contact, one.customer)
    for installation in InstallationChange:
        yield "installation", places.installation("slack", installation)
    for known in ((), (one.customer,), (one.customer, one.customer)):
        for is_foreign in (True, False):
            yield "unknown channel", unlisted.channel(CHANNEL, known, is_foreign=is_foreign)
            yield "asked there", unlisted.channel(CHANNEL, known, is_foreign=is_foreign, is_there=False)
        yield "not served", unlisted.not_served("Example Support", known)
        yield "menu there", unlisted.not_served("Example Support", known, where=unlisted.OF_THE_MESSAGE)
    yield from _about_unlisted(one, origin)
    for reached in (CHANNEL, CONTACT.accounts[0], None):
        yield "tenant", unlisted.tenant("TENANT", reached)
    yield "from elsewhere", unlisted.from_elsewhere(CONTACT.accounts[0], one.customer)
    yield "added to", places.added_to(CHANNEL, unlisted.entry("channels", (CHANNEL,)))
    for where in ("", "Acme"):
        yield "under another", unlisted.under_another("Contact One", CONTACT.accounts[0], CONTACT.accounts, where)


def _about_unlisted(one: Promise, origin: Origin) -> Iterator[tuple[str, Message]]:
    said = ReceiveMessage(origin=replace(origin, by=CONTACT.accounts[0]), message="1.000100", text="Nobody can log in")
    for name in ("", 'Agent "Nine"'):
        for here, written in ((one.customer, said), (one.customer, None), (None, None)):
            did = unlisted.wrote_here(one.customer) if written else unlisted.wanted_something(here)
            yield "who is that", unlisted.who_is(CONTACT.accounts[0], name, did, here, written)
        yield "wrote again", unlisted.wrote_again(said, CONTACT.accounts[0], name, one.customer)
        for ticket in ("EX-1", None):
            yield "unlisted in a thread", unlisted.wrote_in(said, CONTACT.accounts[0], name, ticket)
    yield "not listed", unlisted.not_listed(Desk(name="Example Support", ticket_prefix="EX", triage=()))
