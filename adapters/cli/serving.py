"""`plandesk run`: serve the desk until it is told to stop."""

import logging
import signal
import socket
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, TypeVar

import typer

from adapters.cli.unusable import Unusable

if TYPE_CHECKING:
    from adapters.composition.settings import Settings

T = TypeVar("T")

log = logging.getLogger(__name__)


def run() -> None:
    """Serve the desk.

    Settings come from the environment; migrations are applied first.
    """
    from adapters.composition.app import assemble
    from adapters.composition.logs import set_up_logs
    from adapters.composition.settings import no_platform, read_settings, unknown_settings

    told = stopping_cleanly()
    settings = usable(read_settings)
    set_up_logs(settings.log, secrets=settings.secrets)
    for warning in unknown_settings():
        log.warning("%s", warning, extra={"action": "unknown_setting"})
    if not settings.on:
        raise Unusable(no_platform())
    listener = listening(settings.host, settings.port)
    assembly = usable(lambda: assemble(settings))
    signal.signal(signal.SIGHUP, lambda *_: assembly.reloading.ask())
    for notice in assembly.desk_file.notices:
        log.warning("The desk file: %s", notice, extra={"action": "desk_file_warning"})
    log.info("%s", _serving(settings, listener, len(assembly.desk_file.desk.customers)), extra={"action": "serving"})
    serve(assembly.app, listener, told)


def _serving(settings: "Settings", listener: socket.socket, customers: int) -> str:
    """Return where the desk serves, on which platforms, and how many customers it has, in one line."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    on = sorted(each.settings.serving for each in settings.on)
    many = "1 customer" if customers == 1 else f"{customers} customers"
    return f"Serving {many} on {' and '.join(on)} at http://{host}:{listener.getsockname()[1]}."


def usable(read: Callable[[], T], again: str = "start again") -> T:
    """Return what `read` gives; input that it can't use ends the command with what to do, and then to do `again`."""
    from adapters.composition.settings import unknown_settings
    from adapters.desk_file.faults import FaultyDesk
    from adapters.platform.settings import UnusableSettings
    from bot.errors import StorageUnavailable
    from policies.faults import InvalidPack, UnknownPlan
    from storage.engines import UnusableDatabase

    try:
        return read()
    except FaultyDesk as faulty:
        for fault in faulty.faults:
            typer.echo(str(fault), err=True)
        count = len(faulty.faults)
        what = f"{count} faults; mend them" if count > 1 else "a fault; mend it"
        raise Unusable(f"the desk file has {what} and {again}") from None
    except UnusableSettings as unusable:
        for warning in unknown_settings():
            typer.echo(warning, err=True)
        raise Unusable(str(unusable)) from None
    except (InvalidPack, UnknownPlan, UnusableDatabase, StorageUnavailable) as problem:
        raise Unusable(str(problem)) from None


def listening(host: str, port: int) -> socket.socket:
    """Take the address before anything else starts: a desk that nobody can reach mustn't begin to speak."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError:
        raise Unusable(
            f"can't listen on {host}:{port}: set PORT to a free one, or PLANDESK_HOST to an address of this machine"
        ) from None


def serve(app: object, listener: socket.socket, told: Event) -> None:
    """Serve until it is told to stop, and finish what is on its way. A desk that was `told` already doesn't begin."""
    import uvicorn

    from adapters.web.server import configuration, settle_memory

    server = uvicorn.Server(configuration(app))
    if not told.is_set():
        settle_memory()
        server.run(sockets=[listener])


def stopping_cleanly() -> Event:
    """Make a signal to stop end the desk well: what has begun is finished, nothing more begins.

    The second signal ends it at once.

    Nothing is raised, since an exception is lost where it meets the collection of garbage. The server, which listens
    for itself, repeats to us what it was told.
    """
    told = Event()

    def note(number: int, _: object) -> None:
        told.set()
        signal.signal(number, signal.SIG_DFL)

    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, note)
    return told
