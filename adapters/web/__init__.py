"""The addresses that the desk serves for machines that look after it."""
