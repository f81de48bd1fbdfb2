"""The end of a command at input that it can't use."""

import typer


class Unusable(typer.TyperException):
    """Input that can't be used. The message is one line and says what to do; the exit status is 2."""
