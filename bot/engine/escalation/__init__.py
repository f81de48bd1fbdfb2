"""Who is told when something is owed, or when the desk itself is in trouble."""
