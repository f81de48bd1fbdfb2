"""What people read while something is owed, or when the desk is in trouble."""
