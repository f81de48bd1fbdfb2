"""The one way from a command to a decision: may they at all, then the command's handler, said where people read."""

from bot.commands import Announce, Command, PlaceCommand, Submit, WithdrawAnnouncement
from bot.engine import accounts, gate, readers, relocation, unread_words
from bot.engine.aloud import said_aloud
from bot.engine.appeal import lapse
from bot.engine.contract import approval_cards, spending
from bot.engine.conversation import assistants
from bot.engine.conversation.places import is_elsewhere, report_unserved
from bot.engine.handlers import handle
from bot.engine.intake import outside_term
from bot.engine.situation import NOTHING, Decision, Situation
from bot.engine.ticket import form


def decide(command: Command, situation: Situation) -> Decision:
    """Return what follows from a command in a situation, with times as their readers have them.

    Pure. A refusal is a decision too. A form about a ticket is judged by what its command, given in words, comes to.
    """
    if accounts.is_a_programs(command.origin, situation.desk) or assistants.is_unheard(command, situation):
        return NOTHING
    if isinstance(command, Submit) and command.order:
        decided = decide(command.order, situation)
        is_whole = isinstance(command.order, Announce | WithdrawAnnouncement)
        return decided if is_whole else form.judge(command, command.order, decided, situation)
    if is_elsewhere(command, situation.desk):
        return report_unserved(command, situation)
    why = None if isinstance(command, PlaceCommand) else gate.barred(command, situation)
    decision = gate.refused(command, situation, why) if why else relocation.relocate(command, situation, handle)
    decision = unread_words.given_back(command, decision)
    if situation.contract:
        decision = _with_contract(decision, situation)
    if not (decision.wants_number or decision.wants_approval or decision.wants_incident):
        decision += accounts.report_other_account(command, situation)
    decision = readers.localise(decision, situation, command.origin.place)
    decision = said_aloud(decision, situation, command, decide)
    return assistants.in_its_thread(decision, command.origin) if situation.actor.is_assistant else decision


def _with_contract(decision: Decision, situation: Situation) -> Decision:
    """Return a decision with what it means for the contract at hand."""
    for follow in (spending.follow, lapse.follow, outside_term.follow, approval_cards.follow):
        decision += follow(decision, situation)
    return decision
