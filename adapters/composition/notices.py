"""Notices to customers, given and withdrawn from outside the desk: what is meant is shown first, then kept whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import UTC, datetime

from msgspec import Struct

from adapters.composition.reading import kept_desk
from adapters.composition.settings import Settings
from adapters.desk_file import DeskFile
from bot.effects import InChannel, Say
from bot.engine.contract import notices
from bot.engine.contract.notices import Announcement, InsideNews, NoNotice
from bot.engine.names import names_of_others
from bot.events import NoticeGiven, NoticeWithdrawn
from bot.model.contract import Contract
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId
from bot.model.message import Message
from bot.model.notice import Notice
from bot.model.places import Platform
from bot.ports import UnitOfWork
from bot.shell.agreed import under_contracts
from bot.shell.loader import Loader
from bot.shell.notices import act, record, tell_inside
from bot.shell.transient import retry
from bot.wording.contract import notices as words
from policies.terms import Plan
from storage.database import Database
from storage.sql.contracts import SqlContracts
from storage.sql.unit_of_work import SqlUnitOfWork


class Addressed(Struct, frozen=True, kw_only=True):
    """A notice to one customer, and what is posted there, as it is or would be."""

    customer: Customer
    notice: Notice
    posts: tuple[Say, ...]


class ToldTogether(Struct, frozen=True, kw_only=True):
    """The notices to all customers who are told at once, and what account managers read of them.

    `off` are the platforms of the customers' channels that the settings leave off, if they turn on any.
    """

    addressed: tuple[Addressed, ...]
    inside: tuple[InsideNews, ...]
    off: tuple[Platform, ...] = ()


class NoticeBoard:
    """The notices of a desk, whether or not it runs. Whatever it can't do raises NoNotice, and nothing is changed."""

    def __init__(self, kept: Database, found: DeskFile, on: AbstractSet[Platform] = frozenset()) -> None:
        """`on` are the platforms that the settings turn on."""
        self._kept, self._found, self._on = kept, found, on
        self._contracts = SqlContracts(kept)

    def all(self, customer: CustomerId | None = None) -> tuple[tuple[Customer, Notice], ...]:
        """Return every notice that contracts still have, the latest first."""
        desk = self._desk(self._contracts.changed({}))
        found = (
            (desk.customer(one.customer) or Customer(id=one.customer, name=one.customer, plan=""), notice)
            for one in self._contracts.changed({})
            if customer in (None, one.customer)
            for notice in one.notices
        )
        return tuple(sorted(found, key=lambda each: (each[1].number, each[0].id), reverse=True))

    def chosen(self, customers: Sequence[str], plan: str, *, everybody: bool = False) -> tuple[CustomerId, ...]:
        """Return the customers that are named, or have that plan (`pack/plan`, or a pack), or all of the desk file."""
        known = {one.customer: one for one in self._contracts.changed({})}
        for one in customers:
            if one not in known:
                raise NoNotice(words.no_contract(one, known))
        theirs = (one.customer for one in known.values() if plan in _named(one)) if plan else ()
        served = (one.id for one in self._found.desk.customers if one.id in known) if everybody else ()
        chosen = tuple(dict.fromkeys((*map(CustomerId, customers), *theirs, *served)))
        if not chosen:
            raise NoNotice(words.for_nobody(plan))
        return chosen

    def give(
        self, wanted: Announcement, customers: Sequence[CustomerId], *, send: bool, anyway: bool = False
    ) -> ToldTogether:
        """Return the notice to each customer, and give it to all of them if it is to be sent.

        Unless it is meant `anyway`, none names a customer, or a ticket, to others.
        """
        now = datetime.now(UTC)
        self._raise_if_it_names_others(wanted.text, customers, anyway=anyway)

        def decided(work: UnitOfWork, number: int) -> Iterator[Addressed]:
            for contract, customer, desk in self._each(customers, work):
                notice = notices.drafted(wanted, number, customer, self._plan(contract, work), now)
                event = NoticeGiven(**act(now), notice=notice)
                posts = notices.give(event, contract, customer, desk)
                yield self._done(Addressed(customer=customer, notice=notice, posts=posts), event, contract, work)

        return self._in_one(
            lambda work: decided(work, work.contracts.next_number()), words.given_inside, now, send=send
        )

    def withdraw(
        self, number: int, name: str, why: str, customers: Sequence[str], *, send: bool, anyway: bool = False
    ) -> ToldTogether:
        """Return what becomes of that notice at each customer that has it, and withdraw it if that is to be sent.

        Unless it is meant `anyway`, the reason names no customer, or ticket, to others.
        """
        now = datetime.now(UTC)
        having = {one.id for one, notice in self.all() if notice.number == number and notice.is_open}
        meant = [one for one in sorted(having) if not customers or one in customers]
        if not meant:
            raise NoNotice(words.counts_for_nobody(number))
        self._raise_if_it_names_others(why, meant, anyway=anyway)

        def decided(work: UnitOfWork) -> Iterator[Addressed]:
            for contract, customer, desk in self._each(meant, work):
                event = NoticeWithdrawn(**act(now), number=number, name=name, why=why)
                posts = notices.withdraw(event, contract, customer, desk)
                notice = contract.notice(number)
                if notice:
                    yield self._done(Addressed(customer=customer, notice=notice, posts=posts), event, contract, work)

        def inside(notice: Notice, theirs: Sequence[Customer]) -> Message:
            return words.withdrawn_inside(notice, theirs, why, name)

        return self._in_one(decided, inside, now, send=send)

    def _raise_if_it_names_others(self, text: str, customers: Sequence[CustomerId], *, anyway: bool) -> None:
        named = names_of_others(text, frozenset(customers), self._desk(self._contracts.changed({})))
        if named and not anyway:
            raise NoNotice(words.names_others(named))

    def _in_one(
        self,
        decide: Callable[[UnitOfWork], Iterable[Addressed]],
        inside: Callable[[Notice, Sequence[Customer]], Message],
        now: datetime,
        *,
        send: bool,
    ) -> ToldTogether:
        """Decide in one transaction, which is kept only if it is to be sent."""

        def once() -> ToldTogether:
            with SqlUnitOfWork(self._kept) as work:
                found = tuple(decide(work))
                told = ((one.customer, one.notice) for one in found)
                news = notices.told_inside(told, inside, self._found.desk, now)
                tell_inside(news, work, now)
                if send:
                    work.commit()
                return ToldTogether(addressed=found, inside=news, off=self._off(found))

        return retry(once)

    def _off(self, found: Iterable[Addressed]) -> tuple[Platform, ...]:
        to = {said.to.place.platform for one in found for said in one.posts if isinstance(said.to, InChannel)}
        return tuple(sorted(to - self._on)) if self._on else ()

    @staticmethod
    def _done(one: Addressed, event: NoticeGiven | NoticeWithdrawn, contract: Contract, work: UnitOfWork) -> Addressed:
        record(event, one.posts, contract, one.customer, work)
        return one

    def _each(self, customers: Sequence[CustomerId], work: UnitOfWork) -> Iterator[tuple[Contract, Customer, Desk]]:
        for customer in customers:
            contract = work.contracts.to_change(customer)
            if contract is None:
                raise NoNotice(f"there is no contract with “{customer}”")
            desk = self._desk((contract,))
            yield (
                contract,
                desk.customer(customer) or Customer(id=customer, name=customer, plan=contract.plan_ref),
                desk,
            )

    def _plan(self, contract: Contract, work: UnitOfWork) -> Plan:
        """Return the plan in force: as its pack reads today, if that is the same promise."""
        today = self._found.plans.get(contract.customer)
        return today if today and today.version == contract.plan_version else work.pinned(contract.plan_version)

    def _desk(self, contracts: Sequence[Contract]) -> Desk:
        loader = Loader(desk=self._found.desk, plans=self._found.plans)
        return under_contracts(loader, contracts, self._contracts.pinned).desk


@contextmanager
def notice_board(settings: Settings) -> Iterator[NoticeBoard]:
    """Give the notices of the desk that the settings name. Raises what `kept_desk` raises."""
    with kept_desk(settings, "there is nobody to give notice to") as (kept, found):
        yield NoticeBoard(kept, found, settings.platforms)


def _named(contract: Contract) -> frozenset[str]:
    """Return the names by which a notice may mean a customer's plans: those of plans, and of their packs."""
    refs = {plan.ref for plan in contract.plans}
    return frozenset({*refs, *(ref.partition("/")[0] for ref in refs)})
