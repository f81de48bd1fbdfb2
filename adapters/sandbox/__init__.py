"""The sandbox: a local Slack and Teams on the real wire protocol, for trying the desk, and for testing it."""
