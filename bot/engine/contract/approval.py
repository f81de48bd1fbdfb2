"""Approvals: what somebody wishes for beyond the limits of a contract, put to the account manager and decided by them.

An approval names the wish and not a seat number. It is judged again when it is granted: whoever left meanwhile may have
made it needless, and a plan that changed may have ruled it out.
"""

from functools import partial

from msgspec.structs import replace

from bot.commands import Approve, DeclineApproval, Origin
from bot.effects import Effect, InChannel, ReplyToActor, Say, ToPerson, Withdraw
from bot.engine import other_forms, posts
from bot.engine.contract import approval_cards, authority, overdraft, wishes
from bot.engine.contract.allowances import plan_of
from bot.engine.contract.limits import broken, is_beyond
from bot.engine.evolve.contract import fold_contract
from bot.engine.homes import account_on, channel_of
from bot.engine.milestones.overdue import lateness_of
from bot.engine.situation import APPROVAL_WANTED, Case, Decision, answer
from bot.events import ApprovalAsked, ApprovalWithdrawn, Approved, ContactAdded, Declined
from bot.model.approval import AllowanceWish, Approval, ContactWish, SeverityWish, TermWish
from bot.model.contract import Contract, Grant
from bot.model.message import Mention, Span, Strong, Text
from bot.model.milestone import Milestone
from bot.model.people import Contact
from bot.model.rank import Rank
from bot.wording.contract import approval as words
from bot.wording.contract import roster

Mentions = tuple[Mention, ...]


def ask(contact: Contact, origin: Origin, case: Case, contract: Contract) -> Decision:
    """Put the wish for a contact to the account manager, and tell who wishes for it."""
    tam = authority.manager_of(case.customer, case.desk, case.now)
    name = tam.name if tam else ""
    before = wished(contact, contract)
    if before:
        return answer(words.asked_already(before, name))
    if case.situation.next_approval is None:
        return APPROVAL_WANTED
    approval = wishes.begin(ContactWish(contact=contact), case.situation.next_approval, origin.place, case)
    there = len(contract.roster)
    homes = authority.manager_accounts(case.customer, case.desk, case.now)
    card = partial(words.wanted, approval, case.customer, case.plan, there)
    told = words.asked(approval, case.customer, case.plan, there, name)
    sent = wishes.sent(homes, card, wishes.tag(approval, contract), Rank.NEWS, case)
    effects, posts = approval_cards.kept(sent, approval.number, approval.asking)
    event = ApprovalAsked(**case.stamp, approval=replace(approval, posts=posts))
    return Decision(to_contract=(event,), effects=(*effects, ReplyToActor(message=told)))


def approve(command: Approve, case: Case, contract: Contract) -> Decision:
    """Grant what somebody wishes for, as far as it still needs that."""
    found = _decidable(command.number, case, contract)
    if isinstance(found, Decision):
        return found
    if isinstance(found.wish, AllowanceWish):
        return overdraft.grant(found, found.wish, command.text, case, contract)
    if isinstance(found.wish, SeverityWish | TermWish):
        return answer(words.unknown(command.number))  # what it is about isn't there any more
    contact, granted = found.wish.contact, Approved(**case.stamp, number=found.number, name=case.actor.name)
    if any(one.id == contact.id or set(one.accounts) & set(contact.accounts) for one in contract.contacts):
        return Decision(
            to_contract=(granted,), effects=(ReplyToActor(message=words.there_already(found, case.customer)),)
        )
    event = ContactAdded(**case.stamp, contact=contact)
    after, rule = fold_contract(contract, [event]), case.plan.contacts
    limits = broken(after, rule, case.desk.people)
    if limits:
        return answer(roster.refused(limits, case.plan, case.customer))
    there = len(after.roster)
    if is_beyond(after, rule):
        grant = Grant(approval=found.number, name=case.actor.name, fee=command.text)
        event = ContactAdded(**case.stamp, contact=contact, grant=grant)
        granted = Approved(**case.stamp, number=found.number, name=case.actor.name, fee=command.text)
        told = words.on_record(found, case.customer, case.plan, there, command.text)
    else:
        told = words.needless(found, case.customer, there, case.plan)
    return Decision(
        to_contract=(granted, event), effects=(*_tell_granted(found, contact, case), ReplyToActor(message=told))
    )


