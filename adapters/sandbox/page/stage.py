"""The stage that the page is given: the platforms, and whoever moves the clock.

What people do goes over the platforms' wire.
"""

from collections.abc import Callable

from msgspec import Struct

from adapters.sandbox.core.chat import Chat, PersonSight
from adapters.sandbox.core.completion import Completion
from adapters.sandbox.core.thinking import Mind
from adapters.sandbox.core.timekeeper import Timekeeper
from adapters.sandbox.page.gist import gist
from bot.model.desk import Customer, Desk
from policies.terms import Plan


class Part(Struct, frozen=True, kw_only=True):
    """Somebody whom one can be, and the platform that they are on."""

    chat: Chat
    person: PersonSight

    @property
    def key(self) -> str:
        """Return what tells this seat from every other: some people are on two platforms."""
        return f"{self.chat.platform} {self.person.id}"


class Stage(Struct, frozen=True, kw_only=True):
    """The platforms side by side, their clock, and what the desk thinks.

    `starts_over` forgets everything and begins anew, with sample tickets or without; None where nobody can.
    """

    chats: tuple[Chat, ...]
    timekeeper: Timekeeper
    mind: Mind
    completion: Completion
    desk: Desk
    starts_over: Callable[[bool], None] | None = None

    @property
    def revision(self) -> int:
        """Return a number that rises with every change on any platform."""
        return sum(chat.revision for chat in self.chats)

    def customer(self, seat: Part, conversation: str) -> Customer | None:
        """Return the customer whose channel that is, or for whom this person works; None if there isn't one."""
        own = (one for one in self.desk.customers if one.name == seat.person.organisation)
        return self._served(conversation) or next(own, None)

    def _served(self, conversation: str) -> Customer | None:
        """Return the customer whose channel that is."""
        customers = self.desk.customers
        return next((one for one in customers if any(place.channel == conversation for place in one.channels)), None)

    def plan_of(self, organisation: str) -> Plan | None:
        """Return a customer's plan; None for an organisation that isn't a customer."""
        plans = self.completion.plans
        return next((plans[one.id] for one in self.desk.customers if one.name == organisation), None)

    def invitation(self, conversation: str) -> str:
        """Return the words where nobody has written yet: whose contract counts there, and what it is."""
        customer = self._served(conversation)
        if customer is None:
            return "Nobody has written here yet."
        plan = self.completion.plans[customer.id]
        return f"Nobody has written here yet. {customer.name} has {plan.name}: {gist(plan)}."

    def seats(self) -> tuple[Part, ...]:
        """Return everybody whom one can be."""
        return tuple(Part(chat=chat, person=person) for chat in self.chats for person in chat.people())
