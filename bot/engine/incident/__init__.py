"""Outages that tickets of several customers are about."""
