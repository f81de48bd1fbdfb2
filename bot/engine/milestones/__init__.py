"""What is owed, by when, and the timers that ask after it."""
