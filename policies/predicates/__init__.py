"""The linter's questions to a plan: each yields the keys that break a rule."""
