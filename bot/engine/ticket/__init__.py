"""The actions of people on a ticket, and their results."""
