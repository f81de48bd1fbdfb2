"""Messages that a customer's people write to the desk alone: as in their channel, once it is known whose they are."""

from bot.commands import ReceiveMessage
from bot.engine.access import access_case
from bot.engine.conversation import channel
from bot.engine.situation import NOTHING, Decision, Situation, answer
from bot.language.mention import greets
from bot.language.smalltalk import is_thanks
from bot.model.desk import Customer
from bot.wording.conversation import direct
from bot.wording.views import help


def hear_directly(command: ReceiveMessage, situation: Situation) -> Decision:
    """Decide what follows from a message to the desk alone that isn't a command.

    It must be clear whose request it would be: its writer is a contact of one customer.
    """
    case = access_case(situation, command.origin.via)
    if greets(command) and situation.actor.is_staff:
        return answer(help.greeted(staff=True, thanked=is_thanks(command.text)))
    if situation.actor.is_staff:
        return NOTHING
    if case is None or situation.actor.customer != case.customer.id:
        return answer(direct.for_whom(_customers(command, situation)))
    decision = channel.hear_known(command, case)
    if decision.is_nothing and greets(command):
        return answer(help.greeted(staff=False, thanked=is_thanks(command.text)))
    return decision


def _customers(command: ReceiveMessage, situation: Situation) -> tuple[Customer, ...]:
    """Return the customers that the writer is a contact of."""
    by, now = command.origin.by, situation.now
    known = situation.desk.contact_of(by, command.origin.email) if by else ()
    return tuple(customer for customer, contact in known if contact.has_begun(customer.today(now)))
