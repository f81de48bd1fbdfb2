"""How a command stops at input that it cannot use."""

import typer


class Unusable(typer.TyperException):
    """Input that cannot be used. The message is one line and says what to do; the exit status is 2."""
