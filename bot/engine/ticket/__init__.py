"""What people do with a ticket, and what becomes of it."""
