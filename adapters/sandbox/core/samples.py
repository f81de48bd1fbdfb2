"""Sample tickets: a desk on an ordinary morning, told over the platforms' own wire."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle
from typing import Final

from msgspec import Struct

from adapters.sandbox.core.chat import Chat, NotPossible
from adapters.sandbox.core.completion import DESK, Completion
from bot.model.places import Place, Platform


class Sample(Struct, frozen=True, kw_only=True):
    """A request: what somebody writes, and the severity that they choose, counted from the most severe."""

    text: str
    severity: int


SAMPLES: Final = (
    Sample(text="Nobody can log in since 9:00. All regions, all users.", severity=0),
    Sample(text="How do I change the colour of our invitations?", severity=3),
    Sample(text="Exports time out for half of us, the other half is fine.", severity=1),
    Sample(
        text="The weekly report shows last week's numbers. The dashboard is right, so we can wait a little.", severity=2
    ),
)
ANSWERS: Final = (
    "ack {ticket}",
    "reply {ticket} We can see it too, and are looking for the cause.",
    "wait {ticket} Which browser do you use there?",
    "resolve {ticket} It was a full disk; we made room, and it works again.",
)
"""The orders that agents give about every other ticket, in turn."""


async def play(chats: tuple[Chat, ...], completion: Completion) -> None:
    """Let each customer ask for two things, and an agent see to every other one. Who isn't there is left out."""
    samples, answers, number = cycle(SAMPLES), cycle(ANSWERS), 0
    for chat, place, asker, severities in _askers(chats, completion):
        for sample in (next(samples), next(samples)):
            with suppress(NotPossible):
                to = _addressed(chat, place, asker)
                said = await chat.says(asker, place.channel, f"{to}{sample.text}")
                chosen = severities[min(sample.severity, len(severities) - 1)]
                await chat.says(asker, place.channel, f"{to}{chosen}", thread=said.message)
                number += 1
        await _agent_says(chats, completion, next(answers).format(ticket=f"{completion.desk.ticket_prefix}-{number}"))


def _askers(chats: tuple[Chat, ...], completion: Completion) -> Iterator[tuple[Chat, Place, str, tuple[str, ...]]]:
    """Yield for each customer its platform, its channel, the first of its people who is there, and its severities."""
    for customer in completion.desk.customers:
        found = next((one for place in customer.channels[:1] for one in _people(chats, place, customer.name)), None)
        if found:
            plan = completion.plans[customer.id]
            yield *found, tuple(severity.name for severity in plan.severities)


def _addressed(chat: Chat, place: Place, person: str) -> str:
    """Return what messages begin with where the desk hears only what is said to it."""
    is_shared = any(one.is_shared for one in chat.conversations(person) if one.id == place.channel)
    return f"{DESK} " if is_shared and chat.platform is Platform.TEAMS else ""


async def _agent_says(chats: tuple[Chat, ...], completion: Completion, order: str) -> None:
    for place in completion.desk.triage:
        for chat, _, agent in _people(chats, place):
            with suppress(NotPossible):
                await chat.says(agent, place.channel, f"{DESK} {order}")
            return


def _people(
    chats: tuple[Chat, ...], place: Place, organisation: str | None = None
) -> Iterator[tuple[Chat, Place, str]]:
    """Yield the people of an organisation, or else of the vendor, who are in a channel."""
    for chat in chats:
        for person in chat.people() if chat.platform is place.platform else ():
            is_ours = person.is_staff if organisation is None else person.organisation == organisation
            if is_ours and any(one.id == place.channel for one in chat.conversations(person.id)):
                yield chat, place, person.id
