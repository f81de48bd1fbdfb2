"""Why a time is what it is: only what the due time followed is told."""
