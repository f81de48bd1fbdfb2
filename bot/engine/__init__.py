"""The decisions of the desk. Pure: the same situation and command always give the same decision."""
