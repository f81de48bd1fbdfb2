"""The nouns of the desk, as frozen values."""
