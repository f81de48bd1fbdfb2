"""Words in the thread of a ticket that was closed long ago: they begin another request, which names the old one.

It gets a thread of its own, under a post of the desk: the old one belongs to the ticket. Whatever is written there from
then on goes to the new request.
"""

from msgspec.structs import replace

from bot.commands import ReceiveMessage, Room
from bot.engine import posts
from bot.engine.customer_message import message_of
from bot.engine.evolve import begin_intake
from bot.engine.intake import eligibility, question
from bot.engine.intake.new_request import announce
from bot.engine.names import names_greeted
from bot.engine.situation import NOTHING, Case, Decision
from bot.events import Continued
from bot.language.gist import Gist, gist
from bot.model.intake import source_of
from bot.model.places import OwnThread
from bot.model.ticket import Ticket
from bot.wording.intake import new_request as words


def begin_anew(command: ReceiveMessage, case: Case, past: Ticket) -> Decision:
    """Begin a request with a customer's words in the thread of a ticket that is past; thanks begin none."""
    by, place, plan = command.origin.by, command.origin.place, case.situation.present_plan
    is_there = command.origin.thread is not None and command.room is Room.CHANNEL
    if plan is None or by is None or place is None or not is_there or not _is_news(command, case, past):
        return NOTHING
    case = replace(case, plan=plan, situation=replace(case.situation, plan=plan, intake=None, ticket=None))
    intake = question.intake_id(place, command.message)
    start = question.start_intake(
        case,
        intake=intake,
        thread=OwnThread(place=place, message_key=source_of(intake)),
        customer_message=message_of(command, by, case.now),
        requester=by,
        requester_name=case.actor.name,
    )
    start = replace(start, follows=past.id)
    begun = begin_intake(start)
    asked = eligibility.refuse_request(start, case) or Decision(events=(start,), effects=question.ask(begun, case))
    event = Continued(**case.stamp, intake=intake)
    told = posts.to_customer(past, words.begun_anew(past.id, begun))
    return Decision(events=(*asked.events, event), effects=(announce(begun, case), *asked.effects, told))


def _is_news(command: ReceiveMessage, case: Case, past: Ticket) -> bool:
    if not command.words:
        return False
    names = names_greeted(case, past.requester_name)
    return command.brings_content or gist(command.text, names) is Gist.NEWS
