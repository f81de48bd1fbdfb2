"""The parts that the stand-ins for Slack and Teams share: people's acts, what they see, scripted faults, and time."""
