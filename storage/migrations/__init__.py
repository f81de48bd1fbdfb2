"""The schema, one change at a time."""

HEAD = "0036"
"""The revision that this code reads and writes; a test holds it to the last file in `versions`."""
