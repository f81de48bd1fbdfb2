"""The tickets that a form offers for an incident: those that were named are ticked, and the likest come first."""

from collections.abc import Iterable
from typing import Final

from bot.engine.access import access_pages
from bot.engine.form_answers import MAX_OPTIONS
from bot.engine.situation import Situation
from bot.language import plain
from bot.model.form import FieldName, FormChoices, Option
from bot.model.ids import TicketId
from bot.model.listed_ticket import ListedTicket, listed
from bot.wording.views import incident_choice as words
from bot.wording.views.lines import Lines

_TELLING: Final = 4
"""The letters that a word has at least if it tells what a ticket is about."""
_STEM: Final = 5
"""The letters by which words are alike, so that “logins” is like “login”."""


def tickets_field(named: Iterable[TicketId], situation: Situation) -> tuple[FormChoices, bool]:
    """Return the field in which the tickets of an incident are ticked, and whether some that are open aren't in it.

    The numbers in it are those by which tickets were named, also of one that goes on in another. Whatever is in an
    incident already is offered only if it is named: so that it can be said in which.
    """
    lines = Lines(plans=situation.plans, desk=situation.desk, now=situation.now)
    there = {number: listed(ticket) for number, ticket in situation.tied.items()}
    page = next(iter(access_pages(situation)), None)
    taken = {one for incident in situation.incidents for one in incident.tickets} | there.keys()
    others = [one for one in (page.tickets if page else ()) if one.id not in taken]
    about = [_about(one) for one in there.values()]
    others.sort(key=lambda one: -max((len(_about(one) & each) for each in about), default=0))
    offered = (there | {one.id: one for one in others}).items()
    field = FormChoices(
        name=FieldName.TICKETS,
        label=words.WHICH,
        options=tuple(Option(value=number, label=words.option(number, one, lines)) for number, one in offered)[
            :MAX_OPTIONS
        ],
        missing=words.NO_TICKETS,
        chosen=tuple(one for one in named if one in there),
    )
    return field, bool(page and page.more) or len(offered) > MAX_OPTIONS


def _about(one: ListedTicket) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in plain.words(one.head) if len(word) >= _TELLING)
