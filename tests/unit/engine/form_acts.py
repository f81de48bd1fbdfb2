"""People ask for the form, fill it in and send it; and what stands in it."""

from msgspec.structs import replace

from bot.commands import Origin, Submit, Via
from bot.language import verbs
from bot.model import plain_text
from bot.model.form import FieldName, Filled, Form, FormChoice, Writing
from bot.model.message import Message
from bot.model.places import Account, Place
from bot.shell.writer import CommandResult
from bot.wording.intake.form import KINDS
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    TRIAGE,
)

ACME = people.channel(people.ACME)
WORDS = "Nobody can log in"


def asked(desk: FrontDesk, who: Account, place: Place, text: str = "new") -> CommandResult:
    origin = Origin(by=who, place=place, at=desk.clock.at, via=Via.SLASH)
    result = desk.service.handle(verbs.typed(text, origin))
    assert not desk.store.kept.quarantined
    return result


def shown(desk: FrontDesk, who: Account, place: Place) -> Form:
    form = asked(desk, who, place).form
    assert form is not None
    return form


def answered(desk: FrontDesk, who: Account, place: Place, **answers: str) -> Filled:
    """The form that this person is shown there, filled in."""
    form = asked(desk, who, place).form
    customer = str(form.customer or "") if form else ""
    plan = people.plan(next((one.plan for one in people.customers() if one.id == customer), "mpowr/premier"))
    kind = (plan.kinds or KINDS)[0]
    given = {"text": WORDS, "severity": "2", "kind": kind, "contact": "", "product": ""} | answers
    return Filled(id="V1", customer=customer, plan=plan.version, answers=given)


def sends(desk: FrontDesk, who: Account, *, place: Place = ACME, **claims: str) -> CommandResult:
    """Somebody fills the form in and sends it; `claims` are answers, or `customer` and `plan`."""
    of_form = {name: claims.pop(name) for name in ("customer", "plan") if name in claims}
    filled = answered(desk, who, place, **claims)
    if place == TRIAGE:
        filled = replace(filled, plan=people.plan("mpowr/premier").version)
    return submits(desk, who, place, replace(filled, **of_form))


def submits(desk: FrontDesk, who: Account, place: Place, filled: Filled) -> CommandResult:
    origin = Origin(by=who, place=place, at=desk.clock.at, via=Via.FORM)
    result = desk.service.handle(Submit(origin=origin, filled=filled))
    assert not desk.store.kept.quarantined, desk.store.kept.quarantined
    return result


def names(form: Form) -> list[FieldName]:
    return [field.name for field in form.fields]


def choice(form: Form, name: FieldName) -> FormChoice:
    (found,) = [field for field in form.fields if isinstance(field, FormChoice) and field.name == name]
    return found


def writing(form: Form) -> Writing:
    (found,) = [field for field in form.fields if isinstance(field, Writing)]
    return found


def said(form: Form) -> str:
    blocks = tuple(part for part in form.parts if not isinstance(part, FormChoice | Writing))
    return plain_text.body(Message(summary=(), blocks=blocks))


def words_of(result: CommandResult) -> str:
    assert result.answer is not None
    return plain_text.body(result.answer)


def with_products(*products: str) -> people.Desk:
    return changed(people.ACME, products=products)


def without_contact_one() -> people.Desk:
    (acme,) = [one for one in people.customers() if one.id == people.ACME]
    return changed(people.ACME, contacts=acme.contacts[1:])


def changed(name: people.CustomerId, **changes: object) -> people.Desk:
    file = people.a_desk_file()
    customers = tuple(replace(one, **changes) if one.id == name else one for one in file.customers)  # type: ignore[arg-type]  # the fields are the caller's word
    return replace(file, customers=customers)
