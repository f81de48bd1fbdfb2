"""Words for where there is room for one or two."""


def noted() -> str:
    """Said beside a button once what it stands for is saved; what follows from it comes as a message."""
    return "Noted."
