"""Every store finds tickets by the work that they were linked to, each once."""

from bot.model.ids import TicketId
from tests.contract.examples import keep, look
from tests.contract.stores import Store

BUG = "https://tracker.example/BUG-7"


def test_tickets_are_found_by_the_address(store: Store) -> None:
    for ticket, url in (("EX-2", BUG), ("EX-1", BUG), ("EX-1", BUG), ("EX-3", f"{BUG}8")):
        keep(store, lambda work, t=ticket, u=url: work.work_links.add(u, TicketId(t)))  # type: ignore[misc]

    assert look(store, lambda work: work.work_links.tickets(BUG)) == ("EX-1", "EX-2")
    assert look(store, lambda work: work.work_links.tickets("https://tracker.example/")) == ()
