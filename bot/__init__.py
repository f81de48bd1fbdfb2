"""The behaviour of a support desk. No platform, no database and no clock in here."""
