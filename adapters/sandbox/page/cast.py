"""The cast of the tour, and where they play: a contact, the agent who answers, and their channels."""

from adapters.sandbox.page.stage import Part, Stage


class Cast:
    """The first customer of the desk who is here, one of its contacts, and the first agent."""

    def __init__(self, stage: Stage) -> None:
        self._triage = {place.channel for place in stage.desk.triage}
        seats = stage.seats()
        self.agent = next((seat for seat in seats if seat.person.is_staff), seats[0])
        self.contact = next((seat for seat in seats if not seat.person.is_staff), seats[0])
        self._channels = {seat.key: _channel(seat, self._triage) for seat in (self.agent, self.contact)}
        customer = stage.customer(self.contact, self.place_of(self.contact)[0])
        manager = next((one.name for one in stage.desk.people if customer and one.id == customer.tam), "the lead")
        self.words = {
            "contact": self.contact.person.name,
            "agent": self.agent.person.name,
            "channel": self.place_of(self.contact)[1],
            "triage": self.place_of(self.agent)[1],
            "customer": self.contact.person.organisation,
            "manager": manager,
        }
        """The names in the sentences of the tour."""

    def place_of(self, seat: Part) -> tuple[str, str]:
        """Return the id and the name of the channel where this person does their part."""
        return self._channels[seat.key]

    def is_triage(self, seat: Part, conversation: str) -> bool:
        """Return True if somebody of the vendor is looking at triage."""
        return seat.person.is_staff and conversation in self._triage


def _channel(seat: Part, triage: set[str]) -> tuple[str, str]:
    there = seat.chat.conversations(seat.person.id)
    found = next((one for one in there if one.id in triage), there[0])
    return found.id, found.name
