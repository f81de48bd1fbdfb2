"""What is uploaded to the platforms so that they know the desk."""
