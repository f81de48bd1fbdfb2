"""The way from a customer's message to a request, and from a request to a ticket."""
