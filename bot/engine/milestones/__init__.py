"""Milestones: who owes what by when, how they follow what happens, and the timers that ask about them."""
