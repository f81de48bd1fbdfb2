"""Sentences about a request until it is a ticket."""
