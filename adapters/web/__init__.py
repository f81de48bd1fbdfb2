"""What the desk serves for machines that look after it."""
