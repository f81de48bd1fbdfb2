"""Designated contacts who are added, removed and followed by others in chat, within the limits of their plan."""

import pytest
from msgspec.structs import replace

from bot.commands import NoteDeparture, Origin, Via
from bot.events import ContactTransferred
from bot.model.ids import PersonId
from bot.model.people import Contact, Membership, Profile
from bot.model.places import Account
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    ACME,
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    GLOBE,
    GLOBE_ONE,
    HELIO,
    LEAD_ONE,
    MANAGER_ONE,
    STRANGER,
    TAM_ONE,
    TRIAGE,
    channel,
)
from tests.unit.engine.roster_acts import CORA, HELIO_TWO, TAM_TWO, a_desk, contract, manager, names, says


@pytest.fixture
def desk() -> FrontDesk:
    """Acme's plan allows five contacts and no more; it has two."""
    return a_desk(helio=1)


def fill(desk: FrontDesk) -> None:
    """Acme has five contacts."""
    for number in (3, 4, 5):
        says(desk, CONTACT_ONE, f"contacts add @Contact {number}", Account.parse(f"slack:T0ACME/U{number}"))


def test_a_contact_adds_a_colleague_who_is_called_in_the_channel_and_asks_at_once(desk: FrontDesk) -> None:
    told = says(desk, CONTACT_ONE, "contacts add @Cora Lane", COLLEAGUE)

    assert names(desk, ACME) == ["Contact One", "Contact Two", "Cora Lane"]
    assert "“contacts remove Cora Lane” undoes it" in told
    here = [post for post in desk.posts() if post.held.entry.place == channel(ACME)]
    assert "Cora Lane is a designated contact for Acme now, and can open tickets." in here[-1].text
    assert "Acme: Contact One added Cora Lane as a designated contact. That makes 3 of 5 included." in manager(desk)[-1]
    assert desk.opened(COLLEAGUE, "1").requester_name == "Cora Lane"


def test_a_sixth_is_refused_by_the_clause(desk: FrontDesk) -> None:
    fill(desk)

    told = says(desk, CONTACT_ONE, "contacts add @Cora Lane", COLLEAGUE)

    assert "Acme has 5 designated contacts already, and Premier allows no more." in told
    assert "Designated Contacts" in told
    assert len(names(desk, ACME)) == 5


def test_the_last_one_has_to_stay(desk: FrontDesk) -> None:
    says(desk, CONTACT_ONE, "contacts remove Contact Two")

    told = says(desk, CONTACT_ONE, "contacts remove Contact One")

    assert "Somebody has to stay: Premier wants at least 1 designated contact" in told
    assert names(desk, ACME) == ["Contact One"]


def test_where_anyone_may_ask_the_last_one_may_go(desk: FrontDesk) -> None:
    says(desk, TAM_ONE, "contacts remove helio Helio One")

    assert names(desk, HELIO) == []


def test_a_transfer_keeps_the_number_and_the_manager_reads_of_it(desk: FrontDesk) -> None:
    fill(desk)

    says(desk, CONTACT_ONE, "contacts transfer Contact Two to @Cora Lane", COLLEAGUE)

    assert names(desk, ACME) == ["Contact One", "Cora Lane", "Contact 3", "Contact 4", "Contact 5"]
    assert "gave the place of Contact Two to Cora Lane" in manager(desk)[-1]
    assert isinstance(desk.store.kept.contract_timelines[ACME][-1], ContactTransferred)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("contacts remove @Contact Two", (Account.parse("slack:T0DESK/U0TWO"),)),
        ("contacts remove Contact Two", ()),
        ("contacts remove two", ()),
        ("contacts remove acme-two", ()),
    ],
)
def test_whoever_is_on_the_roster_is_meant_by_mention_name_or_id(
    desk: FrontDesk, text: str, mentions: tuple[Account, ...]
) -> None:
    says(desk, CONTACT_ONE, text, *mentions)

    assert names(desk, ACME) == ["Contact One"]


def test_who_is_not_plain_is_asked_back(desk: FrontDesk) -> None:
    told = says(desk, CONTACT_ONE, "contacts remove Contact")

    assert "Who is “Contact”? For Acme there is Contact One or Contact Two." in told
    assert len(names(desk, ACME)) == 2


def test_an_email_address_does_as_well_as_a_mention(desk: FrontDesk) -> None:
    says(desk, CONTACT_ONE, "contacts add Cora Lane cora@acme.example")

    added = contract(desk, ACME).contacts[-1]
    assert (added.name, added.email, added.id) == ("Cora Lane", "cora@acme.example", "acme-cora-lane")


def test_who_is_there_already_is_not_added_twice(desk: FrontDesk) -> None:
    told = says(desk, CONTACT_ONE, "contacts add @Contact Two", *contract(desk, ACME).contacts[1].accounts)

    assert "Contact Two is a designated contact for Acme already." in told


@pytest.mark.parametrize("who", [TAM_ONE, LEAD_ONE, MANAGER_ONE])
def test_who_decides_for_the_customer_names_it_and_adds_from_elsewhere(desk: FrontDesk, who: Account) -> None:
    told = says(desk, who, "contacts add acme @Cora Lane", COLLEAGUE)

    assert told.startswith("Done: Cora Lane is a designated contact for Acme now.")
    assert len(names(desk, ACME)) == 3


