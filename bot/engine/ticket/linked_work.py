"""Work outside the desk that a ticket is linked to: linked by our people, done and reopened by the word of a program.

Whoever works on the ticket reads once that it is done, or goes on: at once, as assignees read all of their reminders.
"""

from typing import Final

from bot.commands import LinkWork, NoteWork
from bot.effects import Effect
from bot.engine import posts
from bot.engine.access import access_case, access_ticket
from bot.engine.milestones.follow import happen
from bot.engine.situation import NOTHING, Case, Decision, Situation, answer, reply_to_actor
from bot.engine.ticket import cards, recipients
from bot.events import LinkedWorkDone, LinkedWorkReopened, WorkLinked, WorkUnlinked
from bot.language.link_words import LinkWish, wished
from bot.model.linked_work import LinkedWork, WorkState
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.wording.ticket import linked_work as words

MAX_LINKED: Final = 10
"""The most links of a ticket."""


def link(command: LinkWork, case: Case, ticket: Ticket) -> Decision:
    """Link a ticket to an address, take a link away, or say what it is linked to."""
    wish = wished(command.text)
    if wish.several:
        return answer(words.one_at_a_time(ticket))
    if wish.removes:
        return _unlink(wish, case, ticket)
    if wish.is_bare:
        return answer(words.shown(ticket))
    if wish.url is None:
        return answer(words.unusable(ticket))
    if any(one.url == wish.url for one in ticket.linked):
        return answer(words.already(ticket, wish.url))
    if len(ticket.linked) >= MAX_LINKED:
        return answer(words.too_many(ticket, MAX_LINKED))
    event = WorkLinked(**case.stamp, url=wish.url, name=case.actor.name)
    told = words.linked(ticket, event.name, event.url)
    return _changed(event, told, words.done_linking(ticket, event.url), case, ticket)


def _unlink(wish: LinkWish, case: Case, ticket: Ticket) -> Decision:
    """Take the link away that is named, or the only one."""
    if wish.is_bare and len(ticket.linked) > 1:
        return answer(words.which(ticket))
    url = ticket.linked[0].url if wish.is_bare and ticket.linked else wish.url
    if not any(one.url == url for one in ticket.linked) or url is None:
        return answer(words.not_linked(ticket))
    event = WorkUnlinked(**case.stamp, url=url, name=case.actor.name)
    return _changed(event, words.unlinked(ticket, event.name, url), words.done_unlinking(ticket, url), case, ticket)


def _changed(event: WorkLinked | WorkUnlinked, told: Message, back: Message, case: Case, ticket: Ticket) -> Decision:
    after = happen(ticket, event, targets=case.targets).after
    effects = (*cards.notes(ticket, told, case), *cards.refresh_inside(after, case), *reply_to_actor(back, case))
    return Decision(events=(event,), effects=effects)


def note_state(command: NoteWork, situation: Situation) -> Decision:
    """Keep the state of linked work, and tell who works on the ticket of a new one; a merged one goes on as another.

    Calls may come in any order: what was so before what is known already changes nothing.
    """
    ticket, case = access_ticket(situation), access_case(situation, command.origin.via)
    if ticket is None or case is None or ticket.merged_into:
        return NOTHING
    known = next((one for one in ticket.linked if one.url == command.url), None)
    if known is None or (known.as_of and command.said_at < known.as_of):
        return NOTHING
    is_new = _is_new(command.state, known)
    if not is_new and command.said_at == known.as_of:
        return NOTHING
    kind = LinkedWorkDone if command.state is WorkState.DONE else LinkedWorkReopened
    event = kind(**case.stamp, url=command.url, said_at=command.said_at, is_new=is_new)
    if not is_new:
        return Decision(events=(event,))
    after = happen(ticket, event, targets=case.targets).after
    return Decision(events=(event,), effects=(*_told(command, case, after), *cards.refresh_inside(after, case)))


def _is_new(state: WorkState, known: LinkedWork) -> bool:
    return (known.done_at is None) is (state is WorkState.DONE)


def _told(command: NoteWork, case: Case, ticket: Ticket) -> tuple[Effect, ...]:
    """Return the news for the assignee, or for triage if there is none who is there and can be reached."""
    news = words.news(ticket, case.customer, command.url, command.state)
    reached = recipients.accounts([cards.assignee(ticket, case)], case)
    if reached:
        return posts.to_people(ticket, reached, news, rank=cards.rank_of(ticket, case.plan))
    return cards.notes(ticket, news, case)
