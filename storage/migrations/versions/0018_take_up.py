"""A request that waits for a contact has a milestone like anything else; its timers ask about that, by its rungs.

Their steps were percentages of the goal, and beyond 100 the number of the repeat.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_TIMERS = sa.table("timers", sa.column("kind"), sa.column("about"), sa.column("step", sa.Integer()))
_ASKS, _LAST_RUNG = "take-up", 100


def upgrade() -> None:
    """Name the timers anew."""
    them = sa.update(_TIMERS).where(_TIMERS.c.kind == _ASKS).values(about=_ASKS)
    op.execute(them.where(_TIMERS.c.step > _LAST_RUNG).values(kind="repeat", step=_TIMERS.c.step - _LAST_RUNG))
    op.execute(them.values(kind="remind"))
