"""`plandesk sandbox`: serve the desk with a local Slack and Teams to try it in."""

import tempfile
from importlib.util import find_spec
from pathlib import Path

import typer

from adapters.cli.serving import listening, serve, stopping_cleanly, usable
from adapters.cli.unusable import Unusable

_HELLO = """
plandesk is at {address}  (Ctrl-C stops it and forgets everything)

Open it in a browser: a tour in nine steps is on the page. Or on your own:

  1. Be Contact One: write in #support-acme “Nobody can log in since 9:00”, and press a severity.
  2. Be Agent One: look at #triage, and press Acknowledge.
  3. Move the clock before you do, and see whom the desk reminds.
  4. Be Contact Five, whose company is on Teams: the same desk, in cards.
"""

_OWN = """
plandesk is at {address}  (Ctrl-C stops it and forgets everything)

Open it in a browser: you are anybody of {desk_file}.
"""


def sandbox() -> None:
    """Try the desk in a local Slack and Teams.

    It comes with the example desk: no accounts, no keys, nothing kept. PLANDESK_DESK names another desk file, and
    PLANDESK_PACKS a folder of your own packs; with PLANDESK_WORK_SECRET your tracker can tell it of linked work.
    """
    if find_spec("nicegui") is None:
        raise Unusable("the page of the sandbox isn't installed: run `make setup`, or `uv sync --extra page`")
    from adapters.composition.local_desk import local_desk
    from adapters.composition.logs import set_up_logs
    from adapters.composition.settings import read_settings
    from adapters.sandbox.example import DESK_FILE
    from policies.library import Library

    told = stopping_cleanly()
    settings = usable(read_settings)
    set_up_logs(settings.log)
    listener = listening(settings.host, settings.port)
    port = listener.getsockname()[1]
    address = f"http://{settings.host}:{port}"
    with tempfile.TemporaryDirectory(prefix="plandesk-") as folder:
        own = "desk_file" in settings.model_fields_set
        desk_file, library = settings.desk_file if own else DESK_FILE, Library(settings.packs)
        app = usable(
            lambda: local_desk(
                Path(folder),
                settings.host,
                port,
                desk_file=desk_file,
                library=library,
                work_secret=settings.work_secret,
            )
        )
        typer.echo((_OWN if own else _HELLO).format(address=f"{address}/", desk_file=desk_file))
        serve(app, listener, told)
