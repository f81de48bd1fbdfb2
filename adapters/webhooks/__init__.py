"""Tells programs what happens to tickets: a signed call to each address that the desk file names."""
