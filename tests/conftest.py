"""What holds for all tests: how long one example takes is the machine's business, and says nothing of the code."""

from hypothesis import settings

settings.register_profile("plandesk", deadline=None)
settings.load_profile("plandesk")
