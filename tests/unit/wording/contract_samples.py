"""What the desk writes about designated contacts, and about what somebody has to approve."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from bot.model.approval import Approval, ContactWish, Decided, Ruling
from bot.model.contract import Attestation, Seat
from bot.model.contract_limit import BrokenLimit, ContractLimit
from bot.model.ids import PersonId
from bot.model.message import Mention, Message, Strong
from bot.model.people import Contact
from bot.sla.lateness import Lateness
from bot.sla.own_goal import office
from bot.wording import other_forms
from bot.wording.contract import approval, duties, roster
from bot.wording.contract.roster import RosterChange
from bot.wording.spans import plain
from policies.terms import Beyond
from tests.unit.wording.examples import CHANNEL, CONTACT_ONE, OPEN, Promise

CORA = Contact(id=PersonId("acme-cora"), name="Cora Lane")
DORA = Contact(id=PersonId("acme-dora"), name="Dora Hill")
NAMED = Mention(account=CONTACT_ONE, name="Cora Lane")


def about_contracts(one: Promise) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    yield from _roster(one)
    if one.plan.contacts.beyond is Beyond.APPROVAL:
        yield from _approvals(one)
    seats = tuple(
        Seat(contact=each, changed_at=OPEN, changed_by="tam-one", attested=word)
        for each, word in ((CORA, Attestation(at=OPEN, says=one.plan.contacts.asks)), (DORA, None))
    )
    said = duties.standing(seats, one.plan, one.customer)
    if said:
        yield "who has confirmed", plain(said)
    yield "confirmed", duties.confirmed("Cora Lane")
    yield "confirmed already", duties.confirmed_already(one.plan)
    yield "no contact confirms", duties.not_on_roster(one.plan, one.customer, OPEN.date())


def _roster(one: Promise) -> Iterator[tuple[str, Message]]:
    for joins, leaves in ((CORA, None), (None, CORA), (CORA, DORA)):
        for left in ((), (DORA,)):
            change = RosterChange(customer=one.customer, by="Agent One", contacts=left, joins=joins, leaves=leaves)
            yield "roster changed", roster.in_channel(change, NAMED, one.plan)
            yield "roster, manager", roster.to_manager(change, one.plan)
            yield "roster, done", roster.done(change)
        yield "which contact", roster.which_contact("Lane", left, one.customer)
    rule = one.plan.contacts
    never = {
        *((ContractLimit.TOO_MANY,) if rule.maximum is None else ()),
        *((ContractLimit.TOO_FEW,) if not rule.minimum else ()),
    }
    for limit in set(ContractLimit) - never:
        yield "limit", roster.refused([BrokenLimit(limit=limit, what="6")], one.plan, one.customer)
    yield "contact already", roster.contact_already(CORA, one.customer)
    yield "whom to add", roster.whom_to_add()
    yield "whom to transfer to", roster.whom_to_transfer_to()
    for tam in ("TAM One", ""):
        yield "not your customer", roster.not_your_customer(one.customer, tam)
        yield "contacts change it", roster.contacts_change_it(one.plan, one.customer, tam, OPEN.date())
    yield "no contract", roster.no_contract(one.customer)


def _approvals(one: Promise) -> Iterator[tuple[str, Message]]:
    wish = Approval(
        number=12,
        wish=ContactWish(contact=CORA),
        asked_at=OPEN,
        asked_by="acme-one",
        name="Contact One",
        account=CONTACT_ONE,
        place=CHANNEL,
        hours=office("UTC"),
    )
    for called in ((), (NAMED,)):
        yield "wanted", approval.wanted(wish, one.customer, one.plan, 5, called)
        for now in (OPEN, OPEN + timedelta(hours=3)):
            late = approval.Late(due_at=OPEN, now=now, over=Lateness(rest=now - OPEN))
            yield "still open", approval.still_open(wish, one.customer, late, called)
    for tam in ("TAM One", ""):
        yield "asked", approval.asked(wish, one.customer, one.plan, 5, tam)
        yield "asked already", approval.asked_already(wish, tam)
    yield "granted", approval.granted(Strong(text="Cora Lane"), one.customer, "TAM One", one.plan)
    yield "granted as wished", approval.granted_as_wished(wish, one.customer, "TAM One")
    for words in ("", "200 a year"):
        yield "declined", approval.declined(wish, one.customer, one.plan, ("TAM One", words), NAMED)
        yield "on record", approval.on_record(wish, one.customer, one.plan, 6, words)
    yield "needless", approval.needless(wish, one.customer, 5, one.plan)
    yield "there already", approval.there_already(wish, one.customer)
    yield "noted as declined", approval.noted_as_declined(wish)
    for ruling in Ruling:
        decided = Decided(ruling=ruling, at=OPEN, by="tam-one", name="TAM One")
        yield "decided already", approval.decided_already(replace(wish, decided=decided))
        yield "decided", approval.decided(replace(wish, decided=decided), one.customer)
    yield "asked again", approval.asked_again(wish, one.customer)
    for verb, subject in (("search", ""), ("decline", "12")):
        yield "other form in words", other_forms.in_words(verb, subject)
    yield "withdrawn", approval.withdrawn(wish)
    yield "not wanted", approval.not_wanted(wish, one.customer, "Contact One")
    yield "waiting", plain(approval.waiting([wish]))
    yield "nothing to decide", approval.unknown(12)
