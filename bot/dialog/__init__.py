"""Conversations as tables and data."""
