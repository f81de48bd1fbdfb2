"""Slack, as the rest of the desk knows it: the one value that the list of platforms takes from this folder."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from adapters.http.check import time_at
from adapters.platform.adapter import NOISY, Built, ChatAdapter
from adapters.platform.served import places_on, workspaces_on
from adapters.platform.settings import UnusableSettings
from adapters.slack.manifest import DELIVERED_TO, command
from adapters.slack.permalink import PERMALINKS
from adapters.slack.settings import SlackSettings
from bot.model.desk import Desk
from bot.model.places import Platform

if TYPE_CHECKING:
    from adapters.platform.ground import Ground


def build(settings: SlackSettings, ground: "Ground") -> Built:
    """Build Slack from settings that turn it on. Raises UnusableSettings if the desk file's channels rule it out."""
    from starlette.routing import Route

    from adapters.slack.config import SlackConfig
    from adapters.slack.directory import SlackDirectory
    from adapters.slack.doctor import checks
    from adapters.slack.endpoint import admission, endpoint
    from adapters.slack.history import History
    from adapters.slack.platform import SlackPlatform
    from adapters.slack.socket_mode import SocketMode

    config = SlackConfig(
        bot_token=settings.bot_token.get_secret_value(),
        signing_secret=settings.signing_secret.get_secret_value(),
        app_token=settings.app_token.get_secret_value(),
        installed=_workspace(ground.desk),
        api_url=settings.api_url,
        ack=ground.desk.slash_ack,
        ticket=ground.desk.slash_ticket,
        addresses=ground.addresses,
    )
    speaks = SlackPlatform(config)
    absence = ground.absence(Platform.SLACK, looks_anyway=True)
    handle = absence.watched(ground.handle)
    admit = admission(handle, config, ground.clock.now, speaks.said, show=speaks.show, tabled=speaks.show_table)
    history = History(
        config=config,
        look=speaks.look,
        admit=admit,
        places=lambda: places_on(Platform.SLACK, ground.as_it_stands()),
        threads=lambda: ground.in_thread(lambda: ground.open_threads(ground.as_it_stands().triage)),
        read_back=lambda: ground.as_it_stands().read_back,
    )

    directory = SlackDirectory(config, speaks.look)

    async def know_and_watch(is_hearing: Callable[[], bool]) -> None:
        await speaks.introduce()  # by which the desk's own posts are known
        await absence.run(history.make_up, is_hearing)

    built = partial(
        Built,
        platform=Platform.SLACK,
        speaks=speaks,
        close=speaks.close,
        checks=partial(checks, config, places_on(Platform.SLACK, ground.desk), ground.real.now),
        time=partial(time_at, config.api_url),
        directory=directory,
        attendance=directory,
    )
    if not config.app_token:
        receive = endpoint(admit, config, ground.real.now)
        route = Route(DELIVERED_TO, receive, methods=["POST"])
        return built(route=route, background=[partial(know_and_watch, lambda: True)])
    socket = SocketMode(config, admit, on_connected=absence.reconnected)
    watch = partial(know_and_watch, lambda: socket.problem is None)
    return built(route=None, background=[watch, socket.run], unconnected=lambda: socket.problem)


def fixed(desk: Desk) -> Mapping[str, object]:
    """Return what Slack was told when the desk started: its commands, and where it works."""
    return {
        "the names of the slash commands": (desk.slash_ack, desk.slash_ticket),
        "the Slack workspace": workspaces_on(Platform.SLACK, desk),
    }


def _workspace(desk: Desk) -> str:
    """Return the one workspace that all channels of the desk file are in: a bot token is for one workspace."""
    found = workspaces_on(Platform.SLACK, desk)
    if len(found) != 1:
        named = ", ".join(sorted(found)) or "none"
        raise UnusableSettings(f"Slack: the desk file's channels must be in one workspace, and are in {named}")
    return next(iter(found))


SLACK: Final = ChatAdapter(
    platform=Platform.SLACK,
    settings=SlackSettings,
    permalinks=PERMALINKS,
    manifest=command,
    build=build,
    fixed=fixed,
    quiet={"slack_bolt": logging.ERROR, "slack_sdk": NOISY},  # the first logs whole bodies: what customers wrote
    credentials=r"\b(?:xox[a-z]|xapp)-[\w-]+",
)
