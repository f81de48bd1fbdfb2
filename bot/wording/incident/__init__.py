"""Sentences about outages that concern several customers."""
