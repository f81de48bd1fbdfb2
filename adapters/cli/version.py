"""Which plandesk this is."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

UNKNOWN = "0.0.0"


def version() -> str:
    """The version as installed; all zeros when run from its sources."""
    try:
        return installed("plandesk")
    except PackageNotFoundError:
        return UNKNOWN
