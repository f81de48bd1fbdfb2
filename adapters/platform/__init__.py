"""What every chat platform's folder offers the desk, and what the desk gives it to be built on."""
