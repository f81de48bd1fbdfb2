"""Sentences for people who look something up."""
