"""How what a customer writes becomes a request, and a request a ticket."""
