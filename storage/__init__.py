"""Where it is kept. No row leaves this package."""
