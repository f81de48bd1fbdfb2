"""The delivery of messages: by rank, in order, once."""
