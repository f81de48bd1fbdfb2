"""The chat platforms that the desk can work on. Nothing else outside a platform's own folder names one."""

from typing import Any, Final

from adapters.platform.adapter import ChatAdapter
from adapters.slack.adapter import SLACK
from adapters.teams.adapter import TEAMS

ADAPTERS: Final[tuple[ChatAdapter[Any], ...]] = (SLACK, TEAMS)
"""Read wherever the desk does something for each platform: settings, addresses, manifests, logs, what is built."""
