"""Brings out what is to be said: by rank, in order, once."""
