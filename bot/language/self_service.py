"""The self-service that a plan offers who asks how something is done: it is said beside the question."""

from bot.language import plain
from bot.language.exclusions import is_short
from bot.language.outages import tells_of_outage
from policies.terms import Plan, Provision, once_a_plan


def offered(text: str, plan: Plan, outage: tuple[str, ...] = ()) -> Provision | None:
    """Return the first clause that offers self-service in answer to a short text; else None.

    None too for a text that tells of an outage; `outage` are the operator's own words for one.
    """
    if not is_short(text) or tells_of_outage(text, outage):
        return None
    words = plain.words(text)
    return next((one for one, phrases in _offers(plan) if plain.says(words, phrases)), None)


@once_a_plan
def _offers(plan: Plan) -> tuple[tuple[Provision, frozenset[str]], ...]:
    """Return each clause that offers it, with the phrases that it answers."""
    offers = (one for one in plan.provisions if one.offer)
    return tuple((one, frozenset(map(plain.phrase, one.offered_for)) - {""}) for one in offers)
