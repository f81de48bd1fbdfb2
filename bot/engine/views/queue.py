"""The work that waits for staff next, narrowed as they like."""

from bot.commands import Queue
from bot.engine.access import access_pages
from bot.engine.situation import Decision, Situation, answer
from bot.engine.ticket.lines import lines_of
from bot.language.filters import QueuePart, wanted
from bot.model.selection import Page
from bot.wording.views import queue as words


def queue(command: Queue, situation: Situation) -> Decision:
    """Return open tickets: first those with a reply due, then those that wait for us, then for the customer."""
    sought = wanted(command.words, situation.desk, situation.severities)
    if sought.unread:
        return answer(words.unread(sought.unread, tuple(QueuePart)))
    (page,) = access_pages(situation) or (Page(),)
    lines = lines_of((page,), situation)
    return answer(words.queue(page, page.waiting, lines, words=sought.rest, kept=sought.kept))
