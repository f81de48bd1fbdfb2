"""Messages for when a reply is due, or when the desk is in trouble."""
