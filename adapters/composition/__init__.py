"""The composition of a desk; the only place that sees everything."""
