"""A contact whose day has not come may not open yet, and nobody is sent to them."""

from datetime import date

from msgspec.structs import replace

from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import CONTACT_TWO, a_desk_file


def test_a_contact_to_come_is_refused_and_not_named_among_those_to_ask() -> None:
    file = a_desk_file()
    acme, *others = file.customers
    one, two = acme.contacts
    acme = replace(acme, contacts=(one, replace(two, since=date(2026, 12, 1))))
    desk = FrontDesk(file=replace(file, customers=(acme, *others)))

    desk.hears(CONTACT_TWO, "Nobody can log in")

    told = " ".join(post.text for post in desk.posts())
    assert "I've asked @Contact One. Our team" in told
