"""The tables: queried values in columns, the whole value beside them as a JSON document."""