def test_without_a_customer_they_are_asked_which(desk: FrontDesk) -> None:
    assert "Write the customer too" in says(desk, TAM_ONE, "contacts add @Cora Lane", COLLEAGUE)


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (TAM_TWO, "That's for TAM One, the account manager, or a lead to decide"),
        (AGENT_ONE, "for the customer's account manager, or for a lead"),
        (COLLEAGUE, "up to a designated contact"),
        (GLOBE_ONE, "I can't help you in this channel"),
    ],
)
def test_nobody_else_changes_acmes_contacts(desk: FrontDesk, who: Account, why: str) -> None:
    before = contract(desk, ACME)

    told = says(desk, who, "contacts add acme @Cora Lane", STRANGER, place=channel(ACME))

    assert why in told
    assert contract(desk, ACME) == before


def test_where_anyone_may_ask_only_designated_contacts_change_who_they_are(desk: FrontDesk) -> None:
    told = says(desk, HELIO_TWO, "contacts add @Cora Lane", CORA)

    assert "Helio One, or TAM One, the account manager, can change that for Helio." in told
    assert names(desk, HELIO) == ["Helio One"]


def test_another_customers_contact_cannot_name_acme(desk: FrontDesk) -> None:
    says(desk, GLOBE_ONE, "contacts add acme @Cora Lane", COLLEAGUE)

    assert names(desk, ACME) == ["Contact One", "Contact Two"]
    assert "acme Cora Lane" in names(desk, GLOBE)[-1]


def test_staff_become_nobodys_contact(desk: FrontDesk) -> None:
    told = says(desk, CONTACT_ONE, "contacts add @Agent One", AGENT_ONE)

    assert "They are on our side of the desk" in told


def test_a_directory_says_whose_people_they_are_and_what_they_are_called(desk: FrontDesk) -> None:
    mentioned = Account.parse("slack:T0DESK/U0COLLEAGUE")
    profile = Profile(is_full_member=False, name="Cora Lane", workspace="T0ACME")
    desk.store.kept.memberships[mentioned] = Membership(profile=profile, until=desk.clock.at)

    says(desk, CONTACT_ONE, "contacts add @U0COLLEAGUE", mentioned)

    added = contract(desk, ACME).contacts[-1]
    assert (added.name, added.accounts) == ("Cora Lane", (COLLEAGUE,))


def test_staff_whom_the_desk_file_lacks_become_nobodys_contact_either(desk: FrontDesk) -> None:
    mentioned = Account.parse("slack:T0DESK/U0NEW")
    profile = Profile(is_full_member=True, name="Agent Nine", workspace="T0DESK")
    desk.store.kept.memberships[mentioned] = Membership(profile=profile, until=desk.clock.at)

    assert "on our side of the desk" in says(desk, CONTACT_ONE, "contacts add @U0NEW", mentioned)


def test_a_customer_without_a_contract_has_its_contacts_in_the_file_alone(desk: FrontDesk) -> None:
    del desk.store.kept.contracts[ACME]

    assert "in the desk file alone" in says(desk, CONTACT_ONE, "contacts add @Cora Lane", COLLEAGUE)


def test_ids_are_given_once(desk: FrontDesk) -> None:
    taken = Contact(id=PersonId("acme-cora-lane"), name="Another")
    desk.is_set_up(
        customers=tuple(
            replace(one, contacts=(*one.contacts, taken)) if one.id == GLOBE else one for one in desk.file.customers
        )
    )

    says(desk, LEAD_ONE, "contacts add acme @Cora Lane", COLLEAGUE, place=TRIAGE)

    assert contract(desk, ACME).contacts[-1].id == "acme-cora-lane-2"


def test_who_is_removed_asks_no_more(desk: FrontDesk) -> None:
    says(desk, CONTACT_ONE, "contacts remove Contact Two")

    assert "up to a designated contact" in says(
        desk, Account.parse("slack:T0ACME/U0TWO"), "contacts add @Cora Lane", COLLEAGUE
    )


def test_a_new_contact_confirms_what_the_plan_asks_of_them_with_one_button(desk: FrontDesk) -> None:
    says(desk, CONTACT_ONE, "contacts add @Cora Lane", COLLEAGUE)
    (asked,) = [post for post in desk.posts() if post.buttons == ["That fits me"]]
    assert "keep an eye on the customer's tickets" in asked.text

    told = desk.presses(COLLEAGUE, "contacts confirm", "")

    assert "Thanks, Cora Lane. We've noted that." in told
    shown = says(desk, CONTACT_ONE, "contacts")
    assert "Confirmed what Premier asks of them: Cora Lane (23 Nov 2026)." in shown
    assert "Not yet: Contact One and Contact Two." in shown
    assert "nothing more to confirm" in desk.presses(COLLEAGUE, "contacts confirm", "")


def test_only_who_is_on_the_roster_confirms_it(desk: FrontDesk) -> None:
    assert "That's for designated contacts to confirm" in says(desk, HELIO_TWO, "contacts confirm")


def test_a_contact_who_left_their_channel_is_removed_with_the_managers_one_click(desk: FrontDesk) -> None:
    origin = Origin(by=CONTACT_ONE, place=channel(ACME), at=desk.clock.at, via=Via.PLATFORM)
    desk.gives(NoteDeparture(origin=origin))
    (button,) = desk.direct(TAM_ONE)[-1].message.buttons
    assert contract(desk, ACME).roster[0].left_at == desk.clock.at

    desk.presses(TAM_ONE, button.verb, button.subject, button.argument)

    assert names(desk, ACME) == ["Contact Two"]
