"""What is said of channels and of people."""
