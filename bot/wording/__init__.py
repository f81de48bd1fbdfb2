"""Every sentence that the desk writes, as functions that return messages. Read them aloud."""
