"""How a support desk behaves. No platform, no database and no clock in here."""
