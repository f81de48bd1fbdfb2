"""The adapters: platforms, the web, the command line. They are strangers to each other."""
