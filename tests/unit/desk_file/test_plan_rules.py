"""What plans ask of the desk file. Everything cited comes from the packs."""

import pytest

from adapters.desk_file import FaultyDesk, read_new
from bot.model.ids import CustomerId
from tests.unit.desk_file.files import LIBRARY, Change, DeskFolder, contacts

PREMIER = 'plan = "mpowr/premier"'
ALL_LINES = '["first", "second", "engineering", "leadership"]'
NO_PRODUCTS: Change = ('products = ["envision-enterprise"]\n', "")


def test_the_limit_of_contacts_may_be_reached(desk: DeskFolder) -> None:
    assert desk.warnings(contacts(4)) == []


def test_the_sixth_contact_is_refused_with_the_clause(desk: DeskFolder) -> None:
    faults = desk.faults(contacts(5))

    assert faults == [
        "53: customers.acme.contacts.acme-6: five designated contacts are the limit, and this is number 6 "
        "(MPOWR support service plans, Designated Contacts)"
    ]


def test_every_contact_beyond_the_limit_is_named(desk: DeskFolder) -> None:
    assert [fault.split(":")[1].strip() for fault in desk.faults(contacts(7))] == [
        "customers.acme.contacts.acme-6",
        "customers.acme.contacts.acme-7",
        "customers.acme.contacts.acme-8",
    ]


def test_no_contact_is_refused_where_one_is_the_least(desk: DeskFolder) -> None:
    whole = desk.written().read_text()
    acme_one = whole[whole.index("  [[customers.contacts]]") : whole.index('\n[[customers]]\nid = "beta"')]

    faults = desk.faults((acme_one, ""))

    assert faults == [
        "21: customers.acme.contacts: one designated contact is the least; there are none "
        "(MPOWR support service plans, Designated Contacts)"
    ]


def test_a_sixth_contact_is_a_warning_where_it_may_be_approved(desk: DeskFolder) -> None:
    warnings = desk.warnings((PREMIER, 'plan = "influitive/premier-success"'), NO_PRODUCTS, contacts(5))

    assert len(warnings) == 1
    assert (
        "five designated contacts are the limit, and this is number 6; make sure that this is approved" in warnings[0]
    )


def test_what_is_against_an_order_form_cites_it(desk: DeskFolder) -> None:
    agreed = '{ key = "contacts.maximum", value = 2, clause = "section 4", document = "Order form 12" }'

    (fault,) = desk.faults((PREMIER, f"{PREMIER}\noverrides = [{agreed}]"), contacts(2))

    assert (
        "two designated contacts are the limit, and this is number 3 (Order form 12, section 4; for the rest" in fault
    )


def test_an_override_is_kept_with_its_document(desk: DeskFolder) -> None:
    agreed = '{ key = "contacts.maximum", value = 6, clause = "section 4", document = "Order form 12" }'

    (override,) = desk.read((PREMIER, f"{PREMIER}\noverrides = [{agreed}]")).desk.customers[0].overrides

    assert (override.clause, override.document) == ("section 4", "Order form 12")


BY_CUSTOMER = '{ key = "calendars.support.zone", value = "customer", clause = "Order form 12, section 6" }'


def test_hours_by_the_customers_clock_are_in_the_zone_of_the_file(desk: DeskFolder) -> None:
    zone: Change = ('timezone = "America/Chicago"\nproducts', 'timezone = "Asia/Tokyo"\nproducts')

    read = desk.read((PREMIER, f"{PREMIER}\noverrides = [{BY_CUSTOMER}]"), zone)

    assert read.plans[CustomerId("acme")].calendars["support"].zone == "Asia/Tokyo"


def test_hours_by_the_customers_clock_need_a_zone(desk: DeskFolder) -> None:
    zone: Change = ('timezone = "America/Chicago"\nproducts', "products")

    assert desk.faults((PREMIER, f"{PREMIER}\noverrides = [{BY_CUSTOMER}]"), zone) == [
        "21: customers.acme.timezone: is missing; “Support hours, Mon–Fri 08:00–17:00 Central” of Premier is by the "
        "customer's clock"
    ]


def test_an_order_form_may_allow_a_sixth_contact(desk: DeskFolder) -> None:
    agreed = '{ key = "contacts.maximum", value = 6, clause = "Order form 12, section 4" }'

    read = desk.read((PREMIER, f"{PREMIER}\noverrides = [{agreed}]"), contacts(5))

    assert len(read.desk.customers[0].contacts) == 6


def test_a_plan_with_regions_needs_one(desk: DeskFolder) -> None:
    faults = desk.faults(('region = "emea"\n', ""))

    assert faults == ["38: customers.beta.region: is missing; Standard has americas, emea, apj, anz"]


def test_a_region_must_be_one_of_the_plans(desk: DeskFolder) -> None:
    faults = desk.faults(('region = "emea"', 'region = "mars"'))

    assert faults == ["42: customers.beta.region: “mars” is none of Standard's: americas, emea, apj, anz"]


def test_a_plan_without_regions_takes_any(desk: DeskFolder) -> None:
    assert desk.warnings((PREMIER, f'{PREMIER}\nregion = "americas"')) == []


