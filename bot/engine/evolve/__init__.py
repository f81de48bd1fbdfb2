"""The only ways in which an intake, a ticket or a contract changes.

Nothing but an event changes any of them, and nothing but `evolve_intake`, `evolve_ticket` and `evolve_contract` applies
one. So the present state is the fold of the timeline (`timeline`), what is stored can be rebuilt from it, and a handler
that decides several events folds them itself to see the state that its messages speak of.

- `version` counts the events; storage refuses a save whose stored version isn't the one that was read.
- A status changes only by the table in `transitions`: an event that is missing there raises KeyError, so that a
  handler asks `may` first.
- A milestone changes only by an event that carries it as it is from then on (`engine.milestones.follow` says how). It
  has a `round`, which rises with each new due time and each awakening.
- A ticket's `cycle` rises when it is reopened, snoozed, closed or merged into another, and when its lost timers are
  restored. An intake's rises when a contact takes it up, when it is resumed after it was refused or dismissed, when it
  is set apart from what it was offered beside, when its question turns out to have been delivered late, and when its
  lost timers are restored. A timer carries the round of its milestone, or the cycle of its subject, and one of another
  is void, even if it fires before it is cancelled.
- An event carries everything that its step needs, so that a timeline folds the same years later, whatever the desk file
  or the plan says by then.
"""

from bot.engine.evolve.intake import begin_intake, evolve_intake
from bot.engine.evolve.ticket import begin_ticket, evolve_ticket

__all__ = ["begin_intake", "begin_ticket", "evolve_intake", "evolve_ticket"]
