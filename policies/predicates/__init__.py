"""What the linter looks for, as questions to a plan: each yields the keys that break a rule."""