def test_a_product_of_another_plan_is_refused_with_the_clause(desk: DeskFolder) -> None:
    faults = desk.faults(('products = ["envision-enterprise"]', 'products = ["envision-enterprise", "engage-legacy"]'))

    assert faults == [
        "26: customers.acme.products.1: “engage-legacy” has the plan Priority, not Premier "
        "(MPOWR support service plans, Product table)"
    ]


def test_a_product_that_no_plan_knows_is_a_warning(desk: DeskFolder) -> None:
    warnings = desk.warnings(('products = ["envision-enterprise"]', 'products = ["envision-entreprise"]'))

    assert warnings == [
        "26: customers.acme.products.0: “envision-entreprise” isn't in the plan's list: envision-enterprise "
        "(MPOWR support service plans, Product table)"
    ]


def test_a_plan_without_a_list_of_products_takes_any(desk: DeskFolder) -> None:
    assert desk.warnings(('plan = "mst/standard"', 'plan = "mst/standard"\nproducts = ["anything"]')) == []


def test_reminders_that_nobody_would_get_are_a_warning(desk: DeskFolder) -> None:
    warnings = desk.warnings((ALL_LINES, '["first"]'))

    assert warnings == [
        f"{line}: customers.{customer}.plan: reminders under {plan} go to the lines first, second, engineering, "
        "leadership; nobody with an account is in second, engineering, leadership"
        for line, customer, plan in ((24, "acme", "Premier"), (41, "beta", "Standard"))
    ]


def test_more_people_to_acknowledge_than_are_in_the_line_are_a_warning(desk: DeskFolder) -> None:
    agreed = '{ key = "ladder.steps.outside-hours.until", value = 2, clause = "Order form 12" }'

    warnings = desk.warnings(("products =", f"overrides = [{agreed}]\nproducts ="))

    assert warnings == [
        "24: customers.acme.plan: under Premier, 2 people of the first line are to acknowledge (Outside support "
        "hours), and only 1 with an account is in it: the next line is called too"
    ]


LEFT: Change = ('tam = "tam-one"\nterm', 'tam = "tam-won"\nterm')


def test_a_tam_who_is_not_among_the_people_is_a_fault_of_a_new_file(desk: DeskFolder) -> None:
    with pytest.raises(FaultyDesk) as refusal:
        read_new(desk.written(LEFT), LIBRARY)

    assert str(refusal.value).endswith(
        ":27: customers.acme.tam: “tam-won” isn't one of the people; did you mean “tam-one”?"
    )


def test_with_a_tam_who_has_left_a_desk_still_starts_and_says_so(desk: DeskFolder) -> None:
    file = desk.read(LEFT)

    assert [finding.key for finding in file.notices] == ["customers.acme.tam"]


def test_a_tam_who_is_not_among_the_people_is_listed_beside_other_faults(desk: DeskFolder) -> None:
    assert [fault.split(": ")[1] for fault in desk.faults(LEFT, contacts(5))] == [
        "customers.acme.tam",
        "customers.acme.contacts.acme-6",
    ]


TAM_ACCOUNT: Change = ('accounts = ["slack:T0DESK/U0TAM1"]\n', "")
AGENT_ACCOUNT: Change = ('accounts = ["slack:T0DESK/U0AGENT1"]\n', "")


def test_row_81_a_file_in_which_the_most_severe_reaches_nobody_is_refused(desk: DeskFolder) -> None:
    faults = desk.faults(TAM_ACCOUNT, AGENT_ACCOUNT)

    assert [fault.split(": ")[1] for fault in faults] == ["customers.acme.plan", "customers.beta.plan"]
    assert faults[0].endswith(
        "reminders of Level 1 – Critical under Premier reach nobody: give somebody of the lines first, second, "
        "engineering, leadership an account, or a lead"
    )


@pytest.mark.parametrize(
    "changes",
    [
        (AGENT_ACCOUNT, ('roles = ["tam", "lead"]', 'roles = ["tam"]')),
        (AGENT_ACCOUNT, ('tam = "tam-one"\nterm', "term"), ('tam = "tam-one"\nchannels', "channels")),
        (TAM_ACCOUNT, (ALL_LINES, '["leadership"]')),
    ],
    ids=["the TAM", "a lead", "a line behind"],
)
def test_row_81_one_person_who_is_reached_is_enough(desk: DeskFolder, changes: tuple[Change, ...]) -> None:
    assert desk.read(*changes).desk.customers


def test_a_lead_reached_only_beside_the_ladder_is_a_warning(desk: DeskFolder) -> None:
    warnings = desk.warnings(AGENT_ACCOUNT)

    assert all("nobody with an account is in first" in warning for warning in warnings)
    assert len(warnings) == 2


def test_a_missing_tam_is_a_warning_where_reminders_go_to_one(desk: DeskFolder) -> None:
    warnings = desk.warnings(('tam = "tam-one"\nterm', "term"))

    assert warnings == ["21: customers.acme.tam: is missing; reminders under Premier also go to the TAM"]


def test_channels_of_a_plan_without_chat_are_a_warning(desk: DeskFolder) -> None:
    agreed = '{ key = "chat.kind", value = "not-included", clause = "Order form 12" }'

    warnings = desk.warnings((PREMIER, f"{PREMIER}\noverrides = [{agreed}]"))

    assert len(warnings) == 1
    assert warnings[0].startswith("30: customers.acme.channels: chat isn't part of Premier")
    assert "Order form 12" in warnings[0]
