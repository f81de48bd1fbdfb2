"""Sentences about a ticket."""
