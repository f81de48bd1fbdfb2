"""The cast of the tour, and where they play: a contact, a colleague, the agent who answers, and their channels."""

from collections.abc import Iterator
from itertools import islice

from adapters.sandbox.page.stage import Part, Stage
from adapters.sandbox.page.steps import TourPart
from bot.model.places import Platform
from policies.terms import Openers


class Cast:
    """The first customer of the desk who is here, its people, the first agent, and a contact on Teams."""

    def __init__(self, stage: Stage) -> None:
        self._triage = {place.channel for place in stage.desk.triage}
        seats = stage.seats()
        agent = next((seat for seat in seats if seat.person.is_staff), seats[0])
        contact = next((seat for seat in seats if not seat.person.is_staff), seats[0])
        self.seats = {TourPart.AGENT: agent, TourPart.CONTACT: contact}
        """Who plays each part; whom this desk doesn't have is missing."""
        for role, found in (
            (TourPart.COLLEAGUE, _colleagues(stage, contact)),
            (TourPart.ELSEWHERE, _on_teams(stage, contact)),
        ):
            self.seats.update((role, seat) for seat in islice(found, 1))
        customer = stage.customer(contact, self.place_of(TourPart.CONTACT)[0])
        manager = next((one.name for one in stage.desk.people if customer and one.id == customer.tam), "the lead")
        self.words = {
            **{role.value: seat.person.name for role, seat in self.seats.items()},
            "channel": self.place_of(TourPart.CONTACT)[1],
            "triage": self.place_of(TourPart.AGENT)[1],
            "customer": contact.person.organisation,
            "platform": contact.chat.platform.title(),
            "manager": manager,
        }
        """The names in the sentences of the tour."""

    def place_of(self, role: TourPart) -> tuple[str, str]:
        """Return the id and the name of the channel where somebody does their part."""
        seat = self.seats[role]
        there = seat.chat.conversations(seat.person.id)
        found = next((one for one in there if one.id in self._triage), there[0])
        return found.id, found.name

    def is_triage(self, seat: Part, conversation: str) -> bool:
        """Return True if somebody of the vendor is looking at triage."""
        return seat.person.is_staff and conversation in self._triage


def _colleagues(stage: Stage, contact: Part) -> Iterator[Part]:
    """Yield the colleagues of a contact who may not ask by themselves, by their plan."""
    plan = stage.plan_of(contact.person.organisation)
    named = {account for one in stage.desk.customers for each in one.contacts for account in each.accounts}
    for seat in stage.seats() if plan and plan.contacts.may_open is not Openers.ANYONE else ():
        is_colleague = seat.person.organisation == contact.person.organisation and seat.chat is contact.chat
        if is_colleague and seat.chat.account(seat.person.id) not in named:
            yield seat


def _on_teams(stage: Stage, contact: Part) -> Iterator[Part]:
    """Yield the customers' people on Teams, if the contact isn't there."""
    for seat in stage.seats():
        is_there = seat.chat.platform is Platform.TEAMS and not seat.person.is_staff
        if is_there and contact.chat.platform is not Platform.TEAMS:
            yield seat
