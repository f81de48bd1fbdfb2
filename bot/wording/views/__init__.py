"""What people read who look something up."""
