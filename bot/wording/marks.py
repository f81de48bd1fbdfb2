"""The colour of a severity: by its rank in the plan, red, orange, yellow, and nothing in particular for the rest."""

from typing import Final

from bot.model.message import Mark, Tone
from policies.terms import Plan, once_a_plan

_BY_RANK: Final = (Tone.ATTENTION, Tone.WARNING, Tone.ACCENT)


@once_a_plan
def tone(plan: Plan, severity: str | None) -> Tone:
    """Return the tone of a severity by its id: of the plan's first three one each; of the rest, and of none, plain."""
    ranks = {one.id: tone for one, tone in zip(plan.severities, _BY_RANK, strict=False)}
    return ranks.get(severity or "", Tone.DEFAULT)


def mark(plan: Plan, severity: str | None) -> Mark:
    """Return the sign of a severity by its id, which goes before its name."""
    return Mark(tone=tone(plan, severity))
