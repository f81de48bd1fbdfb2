"""A desk file merged into a contract: base, file and contract, compared value by value."""

from datetime import date

import pytest
from msgspec.structs import replace

from bot.engine.contract.merge_file import merge_file
from bot.events import (
    ContactAdded,
    ContactChanged,
    ContactRemoved,
    ContractEvent,
    DeskFileMerged,
    PlanChanged,
    TermChanged,
)
from bot.events.contract import REMOVAL
from bot.model.contract import ChosenPlan, Contract, PlanInForce
from bot.model.desk import Override, Term
from bot.model.people import Contact
from bot.model.places import Account
from tests.unit.engine.contracts import LATER, PREMIER, TERM, contact, merged, opened, plans, section, since, stamp

ONE, TWO, THREE = contact(1), contact(2), contact(3)
HERE, THERE = contact(2, name="Changed Here"), contact(2, name="Changed in the File")
EMAIL = contact(2, email="two@acme.example")
LONGER = Term(start=TERM.start, end=date(2027, 12, 31))


def here(event: type[ContactAdded | ContactChanged], one: Contact) -> Contract:
    """A contract of One and Two, after a change of it that the desk file knows nothing of."""
    return since(opened(ONE, TWO), event(**stamp(), contact=one))


def removed_here() -> Contract:
    return since(opened(ONE, TWO), ContactRemoved(**stamp(), contact=TWO.id))


def facts(events: tuple[ContractEvent, ...]) -> list[tuple[object, ...]]:
    """What happened, without the record of the file itself."""
    told = [event for event in events if not isinstance(event, DeskFileMerged)]
    return [(type(one), getattr(one, "contact", None), getattr(one, "overrode", ())) for one in told]


def test_what_a_file_said_before_changes_nothing() -> None:
    assert merged(opened(ONE, TWO), section(ONE, TWO)) == ()


@pytest.mark.parametrize(
    "contract",
    [here(ContactAdded, THREE), here(ContactChanged, HERE), removed_here()],
    ids=["added", "changed", "removed"],
)
def test_what_was_agreed_since_outlives_a_file_that_is_as_it_was(contract: Contract) -> None:
    assert merged(contract, section(ONE, TWO)) == ()


@pytest.mark.parametrize(
    ("file", "happens"),
    [
        ((ONE, TWO, THREE), (ContactAdded, THREE, ())),
        ((ONE, THERE), (ContactChanged, THERE, ())),
        ((ONE,), (ContactRemoved, TWO.id, ())),
    ],
    ids=["adds", "changes", "removes"],
)
def test_what_a_file_changes_counts_if_the_contract_is_as_it_was(
    file: tuple[Contact, ...], happens: tuple[object, ...]
) -> None:
    assert facts(merged(opened(ONE, TWO), section(*file))) == [happens]


@pytest.mark.parametrize(
    ("contract", "file"),
    [
        (here(ContactAdded, THREE), (ONE, TWO, THREE)),
        (here(ContactChanged, HERE), (ONE, HERE)),
        (removed_here(), (ONE,)),
    ],
    ids=["added", "changed", "removed"],
)
def test_what_both_sides_changed_alike_is_no_event_but_the_file_is_known_from_then_on(
    contract: Contract, file: tuple[Contact, ...]
) -> None:
    events = merged(contract, section(*file))

    assert events == (DeskFileMerged(**stamp(by="system"), section=section(*file)),)
    assert merged(since(contract, *events), section(*file)) == ()


@pytest.mark.parametrize(
    ("contract", "file", "happens"),
    [
        (here(ContactChanged, HERE), (ONE, THERE), (ContactChanged, THERE, ("name",))),
        (here(ContactChanged, HERE), (ONE,), (ContactRemoved, TWO.id, ("name",))),
        (removed_here(), (ONE, THERE), (ContactAdded, THERE, (REMOVAL,))),
        (
            here(ContactAdded, contact(3, name="Added Here")),
            (ONE, TWO, THREE),
            (ContactChanged, THREE, ("name",)),
        ),
    ],
    ids=["a field", "a contact who is gone", "a contact who is back", "a contact who is new on both sides"],
)
def test_where_both_changed_otherwise_the_file_wins_and_the_event_names_what_it_overrode(
    contract: Contract, file: tuple[Contact, ...], happens: tuple[object, ...]
) -> None:
    assert facts(merged(contract, section(*file))) == [happens]


