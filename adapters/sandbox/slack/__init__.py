"""A stand-in for Slack: its state, its Web API, and what it delivers."""
