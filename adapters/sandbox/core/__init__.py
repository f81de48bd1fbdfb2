"""What the stand-ins share: people who write and press, what they see, faults by script, and time."""
