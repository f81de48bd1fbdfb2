"""Sentences about channels and about people."""
