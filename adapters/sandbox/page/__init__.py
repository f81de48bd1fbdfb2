"""The page of the local workspace: a chat client in which one is anybody, drawn by NiceGUI from what was sent."""
