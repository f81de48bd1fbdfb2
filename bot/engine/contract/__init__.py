"""The contract with a customer: how the desk file changes it, and the limits that its roster keeps."""
