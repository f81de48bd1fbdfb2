"""Slack: signed requests in as commands, messages out as Block Kit."""
