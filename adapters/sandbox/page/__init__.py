"""The page of the sandbox: a chat client in which one is anybody, drawn by NiceGUI from what was sent."""
