"""People as a decision sees them: who they are, in which part, and of which customer."""

from bot.model.ids import CustomerId
from bot.model.people import Actor, Role
from bot.model.places import Account
from tests.unit.engine.people import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, GLOBE, GLOBE_ONE, STRANGER


def somebody(id_: str, account: Account, role: Role, customer: CustomerId | None = None) -> Actor:
    """Somebody in one part."""
    return Actor(id=id_, name="Somebody", roles=frozenset({role}), account=account, customer=customer)


AN_AGENT = somebody("agent-one", AGENT_ONE, Role.AGENT)
THE_WRITER = somebody("acme-one", CONTACT_ONE, Role.CONTACT, ACME)
"""Contact One, who asks in these tests."""
ANOTHER_CONTACT = somebody("acme-two", CONTACT_TWO, Role.CONTACT, ACME)
A_COLLEAGUE = somebody(str(COLLEAGUE), COLLEAGUE, Role.COLLEAGUE, ACME)
OF_GLOBE = somebody("globe-one", GLOBE_ONE, Role.CONTACT, GLOBE)
A_STRANGER = somebody(str(STRANGER), STRANGER, Role.STRANGER)
AN_UNLISTED = somebody(str(STRANGER), STRANGER, Role.UNLISTED)
