"""On call: who of a line is called now, by rotations and overrides."""
