"""Where everything is put together; the only place that sees everything."""
