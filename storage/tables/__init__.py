"""The tables: what is queried in columns, the whole value beside it as a JSON document."""
