"""Builds each platform that the settings turn on, and what wakes people; finds those that are off but spoken of."""

from collections.abc import Callable, Iterable
from functools import partial

from starlette.routing import Route

from adapters.composition import platforms
from adapters.composition.settings import Settings
from adapters.http.signature import key_of
from adapters.http.signed_call import SignedCalls
from adapters.platform.adapter import Built
from adapters.platform.ground import Ground
from adapters.platform.permalink import Addresses
from adapters.platform.served import places
from adapters.platform.settings import UnusableSettings
from adapters.wake.calls import WakeCalls
from adapters.webhooks import inbound
from adapters.webhooks.calls import WebhookCalls
from bot.commands import Acknowledge
from bot.model.desk import Desk
from bot.model.places import Platform
from bot.oncall.wake import is_waking
from bot.ports import ChatPlatform, Clock, RunInThread
from bot.shell import linked_work
from bot.shell.attendance import AttendanceLook
from bot.shell.service import DeskService


def built(settings: Settings, ground: Ground) -> list[Built]:
    """Return every platform that is on. Raises UnusableSettings, which says what to do."""
    return [each.adapter.build(each.settings, ground) for each in settings.on]


def silent(desk: Desk, on: Iterable[Platform]) -> tuple[Platform, ...]:
    """Return the platforms of the desk file that aren't `on`: what is said there waits until they are on."""
    return tuple(sorted({place.platform for place in places(desk)} - set(on)))


def unsearchable() -> tuple[Platform, ...]:
    """Return the platforms on which nobody can look up what has been sent."""
    return tuple(each.platform for each in platforms.ADAPTERS if not each.can_find)


def addresses() -> Addresses:
    """Return how each platform addresses its messages and channels, whether the desk works on it or not."""
    return {each.platform: each.permalinks for each in platforms.ADAPTERS}


def check_signing(settings: Settings, desk: Desk) -> None:
    """Raise UnusableSettings if a desk wakes people or tells webhooks, and nothing signs the calls."""
    if is_waking(desk) and not settings.wake_secret:
        raise UnusableSettings(f"PLANDESK_WAKE_SECRET: is missing, and {settings.desk_file} has a wake_url")
    if desk.webhooks and not settings.webhook_secret:
        raise UnusableSettings(f"PLANDESK_WEBHOOK_SECRET: is missing, and {settings.desk_file} has webhooks")


def callees(
    settings: Settings,
    service: DeskService,
    to_write: RunInThread,
    clock: Clock,
    make: Callable[[bytes, Clock], SignedCalls],
) -> dict[Platform, ChatPlatform]:
    """Return how people are woken and programs told, by the desk in force; `make` makes calls from a key and a clock.

    Who is woken may answer, which is a command to the service.
    """

    async def handle(command: Acknowledge) -> None:
        await to_write(partial(service.handle, command))

    def present() -> Desk:
        return service.loader.desk

    secrets = settings.wake_secret, settings.webhook_secret
    wakes, hooks = (make(key_of(secret), clock) if secret else None for secret in secrets)
    return {
        Platform.WAKE: WakeCalls(present=present, handle=handle, clock=clock, calls=wakes),
        Platform.WEBHOOK: WebhookCalls(present=present, calls=hooks),
    }


def hooks(settings: Settings, service: DeskService, to_write: RunInThread, real: Clock) -> list[Route]:
    """Return the address at which programs tell of linked work, if anything tells that it is they.

    `real` is real time.
    """
    if not settings.work_secret:
        return []

    async def note_state(news: linked_work.WorkNews) -> None:
        await to_write(partial(linked_work.note_state, service, news))

    return [inbound.route(key_of(settings.work_secret), note_state, real.now)]


def attendance_look(service: DeskService, platforms: Iterable[Built], in_thread: RunInThread) -> AttendanceLook:
    """Return the daily look at whether contacts are still there, on the platforms that can be asked."""
    asked = {each.platform: each.attendance for each in platforms if each.attendance}
    return AttendanceLook(service=service, platforms=asked, in_thread=in_thread)
