"""A subject: whatever has a timeline of its own, and milestones."""

from bot.model.contract import Contract
from bot.model.intake import Intake
from bot.model.ticket import Ticket

Subject = Intake | Ticket | Contract
"""A request, a ticket, or the contract with a customer."""
