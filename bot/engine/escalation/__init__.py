"""Notices when a reply is due, or when the desk itself is in trouble."""
