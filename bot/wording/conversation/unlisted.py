"""Messages in triage about accounts and channels that the desk file lacks, with the line to add."""

import json
from collections.abc import Sequence
from typing import Final

from bot.commands import ReceiveMessage
from bot.model.desk import Customer, Desk
from bot.model.message import Message, MessageLink, PlaceLink, Quote
from bot.model.people import Role
from bot.model.places import Account, MessageRef, Place
from bot.wording.spans import clipped, joined, line, message, note, paragraph, plain
from bot.wording.ticket.additions import MAX_BRIEF
from bot.wording.ticket.triage import person

_MAX_NAMED: Final = 3
"""The most people who are named to somebody who needs one of them."""


def under_another(name: str, account: Account, accounts: Sequence[Account], where: str = "") -> Message:
    """Say that somebody in the desk file uses an account other than the listed one; `where` is the customer's name."""
    there = f" in {where}'s channel" if where else ""
    head = f"Somebody just acted{there} as {account}, which looks like {name} under another workspace."
    advice = "If that's them, put this line into the desk file, and it counts as theirs:"
    return message(line(head), paragraph(f"{head} {advice}"), Quote(text=entry("accounts", (*accounts, account))))


OF_THE_MESSAGE = "The channel of the message that you chose"


def channel(place: Place, known: Sequence[Customer], *, is_foreign: bool, is_there: bool = True) -> Message:
    """Say that somebody writes in a channel that the desk file lacks; `known` are the customers they are a contact of.

    `is_foreign`: it is in a workspace in which this desk has no channel. `is_there` is False for commands and menus,
    which work where the desk isn't: then they asked for it with one of those.
    """
    whose = f", by a contact of {joined(tuple(one.name for one in known))}" if known else ""
    did = "wrote in" if is_there else "asked for us in"
    away = "remove the app there" if is_there else "there's nothing to do"
    head = line(
        f"Somebody {did} ", PlaceLink(place=place, text=str(place)), f"{whose}, and no customer has that channel."
    )
    advice = (
        f"It's in a workspace that this desk doesn't serve ({place.workspace}): remove the app there, or run a desk "
        "for it."
        if is_foreign
        else f"If it's a customer's, add it to theirs in the desk file; if it isn't, {away}. Until then, "
        "nothing opens from it."
    )
    return message(head, paragraph(*head, f" {advice}"), Quote(text=entry("channels", (place,))))


def tenant(name: str, reached: Account | Place | None) -> Message:
    """Say that somebody of a tenant that the desk doesn't serve was turned away; `reached` is who or where it was."""
    head = f"Somebody in a Teams tenant that this desk doesn't serve ({name}) tried to reach us, and we heard nothing."
    advice = (
        "If it's your own tenant, correct TEAMS_TENANT_ID. If it's a customer's, put their channel or account there "
        "into the desk file"
    )
    if reached is None:
        return message(line(head), paragraph(f"{head} {advice}."))
    key = "channels" if isinstance(reached, Place) else "accounts"
    return message(line(head), paragraph(f"{head} {advice}, such as:"), Quote(text=entry(key, (reached,))))


def from_elsewhere(account: Account, here: Customer) -> Message:
    """Say that somebody of a tenant in which a customer has nobody wrote in its shared channel, and wasn't heard."""
    head = (
        f"Somebody of another Teams tenant ({account.workspace}) wrote to us in {here.name}'s channel, and we heard "
        "nothing: no contact there is of that tenant."
    )
    advice = f"If they're {here.name}'s, put them among its contacts in the desk file, with this account:"
    return message(line(head), paragraph(f"{head} {advice}"), Quote(text=entry("accounts", (account,))))


def not_served(desk: str, known: Sequence[Customer], where: str = "This channel") -> Message:
    """Tell somebody who writes to the desk that it doesn't serve that channel.

    A known contact is told where to write instead.
    """
    head = f"{where} isn't one that {desk} looks after here, so nothing was opened"
    links = [PlaceLink(place=place, text=one.name) for one in known for place in one.channels]
    if not links:
        return plain(f"{head}. Our team knows, and can add it. If it's urgent, please call them.")
    there = [part for link in links for part in (", ", link)][1:]
    return plain(f"{head}. Please write in your own channel: ", *there, ".")


