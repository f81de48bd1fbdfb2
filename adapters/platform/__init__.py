"""The value that every chat platform's folder offers the desk, and the ground that the desk gives it to be built on."""
