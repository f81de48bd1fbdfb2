"""The rules that must hold within the file, whatever the plans say: one line per rule."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from itertools import chain

from msgspec import Struct

from adapters.desk_file.draft import At, DeskDraft
from bot.model.people import Role
from bot.oncall.overrides import lines_of
from policies.layers import Path


class DeskHit(Struct, frozen=True, kw_only=True):
    """A key that breaks a rule, and what the rule's message names; `other` is the key that was there first."""

    path: Path
    what: str = ""
    other: Path = ()


class DeskRule(Struct, frozen=True, kw_only=True):
    """One rule; `says` is its message, with `{what}` and `{other}` for what a hit names."""

    name: str
    broken_at: Callable[[DeskDraft], Iterator[DeskHit]]
    says: str


def _no_triage(draft: DeskDraft) -> Iterator[DeskHit]:
    if not draft.desk.triage:
        yield DeskHit(path=("desk", "triage"))


def _person_ids(draft: DeskDraft) -> Iterator[DeskHit]:
    return _repeated(At(path=(*each.path, "id"), value=each.person.id) for each in draft.people)


def _customer_ids(draft: DeskDraft) -> Iterator[DeskHit]:
    return _repeated(At(path=(*each.path, "id"), value=each.customer.id) for each in draft.customers)


def _contact_ids(draft: DeskDraft) -> Iterator[DeskHit]:
    for customer in draft.customers:
        yield from _repeated(At(path=(*each.path, "id"), value=each.contact.id) for each in customer.contacts)


def _ids_of_both_sides(draft: DeskDraft) -> Iterator[DeskHit]:
    ours = {each.person.id: each.path for each in draft.people if each.person.id}
    for each in draft.contacts():
        if each.contact.id in ours:
            yield DeskHit(path=(*each.path, "id"), what=each.contact.id, other=ours[each.contact.id])


def _person_accounts(draft: DeskDraft) -> Iterator[DeskHit]:
    return _repeated(chain.from_iterable(each.accounts for each in draft.people))


def _contact_accounts(draft: DeskDraft) -> Iterator[DeskHit]:
    for customer in draft.customers:
        yield from _repeated(chain.from_iterable(each.accounts for each in customer.contacts))


def _accounts_of_both_sides(draft: DeskDraft) -> Iterator[DeskHit]:
    ours = {account.value: account.path for each in draft.people for account in each.accounts}
    for account in chain.from_iterable(each.accounts for each in draft.contacts()):
        if account.value in ours:
            yield DeskHit(path=account.path, what=str(account.value), other=ours[account.value])


def _triage_twice(draft: DeskDraft) -> Iterator[DeskHit]:
    return _repeated(draft.triage)


def _channels(draft: DeskDraft) -> Iterator[DeskHit]:
    return _repeated(chain.from_iterable(each.channels for each in draft.customers))


def _triage_channels(draft: DeskDraft) -> Iterator[DeskHit]:
    triage = {place.value: place.path for place in draft.triage}
    for channel in chain.from_iterable(each.channels for each in draft.customers):
        if channel.value in triage:
            yield DeskHit(path=channel.path, what=str(channel.value), other=triage[channel.value])


def _plans_of_no_product(draft: DeskDraft) -> Iterator[DeskHit]:
    for each in draft.customers:
        for one in each.customer.plans:
            if one.product not in each.customer.products:
                yield DeskHit(path=(*each.path, "plans", one.product), what=one.product)


def _roleless(draft: DeskDraft) -> Iterator[DeskHit]:
    for each in draft.people:
        if not each.person.roles:
            yield DeskHit(path=(*each.path, "roles"))


def _tams_without_the_role(draft: DeskDraft) -> Iterator[DeskHit]:
    roles = {each.person.id: each.person.roles for each in draft.people}
    for each in draft.customers:
        tam = each.customer.tam
        if tam in roles and roles[tam] and Role.TAM not in roles[tam]:
            yield DeskHit(path=(*each.path, "tam"), what=f"“{tam}” doesn't have the role tam")


def _overrides_of_nobody(draft: DeskDraft) -> Iterator[DeskHit]:
    yield from (DeskHit(path=(*each.path, "off")) for each in draft.overrides if not each.named)


def _overrides_of_oneself(draft: DeskDraft) -> Iterator[DeskHit]:
    for each in draft.overrides:
        if each.override.off and each.override.off == each.override.on:
            yield DeskHit(path=(*each.path, "on"), what=each.override.on)