def test_changes_of_different_fields_of_a_contact_both_count() -> None:
    events = merged(here(ContactChanged, HERE), section(ONE, EMAIL))

    assert facts(events) == [(ContactChanged, replace(HERE, email="two@acme.example"), ())]


def test_a_file_that_comes_back_to_what_it_said_undoes_only_what_it_did_itself() -> None:
    contract = here(ContactAdded, THREE)
    contract = since(contract, *merged(contract, section(ONE)))

    contract = since(contract, *merged(contract, section(ONE, TWO)))

    assert {one.id for one in contract.contacts} == {ONE.id, TWO.id, THREE.id}


def test_another_term_in_the_file_is_the_term() -> None:
    events = merged(opened(ONE), section(ONE, term=LONGER))

    assert events[0] == TermChanged(**stamp(by="system"), term=LONGER, number=1)


def test_a_term_that_was_changed_on_both_sides_is_the_files_and_that_is_named() -> None:
    shorter = Term(start=TERM.start, end=date(2026, 6, 30))
    contract = since(opened(ONE), TermChanged(**stamp(), term=shorter))

    events = merged(contract, section(ONE, term=LONGER))

    assert events[0] == TermChanged(**stamp(by="system"), term=LONGER, number=1, overrode=("term",))


def test_another_plan_in_the_file_is_in_force_from_then_on() -> None:
    events = merged(opened(ONE), section(ONE, ref="mpowr/priority"))

    (plan,) = since(opened(ONE), *events).plans
    assert (plan.ref, plan.since) == ("mpowr/priority", LATER)


def test_a_newer_edition_comes_into_force_only_if_somebody_wants_to_renew() -> None:
    former = PlanInForce(ref=PREMIER, version="of a former edition", since=LATER)
    contract = since(opened(ONE), PlanChanged(**stamp(), plan=former))

    waits, comes = (merged(contract, section(ONE), renew=renew) for renew in (False, True))

    newest = PlanInForce(ref=PREMIER, version=plans()[""].version, since=LATER)
    assert waits == ()
    assert comes == (PlanChanged(**stamp(by="system"), plan=newest),)


def test_an_order_forms_value_in_the_file_counts_with_the_plan_that_it_makes() -> None:
    override = Override(key="targets.2.first_response", value="30 bm", clause="Order form 12, section 3")
    own = replace(plans()[""], version="with the order form")
    chosen = replace(section().plans[0], overrides=(override,))
    file = section(ONE, plans=(chosen,))

    events = merge_file(opened(ONE), file, {"": own}, stamp(), renew=False)

    assert [event.plan.version for event in events if isinstance(event, PlanChanged)] == ["with the order form"]


def test_only_the_account_that_was_changed_in_the_file_is_replaced() -> None:
    teams = Account.parse("teams:TENANT/TWO")
    contract = here(ContactChanged, EMAIL)

    events = merged(contract, section(ONE, contact(2, accounts=(teams,))))

    assert facts(events) == [(ContactChanged, replace(EMAIL, accounts=(teams,)), ())]


def test_a_product_gets_and_loses_a_plan_of_its_own() -> None:
    own = ChosenPlan(product="engage-legacy", ref="mpowr/priority")
    both = section(ONE, plans=(*section().plans, own))
    meant = {**plans(), "engage-legacy": plans("mpowr/priority")[""]}

    with_both = since(opened(ONE), *merge_file(opened(ONE), both, meant, stamp(), renew=False))
    without = since(with_both, *merged(with_both, section(ONE)))

    assert [(plan.product, plan.ref) for plan in with_both.plans] == [
        ("", PREMIER),
        ("engage-legacy", "mpowr/priority"),
    ]
    assert [plan.product for plan in without.plans] == [""]
