"""Sentences about what is agreed with a customer."""
