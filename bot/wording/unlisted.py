"""What triage reads of accounts and channels that the desk file does not have, with the line that it lacks."""

import json
from collections.abc import Sequence

from bot.commands import Hear
from bot.model.desk import Customer, Desk
from bot.model.message import Message, MessageLink, PlaceLink, Quote
from bot.model.people import Role
from bot.model.places import Account, MessageRef, Place
from bot.wording.additions import MAX_BRIEF
from bot.wording.spans import clipped, joined, line, message, note, paragraph, plain
from bot.wording.triage import person


def under_another(name: str, account: Account, accounts: Sequence[Account], where: str = "") -> Message:
    """Say that somebody of the desk file acts by another account than it has; `where` is the customer's name."""
    there = f" in {where}'s channel" if where else ""
    head = f"Somebody just acted{there} as {account}, which looks like {name} under another workspace."
    advice = "If that's them, put this line into the desk file, and it counts as theirs:"
    return message(line(head), paragraph(f"{head} {advice}"), Quote(text=entry("accounts", (*accounts, account))))


OF_THE_MESSAGE = "The channel of the message that you chose"


def channel(place: Place, known: Sequence[Customer], *, is_foreign: bool, is_there: bool = True) -> Message:
    """Say that somebody writes in a channel that the desk file lacks; `known` are the customers whose contact it is.

    `is_foreign`: it is in a workspace in which this desk has no channel. `is_there` is False for what can be done where
    the desk isn't: then they asked for it by a command or a menu.
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


def not_served(desk: str, known: Sequence[Customer], where: str = "This channel") -> Message:
    """Tell who speaks to the desk in a channel that it doesn't serve; a known contact, where to write instead."""
    head = f"{where} isn't one that {desk} looks after here, so nothing was opened"
    links = [PlaceLink(place=place, text=one.name) for one in known for place in one.channels]
    if not links:
        return plain(f"{head}. Our team knows, and can add it. If it's urgent, please call them.")
    there = [part for link in links for part in (", ", link)][1:]
    return plain(f"{head}. Please write in your own channel: ", *there, ".")


def entry(key: str, values: Sequence[Account | Place]) -> str:
    """A line of the desk file: `channels = ["slack:T0DESK/C0ACME"]`."""
    quoted = ", ".join(f'"{value}"' for value in values)
    return f"{key} = [{quoted}]"


def who_is(account: Account, name: str, here: Customer | None, said: Hear | None) -> Message:
    """Ask who somebody is that has a full account of the desk's workspace and isn't in the desk file, with the lines
    for it; `here` is the customer in whose channel they are, and `said` what they wrote, where that is shown here.
    """
    who = person(account, name)
    did = "wrote" if said else "turned up"
    there = f" in {here.name}'s channel" if here else ""
    head = line(
        "Who is ", who, f"? They {did}{there}. They have a full account of this workspace, so they look like one of us,"
    )
    theirs = f" If they're one of {here.name}'s people, add them to its contacts, or make them a guest." if here else ""
    return message(
        (*head, *line(" and the desk file doesn't have them.", f" “{clipped(said.words)}”" if said else "")),
        paragraph(*head, " and the desk file doesn't have them. Nothing they write counts as the customer's."),
        Quote(text=said.words) if said else None,
        note(_link(said)) if said else None,
        paragraph("If they are, put these lines into the desk file, with the roles that they have:"),
        Quote(text=_person_entry(account, name)),
        note(theirs.strip()) if theirs else None,
    )


def wrote_again(said: Hear, account: Account, name: str) -> Message:
    """Show what they wrote besides, under the question who they are."""
    who = person(account, name)
    return message(
        line(who, f": “{clipped(said.words)}”"),
        paragraph(who, " also wrote:"),
        Quote(text=said.words),
        note(_link(said)),
        brief=line(who, f": {clipped(said.words, MAX_BRIEF)} ", _link(said)),
    )


def wrote_in(said: Hear, account: Account, name: str, ticket: str | None) -> Message:
    """Show what they wrote in the thread of a ticket, or (None) of a request that is none yet."""
    who = person(account, name)
    head = line(who, f", who isn't in the desk file, wrote in the thread of {ticket or 'the pending request'}.")
    return message(
        (*head, *line(f" “{clipped(said.words)}”")),
        paragraph(*head, " It counts neither as the customer's words nor as ours."),
        Quote(text=said.words),
        note(_link(said)),
        brief=line(who, f" (not in the desk file): {clipped(said.words, MAX_BRIEF)} ", _link(said)),
    )


def not_listed(desk: Desk) -> Message:
    """Tell one of the vendor's people in private why the desk does nothing for them, and who can change that."""
    able = tuple(person.name for person in desk.people if person.roles & {Role.LEAD, Role.MANAGER})
    whom = joined(able, last="or") if able else f"whoever looks after {desk.name}"
    return plain(
        f"You look like one of us, but {desk.name} doesn't know you yet, so I've done nothing and asked in triage who "
        f"you are. {whom[:1].upper()}{whom[1:]} can add you to the desk file; then try again."
    )


def _link(said: Hear) -> MessageLink:
    if said.origin.place is None:
        raise ValueError("what is said is said somewhere")
    return MessageLink(ref=MessageRef(place=said.origin.place, id=said.message), text="Open the message")


def _person_entry(account: Account, name: str) -> str:
    """The lines of the desk file for one of the vendor's people."""
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
