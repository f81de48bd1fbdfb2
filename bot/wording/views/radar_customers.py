"""The lines of a radar about a customer, with the act for each: wishes, contacts, allowances, a term, a silence."""

from collections.abc import Iterator
from typing import assert_never

from bot.model.message import Block, Button, ListItem, PlaceLink, Spans, Strong, When
from bot.model.radar import RadarEntry, RadarPart
from bot.wording.contract import approval, ledger, notices, roster
from bot.wording.spans import by, line, paragraph
from bot.wording.views import accounts


def about(part: RadarPart, one: RadarEntry, zone: str) -> Iterator[Block]:
    """Yield what a part says about a customer, with what can be done about it."""
    match part:
        case RadarPart.APPROVALS:
            yield from _to_decide(one, zone)
        case RadarPart.LEFT:
            yield from _left(one, zone)
        case RadarPart.CONTACTS:
            yield _item(one, line("; ".join(_contacts(one))), _contacts_of(one))
        case RadarPart.ALLOWANCES:
            said = ". ".join(
                f"{each.name[:1].upper()}{each.name[1:]}: {ledger.left(each, used)}" for each, used in one.low
            )
            yield _item(one, line(said), _plan_of(one))
        case RadarPart.TERMS:
            term = one.customer.term
            ends = f"the term {accounts.days_left(one.days_left or 0)}"
            yield _item(one, line(f"{ends}, on {term.end:%d %b %Y}" if term else ends), _plan_of(one))
        case RadarPart.ROSTER:
            yield _item(one, line(" ".join(map(roster.news, one.roster))), _contacts_of(one))
        case RadarPart.NOTICES:
            yield _item(one, line(" ".join(map(notices.to_come, one.notices))), _plan_of(one))
        case RadarPart.SILENT:
            yield _item(one, _silence(one, zone), _contacts_of(one))
        case RadarPart.OVERDUE | RadarPart.SOON | RadarPart.OVERNIGHT | RadarPart.NEW | RadarPart.RECLASSIFIED:
            return
        case _:
            assert_never(part)


def _to_decide(one: RadarEntry, zone: str) -> Iterator[Block]:
    for each in one.contract.approvals if one.contract else ():
        if each.is_open:
            yield paragraph(
                Strong(text=one.customer.name),
                f" – {each.name} asks for {approval.named(each)}, since ",
                by(each.asked_at, zone),
                ".",
            )
            yield approval.buttons(each)


def _left(one: RadarEntry, zone: str) -> Iterator[Block]:
    for seat in one.contract.roster if one.contract else ():
        if seat.left_at:
            gone = line(f"{seat.contact.name} left, ", When(at=seat.left_at, zone=zone))
            remove = Button(
                label="Remove as contact", verb="contacts remove", subject=one.customer.id, argument=seat.contact.id
            )
            yield _item(one, gone, remove)


def _contacts(one: RadarEntry) -> Iterator[str]:
    seats, missing, plan = one.figures.seats, one.figures.unattested, one.plan
    if one.figures.below_minimum:
        yield f"{seats} {'contact' if seats == 1 else 'contacts'}, {plan.name} wants {plan.contacts.minimum} at least"
    if missing:
        yield f"{missing} of {seats} {'has' if missing == 1 else 'have'}n't confirmed what {plan.name} asks of them"


def _silence(one: RadarEntry, zone: str) -> Spans:
    word, channels = one.figures.last_word, one.customer.channels
    where = (" in ", PlaceLink(place=channels[0], text="their channel")) if channels else ()
    return line("no word since ", by(word, zone), *where) if word else line("no word yet", *where)


def _item(one: RadarEntry, said: Spans, button: Button) -> ListItem:
    return ListItem(spans=line(Strong(text=one.customer.name), " – ", *said), button=button)


def _contacts_of(one: RadarEntry) -> Button:
    return Button(label="Contacts", verb="contacts", subject=one.customer.id)


def _plan_of(one: RadarEntry) -> Button:
    return Button(label="Plan", verb="plan", subject=one.customer.id)
