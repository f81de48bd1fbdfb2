"""The only ways in which an intake or a ticket changes."""

from bot.engine.evolve.intake import begin_intake, evolve_intake
from bot.engine.evolve.ticket import begin_ticket, evolve_ticket

__all__ = ["begin_intake", "begin_ticket", "evolve_intake", "evolve_ticket"]
