"""The common edge of the platforms' adapters: careful reading of what comes in, fitting of what goes out."""
