"""Prints everything that the desk says under each of the five plans, on both platforms: `make sentences`."""

import logging
import sys

from bot.model import plain_text
from bot.model.places import Platform
from tests.sentences.script import PLANS, told
from tests.sentences.stage import Told


def main() -> None:
    """Write all of it as Markdown, each message as its platform's plain text, with its buttons below it."""
    logging.disable()
    for plan in PLANS:
        for platform in (Platform.SLACK, Platform.TEAMS):
            sys.stdout.write(f"\n# {plan} on {platform.title()}\n")
            for one in told(plan, platform):
                sys.stdout.write(_shown(one))


def _shown(one: str | Told) -> str:
    if isinstance(one, str):
        return f"\n{one}\n" if one.startswith("#") else f"\n**{one}**\n"
    said = [f"\n> *{one.where}*", *plain_text.lines(one.message)]
    buttons = " ".join(f"[{button.label}]" for button in one.message.buttons)
    return "\n> ".join([*said, *([buttons] if buttons else [])]) + "\n"


if __name__ == "__main__":
    main()
