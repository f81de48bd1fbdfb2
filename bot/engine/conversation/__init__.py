"""What is heard in channels and in direct messages."""
