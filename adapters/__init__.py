"""Who talks to the desk: platforms, the web, the command line. Strangers to each other."""
