"""APScheduler, which wakes the sweeper."""
