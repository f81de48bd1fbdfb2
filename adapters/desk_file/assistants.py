"""Reads the assistants of a desk, programs that read and note by a bot's account; and the rules that they must keep."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from msgspec import Struct

from adapters.desk_file.draft import At, DeskDraft, DraftAssistant
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Assistant
from bot.model.places import Account
from policies.grammar.table import Table
from policies.layers import Path


class AssistantHit(Struct, frozen=True, kw_only=True):
    """A key that breaks a rule, and what is to be said; `other` is the key that was there first."""

    path: Path
    says: str
    other: Path = ()


def assistant(row: Table, id_: str, accounts: tuple[At[Account], ...]) -> DraftAssistant:
    """Return what a table says of an assistant; without a customer it is of the desk's own side."""
    customer = row.optional_text("customer")
    one = Assistant(
        id=PersonId(id_),
        name=row.text("name"),
        accounts=tuple(each.value for each in accounts),
        customer=None if customer is None else CustomerId(customer),
    )
    return DraftAssistant(path=row.at, assistant=one, accounts=accounts)


def without_account(draft: DeskDraft) -> Iterator[AssistantHit]:
    """Yield the assistants that no account of a bot belongs to, so that nobody could hear them."""
    for each in draft.assistants:
        if not each.accounts:
            yield AssistantHit(path=(*each.path, "accounts"), says="needs at least one account, that of its bot")


def of_nobody(draft: DeskDraft) -> Iterator[AssistantHit]:
    """Yield the assistants of a customer that isn't there."""
    known = [each.customer.id for each in draft.customers]
    for each in draft.assistants:
        whose = each.assistant.customer
        if whose is not None and whose not in known:
            near = get_close_matches(whose, known, n=1)
            hint = f"did you mean “{near[0]}”?" if near else "leave it out for one of your own"
            yield AssistantHit(path=(*each.path, "customer"), says=f"“{whose}” isn't one of the customers; {hint}")


def taken(draft: DeskDraft) -> Iterator[AssistantHit]:
    """Yield each id and account of an assistant that somebody else has: a person can't be a program, too."""
    people: list[tuple[object, Path]] = []
    for one in draft.people:
        people += [(one.person.id, (*one.path, "id")), *((each.value, each.path) for each in one.accounts)]
    for other in draft.contacts():
        people += [(other.contact.id, (*other.path, "id")), *((each.value, each.path) for each in other.accounts)]
    first = dict(reversed(people))
    for it in draft.assistants:
        own: list[tuple[object, Path]] = [(it.assistant.id, (*it.path, "id"))]
        for value, path in (*own, *((each.value, each.path) for each in it.accounts)):
            before = first.setdefault(value, path) if value else path
            if before != path:
                yield AssistantHit(path=path, says=f"{value} is taken: {{other}}", other=before)


RULES: tuple[Callable[[DeskDraft], Iterator[AssistantHit]], ...] = (without_account, of_nobody, taken)
