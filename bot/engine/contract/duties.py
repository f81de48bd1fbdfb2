"""The duties of designated contacts, and what they have to know: each confirms that it fits them, and when is kept.

Somebody who is added is asked once, in the message that says so; a plan that asks for something else by now asks again
where contacts are shown. Nothing waits for it.
"""

from bot.commands import ConfirmDuties
from bot.effects import ReplyToActor
from bot.engine.situation import Case, Decision, answer
from bot.events import Attested
from bot.model.contract import Contract
from bot.wording.contract import duties as words


def confirm(_: ConfirmDuties, case: Case, contract: Contract) -> Decision:
    """Keep the word of a designated contact that what the plan asks of them fits them."""
    seat, rule = next((one for one in contract.roster if one.contact.id == case.actor.id), None), case.plan.contacts
    if seat is None:
        return answer(words.not_on_roster(case.plan, case.customer, case.today))
    if not rule.asks or seat.has_attested(rule):
        return answer(words.confirmed_already(case.plan))
    event = Attested(**case.stamp, contact=seat.contact.id, says=rule.asks)
    return Decision(to_contract=(event,), effects=(ReplyToActor(message=words.confirmed(case.actor.name)),))
