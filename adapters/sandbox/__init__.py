"""A chat workspace on this machine, on the real wire protocol: for trying the desk, and for testing it."""