def entry(key: str, values: Sequence[Account | Place]) -> str:
    """Return a line of the desk file: `channels = ["slack:T0DESK/C0ACME"]`."""
    quoted = ", ".join(f'"{value}"' for value in values)
    return f"{key} = [{quoted}]"


def who_is(account: Account, name: str, did: str, here: Customer | None, said: ReceiveMessage | None) -> Message:
    """Ask who somebody is: they have a full account in the desk's workspace but aren't in the desk file.

    The lines to add come with it. `did` is what they did, `here` the customer in whose channel they did it, `said` what
    they wrote, if that is shown here.
    """
    head = line("Who is ", person(account, name), f"? They {did}.")
    why = (
        " They have a full account in this workspace, so they look like one of us, but the desk file doesn't have them."
    )
    counts = " Nothing they write counts as the customer's." if here else ""
    other = f"If they're one of {here.name}'s people, add them to its contacts, or make them a guest." if here else ""
    return message(
        (*head, *line(why, f" “{clipped(said.words)}”" if said else "")),
        paragraph(*head, why, counts),
        Quote(text=said.words) if said else None,
        note(_link(said)) if said else None,
        paragraph("If they are, put these lines into the desk file, with the roles that they have:"),
        Quote(text=_person_entry(account, name)),
        note(other) if other else None,
    )


def wrote_again(said: ReceiveMessage, account: Account, name: str, here: Customer) -> Message:
    """Show what else they wrote, under the question who they are."""
    head = line(person(account, name), f" wrote in {here.name}'s channel")
    return message(
        (*head, *line(f": “{clipped(said.words)}”")),
        paragraph(*head, ":"),
        Quote(text=said.words),
        note(_link(said)),
        brief=(*head, *line(f": {clipped(said.words, MAX_BRIEF)} ", _link(said))),
    )


def wrote_here(here: Customer) -> str:
    """Return the words for somebody who wrote in a customer's channel."""
    return f"wrote in {here.name}'s channel"


def wrote_in_thread(ticket: str | None) -> str:
    """Return the words for somebody who wrote in the thread of a ticket, or (None) of a pending request."""
    return f"wrote in the thread of {ticket or 'the pending request'}"


def wanted_something(here: Customer | None) -> str:
    """Return the words for somebody who asked something of the desk."""
    return f"asked me for something in {here.name}'s channel" if here else "asked me for something"


def wrote_in(said: ReceiveMessage, account: Account, name: str, ticket: str | None) -> Message:
    """Show what they wrote in the thread of a ticket, or (None) of a pending request."""
    who = person(account, name)
    head = line(who, f", who isn't in the desk file, {wrote_in_thread(ticket)}.")
    return message(
        (*head, *line(f" “{clipped(said.words)}”")),
        paragraph(*head, " It counts neither as the customer's words nor as ours."),
        Quote(text=said.words),
        note(_link(said)),
        brief=line(who, f" (not in the desk file): {clipped(said.words, MAX_BRIEF)} ", _link(said)),
    )


def not_listed(desk: Desk) -> Message:
    """Tell a member of staff in private why the desk does nothing for them, and who can change that."""
    able = tuple(person.name for person in desk.people if person.roles & {Role.LEAD, Role.MANAGER})
    whom = joined(able[:_MAX_NAMED], last="or") if able else f"whoever looks after {desk.name}"
    return plain(
        f"You look like one of us, but {desk.name} doesn't know you yet, so I've done nothing and asked in triage who "
        f"you are. {whom[:1].upper()}{whom[1:]} can add you to the desk file; then try again."
    )


def _link(said: ReceiveMessage) -> MessageLink:
    if said.origin.place is None:
        raise ValueError("what is said is said somewhere")
    return MessageLink(ref=MessageRef(place=said.origin.place, id=said.message), text="Open the message")


def _person_entry(account: Account, name: str) -> str:
    """Return the lines of the desk file for a member of staff."""
    known = name or account.user
    words = "".join(letter if letter.isalnum() and letter.isascii() else " " for letter in known.lower()).split()
    quoted = json.dumps(known, ensure_ascii=False)
    return "\n".join(
        (
            "[[people]]",
            f'id = "{"-".join(words) or account.user.lower()}"',
            f"name = {quoted}",
            'roles = ["agent"]',
            entry("accounts", (account,)),
        )
    )