def _overrides_without_time(draft: DeskDraft) -> Iterator[DeskHit]:
    for each in draft.overrides:
        if each.override.until <= each.override.since:
            yield DeskHit(path=(*each.path, "until"))


def _overrides_without_line(draft: DeskDraft) -> Iterator[DeskHit]:
    known = {each.person.id for each in draft.people}
    for each in draft.overrides:
        on, is_besides = each.override.on, each.override.off is None and each.override.line is None
        if on and is_besides and on in known and not lines_of(draft.desk, on):
            yield DeskHit(path=(*each.path, "on"), what=on)


def people_who_have_left(draft: DeskDraft) -> Iterator[tuple[Path, str]]:
    """Yield each key that names somebody who is not among the people, and what to say of it.

    They are account managers, and people on call. A desk that has one must still start.
    """
    known = [each.person.id for each in draft.people]
    tams = (At(path=(*each.path, "tam"), value=each.customer.tam) for each in draft.customers)
    turns = chain.from_iterable(each.people for each in draft.rotations)
    overrides = chain.from_iterable(each.named for each in draft.overrides)
    for each in (*tams, *turns, *overrides):
        if each.value is not None and each.value not in known:
            near = get_close_matches(each.value, known, n=1)
            hint = f"did you mean “{near[0]}”?" if near else "name somebody who is, or leave it out"
            yield each.path, f"“{each.value}” isn't one of the people; {hint}"


def _same_slash(draft: DeskDraft) -> Iterator[DeskHit]:
    if draft.desk.slash_ack == draft.desk.slash_ticket:
        yield DeskHit(path=("desk", "slash"), what=draft.desk.slash_ack)


RULES: tuple[DeskRule, ...] = (
    DeskRule(name="triage", broken_at=_no_triage, says="needs at least one internal channel"),
    DeskRule(name="triage-twice", broken_at=_triage_twice, says="{what} is there already: {other}"),
    DeskRule(name="slash-names", broken_at=_same_slash, says="both commands are {what}; name one of them otherwise"),
    DeskRule(name="person-id", broken_at=_person_ids, says="“{what}” is taken: {other}"),
    DeskRule(name="person-account", broken_at=_person_accounts, says="{what} is taken: {other}"),
    DeskRule(name="person-role", broken_at=_roleless, says="needs at least one role"),
    DeskRule(name="customer-id", broken_at=_customer_ids, says="“{what}” is taken: {other}"),
    DeskRule(
        name="product-plan",
        broken_at=_plans_of_no_product,
        says="“{what}” isn't one of the customer's products: add it to `products`",
    ),
    DeskRule(name="channel", broken_at=_channels, says="{what} is bound already: {other}; a channel has one customer"),
    DeskRule(name="triage-channel", broken_at=_triage_channels, says="{what} is internal: {other}"),
    DeskRule(name="tam", broken_at=_tams_without_the_role, says="{what}"),
    DeskRule(name="override-person", broken_at=_overrides_of_nobody, says="is missing; say who is off, or who is on"),
    DeskRule(name="override-swap", broken_at=_overrides_of_oneself, says="“{what}” can't stand in for themselves"),
    DeskRule(name="override-span", broken_at=_overrides_without_time, says="must come after `from`"),
    DeskRule(
        name="override-line", broken_at=_overrides_without_line, says="“{what}” is in no line; add `line` to say which"
    ),
    DeskRule(name="contact-id", broken_at=_contact_ids, says="“{what}” is taken: {other}"),
    DeskRule(name="contact-account", broken_at=_contact_accounts, says="{what} is taken: {other}"),
    DeskRule(name="one-side-id", broken_at=_ids_of_both_sides, says="“{what}” is one of our own people: {other}"),
    DeskRule(
        name="one-side-account", broken_at=_accounts_of_both_sides, says="{what} is one of our own people's: {other}"
    ),
)


def _repeated(entries: Iterable[At[object]]) -> Iterator[DeskHit]:
    """Yield every entry whose value was there before. An empty value means one that couldn't be read."""
    first: dict[object, Path] = {}
    for entry in entries:
        if entry.value == "":
            continue
        before = first.setdefault(entry.value, entry.path)
        if before != entry.path:
            yield DeskHit(path=entry.path, what=str(entry.value), other=before)
