"""What customers would read of each other is known before it goes out, and everyday words aren't taken for names."""

import pytest
from msgspec.structs import replace

from bot.engine.names import names_of_others, others_hinted
from bot.model.desk import Desk
from bot.model.ids import CustomerId
from tests.unit.engine import people

BOTH = frozenset({people.ACME, people.GLOBE})
ONE, THREE = "one@acme.example", "three@globe.example"


@pytest.fixture
def at_desk() -> Desk:
    """A desk whose customers have the names of companies, and whose contacts have addresses."""
    names = {people.GLOBE: ("Globe Industries Ltd", THREE), people.ACME: ("Acme Data Services", ONE)}
    changed = (
        replace(
            one,
            name=names[one.id][0],
            contacts=tuple(replace(each, email=names[one.id][1]) for each in one.contacts),
        )
        for one in people.customers()
        if one.id in names
    )
    return replace(people.a_desk_file(), customers=tuple(changed))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Globe is down", "Globe Industries Ltd"),
        ("Globe Industries is down", "Globe Industries Ltd"),
        ("GlobeIndustries is down", "Globe Industries Ltd"),
        ("globe industries ltd is down", "Globe Industries Ltd"),
        ("Gl\u200bobe is down", "Globe Industries Ltd"),
        ("Gl\u00adobe\u2060 is down", "Globe Industries Ltd"),
        ("ＧＬＯＢＥ is down", "Globe Industries Ltd"),
        ("globe_industries is down", "Globe Industries Ltd"),
        ("See status.globe.example", "Globe Industries Ltd"),
        ("As Contact  Three said", "Contact Three"),
        ("contact-three has it too", "Contact Three"),
        ("mail three@globe.example", "Contact Three"),
        ("It is EX-7", "EX-7"),
    ],
)
def test_less_than_a_whole_name_is_enough(at_desk: Desk, text: str, named: str) -> None:
    assert named in names_of_others(text, BOTH, at_desk)


@pytest.mark.parametrize(
    "text",
    [
        "All industries are down, data services too",
        "We are upgrading the databases on Tuesday, from nine to eleven.",
        "Globally, three of our contacts saw globes.",
        "Please contact us: one of two servers is slow.",
    ],
)
def test_everyday_words_are_no_names(at_desk: Desk, text: str) -> None:
    globes = replace(at_desk, customers=tuple(one for one in at_desk.customers if one.id == people.GLOBE))

    assert names_of_others(text, BOTH, globes) == ()


def test_one_customer_may_read_of_themselves_and_not_of_their_sister(at_desk: Desk) -> None:
    sister = replace(at_desk.customers[0], id=CustomerId("acme-uk"), name="Acme UK", contacts=())
    both = replace(at_desk, customers=(*at_desk.customers, sister))

    assert names_of_others("Acme and Contact One", {people.ACME}, both) == ()
    assert tuple(others_hinted("Acme and Contact One", {sister.id}, both)) == ("Contact One",)
    assert "Globe Industries Ltd" in names_of_others("Globe", {people.ACME}, both)
