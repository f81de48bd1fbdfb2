"""The stage that the page is given: the platforms, and whoever moves the clock.

What people do goes over the platforms' wire.
"""

from dataclasses import dataclass

from adapters.sandbox.core.chat import Chat, PersonSight
from adapters.sandbox.core.completion import Completion
from adapters.sandbox.core.thinking import Mind
from adapters.sandbox.core.timekeeper import Timekeeper
from bot.model.desk import Customer, Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody whom one can be, and the platform that they are on."""

    chat: Chat
    person: PersonSight

    @property
    def key(self) -> str:
        """Return what tells this seat from every other: some people are on two platforms."""
        return f"{self.chat.platform} {self.person.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The platforms side by side, their clock, and what the desk thinks."""

    chats: tuple[Chat, ...]
    timekeeper: Timekeeper
    mind: Mind
    completion: Completion
    desk: Desk

    @property
    def revision(self) -> int:
        """Return a number that rises with every change on any platform."""
        return sum(chat.revision for chat in self.chats)

    def customer(self, seat: Part, conversation: str) -> Customer | None:
        """Return the customer whose channel that is, or for whom this person works; None if there isn't one."""
        customers = self.desk.customers
        here = (one for one in customers if any(place.channel == conversation for place in one.channels))
        own = (one for one in customers if one.name == seat.person.organisation)
        return next(here, None) or next(own, None)

    def plan_of(self, organisation: str) -> str:
        """Return the name of a customer's plan; empty for an organisation that isn't a customer."""
        plans = self.completion.plans
        return next((plans[one.id].name for one in self.desk.customers if one.name == organisation), "")

    def seats(self) -> tuple[Part, ...]:
        """Return everybody whom one can be."""
        return tuple(Part(chat=chat, person=person) for chat in self.chats for person in chat.people())
