"""What the desk decides. Pure: the same situation and command always give the same decision."""
