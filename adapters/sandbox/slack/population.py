"""The people and channels that a desk file names: the desk's staff, its customers' contacts, and where they meet.

Beside the contacts of a customer, each of its channels has a colleague who isn't one.
"""

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from adapters.sandbox.core.population import NamedPerson, assistants_of, colleague_of, contacts_of, staff_of
from adapters.sandbox.slack.people import RoomKind, SlackChannel, SlackPopulation, Team, User
from bot.model.desk import Customer, Desk
from bot.model.places import Account, Place, Platform

APP = "A0DESK"
BOT = "U0PLANDESK"


def populated(desk: Desk) -> SlackPopulation | None:
    """Return the workspace for a desk; None for a desk without a channel on this platform."""
    triage = [place for place in desk.triage if place.platform is Platform.SLACK]
    places = [*triage, *(place for customer in desk.customers for place in customer.channels)]
    home_id = next((place.workspace for place in places if place.platform is Platform.SLACK), None)
    if home_id is None:
        return None
    home = Team(id=home_id, name=desk.name)
    bot = User(id=BOT, team=home.id, name="plandesk", about="the desk", bot_id="B0PLANDESK")
    staff = [_user(person) for person in staff_of(desk, Platform.SLACK)]
    customers = [customer for customer in desk.customers if _is_here(customer)]
    ours = [_app(one) for one in assistants_of(desk, Platform.SLACK, None)]
    theirs = {one.id: [_app(each) for each in assistants_of(desk, Platform.SLACK, one.id)] for one in customers}
    users = [*staff, *(user for customer in customers for user in _users_of(customer)), *ours, *chain(*theirs.values())]
    channels = [_triage_channel(place, bot, [*staff, *ours]) for place in triage]
    channels += [
        _channel(place, customer, bot, [*staff, *theirs[customer.id]])
        for customer in customers
        for place in customer.channels
        if place.platform is Platform.SLACK
    ]
    return SlackPopulation(
        home=home,
        app=APP,
        bot=bot,
        teams={home.id: home} | {_team_of(customer).id: _team_of(customer) for customer in customers},
        users={user.id: user for user in users},
        channels={channel.id: channel for channel in channels},
    )


def _user(person: NamedPerson) -> User:
    return User(
        id=person.account.user,
        team=person.account.workspace,
        name=person.name,
        about=person.about,
        email=person.email,
        timezone=person.timezone,
    )


def _app(one: NamedPerson) -> User:
    return replace(_user(one), bot_id=f"B{one.account.user[1:]}")


def _users_of(customer: Customer) -> Iterator[User]:
    yield from map(_user, contacts_of(customer, Platform.SLACK))
    user, team = f"U0{_plain(customer.id)}COLLEAGUE", _team_of(customer).id
    yield _user(colleague_of(customer, Account(platform=Platform.SLACK, workspace=team, user=user)))


def _team_of(customer: Customer) -> Team:
    contact = next(contacts_of(customer, Platform.SLACK), None)
    return Team(id=contact.account.workspace if contact else f"T0{_plain(customer.id)}", name=customer.name)


def _triage_channel(place: Place, bot: User, staff: list[User]) -> SlackChannel:
    members = frozenset(user.id for user in (bot, *staff))
    return SlackChannel(id=place.channel, name="triage", members=members, kind=RoomKind.PRIVATE)


def _channel(place: Place, customer: Customer, bot: User, staff: list[User]) -> SlackChannel:
    members = frozenset(user.id for user in (bot, *staff, *_users_of(customer)))
    return SlackChannel(id=place.channel, name=f"support-{customer.id}", members=members)


def _is_here(customer: Customer) -> bool:
    """Return True for a customer with a channel, or with contacts, on this platform."""
    platforms = {place.platform for place in customer.channels}
    platforms |= {account.platform for contact in customer.contacts for account in contact.accounts}
    return Platform.SLACK in platforms


def _plain(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalnum())
