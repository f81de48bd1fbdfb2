"""The roster of designated contacts, changed in chat: by contacts of the customer, and by those who decide for it.

The limits are judged on the whole that would come of it, under the lock of the contract. What is beyond them is refused
with the clause, or the account manager has to approve it (`approval`).
"""

from bot.commands import UNSEEN, AddContact, RemoveContact, TransferContact
from bot.effects import Effect, InChannel, ReplyToActor, Say, ToPerson
from bot.engine.contract import approval, authority, people
from bot.engine.contract.limits import broken, is_beyond
from bot.engine.evolve.contract import fold_contract
from bot.engine.homes import account_on, channel_of
from bot.engine.situation import NOTHING, Case, Decision, answer
from bot.events import ContactAdded, ContactRemoved, ContactTransferred
from bot.model.contract import Contract
from bot.model.contract_limit import BrokenLimit, ContractLimit
from bot.model.message import Mention, Span, Strong
from bot.model.people import Contact
from bot.model.places import Place
from bot.wording.contract import roster as words
from bot.wording.contract.roster import RosterChange

RosterEvent = ContactAdded | ContactRemoved | ContactTransferred


def add(command: AddContact, case: Case, contract: Contract) -> Decision:
    """Make somebody a designated contact, or ask for the approval that this needs."""
    refusal = _not_theirs(case, contract)
    if refusal:
        return refusal
    contact = people.newcomer(command, case.customer, case.desk, case.today)
    if contact is None:
        return answer(words.whom_to_add())
    there = _on_roster(contact, contract)
    if there or _is_assistant(contact, case):
        return answer(words.contact_already(there, case.customer) if there else words.no_person(contact))
    event = ContactAdded(**case.stamp, contact=contact)
    after = fold_contract(contract, [event])
    limits = (*_of_ours(command), *broken(after, case.plan.contacts, case.desk.people))
    if limits:
        return answer(words.refused(limits, case.plan, case.customer))
    if is_beyond(after, case.plan.contacts):
        return approval.ask(contact, command.origin, case, contract)
    wish = approval.wished(contact, contract)
    needless = Decision(to_contract=(approval.withdrawal(wish, case),)) if wish else NOTHING
    return needless + _changed(event, _change(after, case, joins=contact), case, command.origin.place)


def remove(command: RemoveContact, case: Case, contract: Contract) -> Decision:
    """Make somebody a designated contact no longer, unless the terms want them."""
    refusal = _not_theirs(case, contract)
    if refusal:
        return refusal
    found = people.on_roster(command, contract)
    wish = None if found else people.wished_for(command, contract)
    if wish:
        return approval.withdraw(wish, case)
    if len(found) != 1:
        return answer(words.which_contact(command.words, found or contract.contacts, case.customer))
    event = ContactRemoved(**case.stamp, contact=found[0].id)
    after = fold_contract(contract, [event])
    limits = _newly_broken(contract, after, case)
    if limits:
        return answer(words.refused(limits, case.plan, case.customer))
    return _changed(event, _change(after, case, leaves=found[0]), case, command.origin.place)


def transfer(command: TransferContact, case: Case, contract: Contract) -> Decision:
    """Let somebody else be the designated contact in the place of one, who keeps nothing of it."""
    refusal = _not_theirs(case, contract)
    if refusal:
        return refusal
    found, contact = people.on_roster(command, contract), people.newcomer(command, case.customer, case.desk, case.today)
    if len(found) != 1:
        return answer(words.which_contact(command.words, found or contract.contacts, case.customer))
    if contact is None:
        return answer(words.whom_to_transfer_to())
    there = _on_roster(contact, contract)
    if there or _is_assistant(contact, case):
        return answer(words.contact_already(there, case.customer) if there else words.no_person(contact))
    event = ContactTransferred(**case.stamp, contact=found[0].id, to=contact)
    after = fold_contract(contract, [event])
    limits = _of_ours(command) or _newly_broken(contract, after, case)
    if limits:
        return answer(words.refused(limits, case.plan, case.customer))
    return _changed(event, _change(after, case, joins=contact, leaves=found[0]), case, command.origin.place)


def _not_theirs(case: Case, contract: Contract) -> Decision | None:
    """Return the refusal of somebody who may not change this roster; None if they may."""
    if authority.may_change_contacts(case.actor, contract, case.customer, case.desk, case.now):
        return None
    tam = authority.manager_of(case.customer, case.desk, case.now)
    if case.actor.is_staff:
        return answer(words.not_your_customer(case.customer, tam.name if tam else ""))
    return answer(words.contacts_change_it(case.plan, case.customer, tam.name if tam else "", case.today))


def _of_ours(command: AddContact | TransferContact) -> tuple[BrokenLimit, ...]:
    """Return the limit that somebody of the vendor's staff breaks, whom the desk file doesn't have."""
    who = command.newcomer
    is_ours = who is not None and who.is_full_member
    return (BrokenLimit(limit=ContractLimit.OUR_OWN, what=str(who.account)),) if who and is_ours else ()


def _is_assistant(contact: Contact, case: Case) -> bool:
    return any(map(case.desk.assistant, contact.accounts))


def _newly_broken(before: Contract, after: Contract, case: Case) -> tuple[BrokenLimit, ...]:
    """Return the limits that a change would break, without those that are broken anyway."""
    rule, staff = case.plan.contacts, case.desk.people
    already = broken(before, rule, staff)
    return tuple(one for one in broken(after, rule, staff) if one not in already)


def _on_roster(contact: Contact, contract: Contract) -> Contact | None:
    """Return the contact who is there already by one of these accounts, or by this address."""
    email = (contact.email or "").casefold()
    return next(
        (
            one
            for one in contract.contacts
            if set(one.accounts) & set(contact.accounts) or (email and email == (one.email or "").casefold())
        ),
        None,
    )


def _changed(event: RosterEvent, change: RosterChange, case: Case, asked_in: Place | None) -> Decision:
    """Return what follows from a change: the customer's channel, the account manager and who made it read of it."""
    where, effects = channel_of(case.customer, asked_in), list[Effect]()
    if where:
        account = account_on(change.joins, where) if change.joins else None
        name = change.joins.name if change.joins else ""
        named: Span = Mention(account=account, name=name) if account else Strong(text=name)
        effects.append(Say(to=InChannel(place=where), message=words.in_channel(change, named, case.plan)))
    tam = authority.manager_of(case.customer, case.desk, case.now)
    if tam and tam.id != case.actor.id:
        told = words.to_manager(change, case.plan)
        homes = authority.manager_accounts(case.customer, case.desk, case.now)
        effects += (Say(to=ToPerson(account=one), message=told) for one in homes)
    if asked_in != where or case.via in UNSEEN:
        effects.append(ReplyToActor(message=words.done(change)))
    return Decision(to_contract=(event,), effects=tuple(effects))


def _change(after: Contract, case: Case, joins: Contact | None = None, leaves: Contact | None = None) -> RosterChange:
    return RosterChange(customer=case.customer, by=case.actor.name, contacts=after.contacts, joins=joins, leaves=leaves)
