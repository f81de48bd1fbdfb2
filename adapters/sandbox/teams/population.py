"""The people and channels that a desk file names on Teams: the desk's staff, its customers' contacts, their channels.

Beside the contacts of a customer, each of its channels has a colleague who isn't one. A channel whose customer has
contacts in a tenant of their own is shared with it.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID, uuid5

from adapters.sandbox.core.population import NamedPerson, assistants_of, colleague_of, contacts_of, staff_of
from adapters.sandbox.teams.people import Member, TeamsChannel, TeamsPopulation
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId
from bot.model.places import Account, Place, Platform

_SPACE = UUID("91c3a3f0-6a57-4f7e-8a15-bb2f1a7b7d04")
APP = str(uuid5(_SPACE, "app"))


def populated(desk: Desk) -> TeamsPopulation | None:
    """Return the tenant for a desk; None for a desk without a channel there."""
    places = [*_here(desk.triage), *(place for customer in desk.customers for place in _here(customer.channels))]
    if not places:
        return None
    tenant = places[0].workspace
    staff = [_member(person, desk.name, tenant, is_staff=True) for person in staff_of(desk, Platform.TEAMS)]
    ours = [_member(one, desk.name, tenant) for one in assistants_of(desk, Platform.TEAMS, None)]
    channels = [_channel(place, "triage", desk.name, [*staff, *ours]) for place in _here(desk.triage)]
    people = [*staff, *ours]
    for customer in desk.customers:
        theirs = list(_members_of(customer, tenant)) if _here(customer.channels) else []
        theirs += [_member(one, customer.name, tenant) for one in assistants_of(desk, Platform.TEAMS, customer.id)]
        people += theirs
        channels += [
            _channel(place, f"support-{customer.id}", f"{customer.name} and {desk.name}", [*staff, *theirs])
            for place in _here(customer.channels)
        ]
    return TeamsPopulation(
        tenant=tenant,
        app=APP,
        bot_name="plandesk",
        members={member.aad: member for member in people},
        channels={channel.id: channel for channel in channels},
    )


def colleague_id(customer: CustomerId) -> str:
    """Return the object id of the customer's colleague who isn't a designated contact."""
    return str(uuid5(_SPACE, f"{customer}/colleague"))


def _member(person: NamedPerson, organisation: str, home: str, *, is_staff: bool = False) -> Member:
    tenant = person.account.workspace
    return Member(
        aad=person.account.user,
        name=person.name,
        about=person.about,
        organisation=organisation,
        email=person.email,
        timezone=person.timezone,
        tenant="" if tenant == home else tenant,
        is_staff=is_staff,
    )


def _members_of(customer: Customer, tenant: str) -> Iterator[Member]:
    contacts = tuple(contacts_of(customer, Platform.TEAMS))
    theirs = contacts[0].account.workspace if contacts else tenant
    account = Account(platform=Platform.TEAMS, workspace=theirs, user=colleague_id(customer.id))
    for person in (*contacts, colleague_of(customer, account)):
        yield _member(person, customer.name, tenant)


def _channel(place: Place, name: str, team_name: str, members: list[Member]) -> TeamsChannel:
    return TeamsChannel(
        id=place.channel,
        name=name,
        team=f"19:{uuid5(_SPACE, place.channel).hex}@thread.tacv2",
        team_name=team_name,
        members=frozenset(member.aad for member in members),
        is_shared=any(member.tenant and not member.is_staff for member in members),
    )


def _here(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.platform is Platform.TEAMS)
