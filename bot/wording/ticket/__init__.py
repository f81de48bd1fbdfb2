"""What is said of a ticket."""
