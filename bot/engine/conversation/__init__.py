"""Messages in channels and to the desk alone."""