def decline(command: DeclineApproval, case: Case, contract: Contract) -> Decision:
    """Don't grant it, and tell who wishes for it."""
    found = _decidable(command.number, case, contract)
    if isinstance(found, Decision):
        return found
    if not command.text:
        return other_forms.show("decline", str(found.number), case.situation)
    event = Declined(**case.stamp, number=found.number, name=case.actor.name, why=command.text)
    back = ReplyToActor(message=words.noted_as_declined(found))
    return Decision(to_contract=(event,), effects=(*_tell_declined(found, command.text, contract, case), back))


def withdraw(approval: Approval, case: Case) -> Decision:
    """Let nobody decide a wish any more that its customer has taken back; the account manager reads of it."""
    told = words.not_wanted(approval, case.customer, case.actor.name)
    homes = authority.manager_accounts(case.customer, case.desk, case.now)
    return Decision(
        to_contract=(withdrawal(approval, case),),
        effects=(
            *(Say(to=ToPerson(account=one), message=told) for one in homes if one != case.actor.account),
            ReplyToActor(message=words.withdrawn(approval)),
        ),
    )


def withdrawal(approval: Approval, case: Case) -> ApprovalWithdrawn:
    """Return the end of a wish that needs no decision any more."""
    return ApprovalWithdrawn(**case.stamp, number=approval.number, name=case.actor.name)


def wished(contact: Contact, contract: Contract) -> Approval | None:
    """Return the open wish for the same person, if there is one."""
    return next((one for one in contract.approvals if one.is_open and _is_for(contact, one)), None)


def reminders(approval: Approval, milestone: Milestone, contract: Contract, case: Case) -> approval_cards.Kept:
    """Return the reminders for account manager and leads; if nobody of them can be reached, for the first line.

    What asked before loses its buttons.
    """
    over, tag = lateness_of(milestone, contract, case.plan, case.now), contract.tag_of(milestone)
    late = words.Late(due_at=milestone.due, now=case.now, over=over)
    reminder = partial(words.still_open, approval, case.customer, late)
    homes = (*authority.manager_accounts(case.customer, case.desk, case.now), *authority.lead_accounts(case.desk))
    sent = wishes.sent(tuple(dict.fromkeys(homes)), reminder, tag, Rank.REMINDER, case)
    effects, posts = approval_cards.kept(sent, approval.number, approval.asking + 1)
    past = approval_cards.past(approval, words.asked_again(approval, case.customer))
    return (Withdraw(tag=tag), *past, *effects), posts


def _decidable(number: int, case: Case, contract: Contract) -> Approval | Decision:
    """Return the open approval of that number, if the actor may decide it; else what they are told."""
    found = contract.approval(number)
    if found is None or not authority.decides(case.actor, case.customer, case.desk, case.now):
        return answer(words.unknown(number))
    return found if found.is_open else answer(words.decided_already(found))


def _is_for(contact: Contact, approval: Approval) -> bool:
    if not isinstance(approval.wish, ContactWish):
        return False
    other = approval.wish.contact
    return bool(set(other.accounts) & set(contact.accounts)) or (other.email, other.name) == (
        contact.email,
        contact.name,
    )


def _tell_granted(approval: Approval, contact: Contact, case: Case) -> tuple[Effect, ...]:
    """Return what the customer's channel reads, and who wished for it elsewhere, unless they granted it themselves."""
    where, by = channel_of(case.customer, approval.place), case.actor
    account = account_on(contact, where) if where else None
    named: Span = Mention(account=account, name=contact.name) if account else Strong(text=contact.name)
    there = words.granted(named, case.customer, by.name, case.plan)
    is_elsewhere = approval.account and approval.place != where and approval.asked_by != by.id
    directly = words.granted_as_wished(approval, case.customer, by.name)
    return (
        *((Say(to=InChannel(place=where), message=there),) if where else ()),
        *((Say(to=ToPerson(account=approval.account), message=directly),) if is_elsewhere and approval.account else ()),
    )


def _tell_declined(approval: Approval, why: str, contract: Contract, case: Case) -> tuple[Effect, ...]:
    """Return what who wished for it reads: where they did, if that is a channel of theirs, else directly."""
    by, account = case.actor.name, approval.account
    asker: Span = Mention(account=account, name=approval.name) if account else Text(text=approval.name)
    ticket = case.situation.ticket
    plan = plan_of(ticket.product, contract, case) if ticket else case.plan
    told = words.declined(approval, case.customer, plan, (by, why), asker)
    if ticket and approval.place == ticket.thread.place:
        return (posts.to_customer(ticket, told),)
    if approval.place in case.customer.channels:
        return (Say(to=InChannel(place=approval.place), message=told),)
    return (Say(to=ToPerson(account=account), message=told),) if account else ()
