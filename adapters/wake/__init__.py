"""Wakes people who don't hear a chat at night: a signed call to an address of theirs."""
