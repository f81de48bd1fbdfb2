"""People on the other platform than triage are told there, since triage cannot call them."""

from msgspec.structs import replace

from bot.model.ids import PersonId
from bot.model.places import Account
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, a_desk_file

ELSEWHERE = Account.parse("teams:TENANT/TAM-OBJECT")


def desk_with(person_id: str) -> FrontDesk:
    """The desk, with one of its people on the other platform alone."""
    file = a_desk_file()
    people = tuple(
        replace(person, accounts=(ELSEWHERE,)) if person.id == PersonId(person_id) else person for person in file.people
    )
    return FrontDesk(file=replace(file, people=people))


def test_a_tam_without_an_account_where_triage_is_is_told_on_the_other_platform() -> None:
    desk = desk_with("tam-one")
    desk.opened(CONTACT_ONE, "1")

    desk.passes(minutes=46)

    (told,) = desk.direct(ELSEWHERE)
    assert "unanswered" in told.text


def test_somebody_on_duty_who_cannot_be_called_in_triage_is_alerted_directly() -> None:
    desk = desk_with("agent-one")
    desk.opened(CONTACT_ONE, "1")

    desk.passes(minutes=31)

    (told,) = desk.direct(ELSEWHERE)
    assert "no response yet" in told.text


def test_somebody_on_duty_who_is_called_in_triage_is_not_told_twice(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    desk.passes(minutes=31)

    assert desk.direct(AGENT_ONE) == []
