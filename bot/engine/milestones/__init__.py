"""Replies that are due, by when, and the timers that ask about them."""
