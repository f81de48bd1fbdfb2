"""Teams: activities with a token in as commands, messages out as Adaptive Cards."""
