"""What is said of a request until it is a ticket."""
