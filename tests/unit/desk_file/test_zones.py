"""In which zone a customer reads times, where its section says nothing of it."""

import pytest

from tests.unit.desk_file.files import Change, DeskFolder


@pytest.mark.parametrize(
    ("changes", "zones"),
    [
        ((), ["America/Chicago", "Europe/London"]),
        ((("emea", "apj"),), ["America/Chicago", "Asia/Kolkata"]),
        ((('region = "emea"', 'region = "emea"\ntimezone = "Europe/Paris"'),), ["America/Chicago", "Europe/Paris"]),
        (
            (("mpowr/premier", "nobody/knows"), ('timezone = "America/Chicago"\nproducts', "products")),
            ["UTC", "Europe/London"],
        ),
        (
            (('timezone = "America/Chicago"\nproducts', "products"),),
            ["America/Chicago", "Europe/London"],
        ),
    ],
)
def test_a_customer_has_a_zone_its_own_or_that_of_its_plans_hours(
    desk: DeskFolder, changes: tuple[Change, ...], zones: list[str]
) -> None:
    found = desk.read(*changes)

    assert [customer.timezone for customer in found.desk.customers] == zones
