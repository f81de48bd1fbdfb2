"""The limits that a roster must keep, whoever changes it: they are judged on the whole that would come of it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.model.contract import Contract
from bot.model.contract_limit import BrokenLimit, ContractLimit
from bot.model.people import Person
from policies.terms import Beyond, ContactRule, Openers


def broken(contract: Contract, rule: ContactRule, staff: Iterable[Person]) -> tuple[BrokenLimit, ...]:
    """Return the limits that a contract's roster breaks, under the contact rule of its plan; empty if it breaks none.

    More contacts than the terms allow break one only if nobody may approve them.
    """
    return (*_of_number(len(contract.roster), rule), *_of_identity(contract, tuple(staff)))


def is_beyond(contract: Contract, rule: ContactRule) -> bool:
    """Return whether a roster has more contacts than the terms include, which somebody may approve."""
    return rule.maximum is not None and len(contract.roster) > rule.maximum and rule.beyond is Beyond.APPROVAL


def _of_number(contacts: int, rule: ContactRule) -> Iterator[BrokenLimit]:
    if (
        contacts < rule.minimum and rule.may_open is Openers.CONTACTS
    ):  # where anyone may ask, to name nobody is no fault
        yield BrokenLimit(limit=ContractLimit.TOO_FEW, what=str(contacts))
    if rule.maximum is not None and contacts > rule.maximum and rule.beyond is Beyond.REFUSE:
        yield BrokenLimit(limit=ContractLimit.TOO_MANY, what=str(contacts))


def _of_identity(contract: Contract, staff: tuple[Person, ...]) -> Iterator[BrokenLimit]:
    """Yield each account that two contacts have, and each account or id that one of the vendor's staff has too."""
    accounts = Counter(str(account) for contact in contract.contacts for account in contact.accounts)
    for account, times in accounts.items():
        if times > 1:
            yield BrokenLimit(limit=ContractLimit.ACCOUNT_TWICE, what=account)
    ours = {str(one) for person in staff for one in (person.id, *person.accounts)}
    for taken in (*(contact.id for contact in contract.contacts), *accounts):
        if taken in ours:
            yield BrokenLimit(limit=ContractLimit.OUR_OWN, what=taken)
