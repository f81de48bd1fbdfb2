"""What the adapter of every platform needs at its edge: careful reading of what comes in, fitting of what goes out."""
