"""The work that waits for staff next, narrowed as they like."""

from bot.commands import Queue
from bot.engine.access import access_pages
from bot.engine.milestones.overdue import overdue
from bot.engine.situation import Decision, Situation, answer
from bot.language.filters import QueuePart, wanted
from bot.model.selection import Page
from bot.wording.views import queue as words


def queue(command: Queue, situation: Situation) -> Decision:
    """Return open tickets: first those with a reply due, then those that wait for us, then for the customer."""
    sought = wanted(command.words, situation.desk, situation.severities)
    if sought.unread:
        return answer(words.unread(sought.unread, tuple(QueuePart)))
    (page,) = access_pages(situation) or (Page(),)
    over = overdue(page.tickets, situation.plans, situation.now)
    return answer(words.queue(page, situation.plans, situation.desk, situation.now, over, words=sought.rest))
