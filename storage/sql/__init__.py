"""What is kept, in SQL: SQLite or PostgreSQL."""
