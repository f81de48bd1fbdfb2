"""The version of this plandesk."""

UNKNOWN = "0.0.0"


def version() -> str:
    """Return the version as installed; all zeros if it is run from its sources."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("plandesk")
    except PackageNotFoundError:
        return UNKNOWN
