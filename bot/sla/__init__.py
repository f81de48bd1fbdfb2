"""Covered time, and what is due when: pure functions of a plan and of instants."""
