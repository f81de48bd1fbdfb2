"""An incident of several customers: no words of anybody else reach one of them, whatever is done and asked."""

from collections.abc import Iterator

from bot.model.ids import CustomerId, IncidentId
from bot.model.places import Account
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    CONTACT_ONE,
    GLOBE_ONE,
    HELIO_ONE,
    ORBIT_ONE,
)

EVERYBODY = (CONTACT_ONE, GLOBE_ONE, ORBIT_ONE, HELIO_ONE)
ASKS = ("list", "show {}", "why {}", "history {}", 'search "canary"', "contacts", "plan", "home", "status {}")


def canaries(desk: FrontDesk, who: Account) -> frozenset[str]:
    """What only one customer's people, or only staff, may read."""
    customer = _customer(desk, who)
    number = next(one.id for one in desk.tickets() if one.customer == customer)
    known = desk.file.customer(customer)
    assert known
    return frozenset({known.name, number, f"canary-{customer}", *(one.name for one in known.contacts)})


def _customer(desk: FrontDesk, who: Account) -> CustomerId:
    return next(customer.id for customer, _ in desk.file.contact_of(who))


def read(desk: FrontDesk, who: Account) -> Iterator[str]:
    """Everything that a customer has been posted, and is answered now."""
    home, number = people.home(who), next(one.id for one in desk.tickets() if one.requester == who)
    for post in desk.posts():
        if home in (post.held.entry.place,) or post.held.entry.account == who:
            yield post.text
    yield from (desk.types(who, ask.format(number)) for ask in ASKS)
    yield from (post.text for post in desk.direct(who))


def sends(desk: FrontDesk, label: str) -> None:
    preview = next(post for post in reversed(desk.private_messages(AGENT_ONE)) if post.message.buttons)
    button = next(one for one in preview.message.buttons if one.label.startswith(label))
    desk.presses(AGENT_ONE, button.verb, button.subject, button.argument)
    desk.sweeps()


DIRTY = (
    "It began at {}.",
    "{}'s database",
    "({})",
    "@{}",
    "https://{}.example/status",
    "{}-wide",
    "*{}*",
    "_{}_",
)
"""The ways in which a name gets into what is told to many."""


def hidden(name: str) -> Iterator[str]:
    """A name in signs that read alike, or with some in it that nobody sees."""
    yield from (name, name.upper(), name.casefold(), "".join(chr(ord(sign) + 0xFEE0) for sign in name if sign != " "))
    yield from (f"{name[:2]}{unseen}{name[2:]}" for unseen in "\u200b\u200c\u200d\u2060\u00ad\ufeff")


def test_no_dirty_text_names_anybody_unwarned() -> None:
    desk = FrontDesk()
    for who in EVERYBODY:
        desk.opened(who, "1")
    desk.types(AGENT_ONE, f"incident {' '.join(one.id for one in desk.tickets())} Logins")
    desk.sweeps()
    named = [one.name for one in desk.file.customers] + [
        each.name for one in desk.file.customers for each in one.contacts
    ]

    for text in (dirty.format(each) for name in named for each in hidden(name) for dirty in DIRTY):
        told = desk.types(AGENT_ONE, f"incident INC-1 update {text}, and we're failing over.")
        shown = desk.private_messages(AGENT_ONE)
        assert "other customers would read it" in told + (shown[-1].text if shown else ""), ascii(text)


def test_nobody_reads_a_word_of_anybody_else() -> None:
    desk = FrontDesk()
    for who in EVERYBODY:
        thread = desk.hears(who, f"canary-{_customer(desk, who)}: nobody can log in")
        if not any(one.requester == who for one in desk.tickets()):
            desk.presses(AGENT_ONE, "choose", desk.intake(thread).id, "1")
    numbers = " ".join(one.id for one in desk.tickets())
    names = ", ".join(one.name for one in desk.file.customers)
    desk.types(AGENT_ONE, f"incident {numbers} canary-staff of {names}")
    desk.sweeps()
    desk.types(AGENT_ONE, "incident INC-1 update A database is down. We're failing over.")
    sends(desk, "Send to")
    desk.types(AGENT_ONE, "incident INC-1 resolve All is well again.")
    sends(desk, "Resolve")

    assert len(desk.store.kept.incidents[IncidentId("INC-1")].tickets) == len(EVERYBODY)
    for who in EVERYBODY:
        said = "\n".join(read(desk, who))
        foreign = {one for other in EVERYBODY if other != who for one in canaries(desk, other)} - canaries(desk, who)
        assert "All is well again." in said
        assert [one for one in (*foreign, "canary-staff", "INC-1") if one in said] == []
