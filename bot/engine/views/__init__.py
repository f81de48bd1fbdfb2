"""The views that people look up: lists, a ticket, a plan, their home page."""
