"""An account manager is told where they are, be it on the other platform."""

from dataclasses import replace

from bot.model.ids import PersonId
from bot.model.places import Account
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import CONTACT_ONE, a_desk_file

ELSEWHERE = Account.parse("teams:TENANT/TAM-OBJECT")


def test_a_tam_without_an_account_where_triage_is_is_told_on_the_other_platform() -> None:
    file = a_desk_file()
    people = tuple(
        replace(person, accounts=(ELSEWHERE,)) if person.id == PersonId("tam-one") else person for person in file.people
    )
    desk = FrontDesk(file=replace(file, people=people))
    desk.opened(CONTACT_ONE, "1")

    desk.passes(minutes=46)

    (told,) = desk.direct(ELSEWHERE)
    assert "nobody has answered yet" in told.text
