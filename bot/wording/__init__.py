"""Every sentence that the desk says, as functions that return messages. Read them aloud."""
