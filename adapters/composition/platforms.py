"""The chat platforms that the desk can work on. Nothing else outside a platform's own folder names one."""

from collections.abc import Mapping
from typing import Any, Final

from adapters.platform.adapter import ChatAdapter
from adapters.slack.adapter import SLACK
from adapters.teams.adapter import TEAMS
from bot.model.desk import Desk

ADAPTERS: Final[tuple[ChatAdapter[Any], ...]] = (SLACK, TEAMS)
"""Read wherever the desk does something for each platform: settings, addresses, manifests, logs, what is built."""


def fixed(desk: Desk) -> Mapping[str, object]:
    """Return what a running desk can't change of a desk file, by what people call it: what its platforms were told."""
    return {name: value for each in ADAPTERS for name, value in each.fixed(desk).items()}
