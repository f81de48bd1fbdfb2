"""The numbers that commands take."""

from typing import Final

MAX_NUMBER: Final = 999_999_999
"""The highest: a ticket's has nine digits at most, and a database counts further than a thousand times that."""
