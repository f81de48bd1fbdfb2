"""The store of the desk. No row leaves this package."""
