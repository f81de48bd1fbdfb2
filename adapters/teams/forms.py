"""A form as a card with inputs in the personal chat, and what comes back of it. Pure, and within every limit.

The button that sends it carries where it was asked for, sealed, and which showing of the form it is.
"""

from datetime import datetime
from hashlib import sha256
from typing import Any, assert_never

from adapters.http import sealing
from adapters.http.fitting import one_line, shortened
from adapters.http.handling import HandledCommand
from adapters.http.payload import Payload, part, words
from adapters.platform.permalink import addressed
from adapters.teams import card, inbound, render
from adapters.teams.config import TeamsConfig
from adapters.teams.inbound import MARK
from adapters.teams.markdown import Mentions
from bot.commands import Origin, Submit, Via
from bot.model.form import Field, Filled, Form, FormChoice, FormChoices, Option, Writing
from bot.model.message import Heading
from bot.model.places import Account, Place
from bot.wording.brief import form_is_done, noted
from bot.wording.spans import plain

Json = dict[str, Any]

MESSAGE = "application/vnd.microsoft.activity.message"
VERB = "form"
EXPANDED = 6
"""Options that are shown one below the other; more are a list to open."""


def named(origin: Origin) -> str:
    """Return the name of one showing of a form: the same whenever the same asking is delivered again."""
    asked = origin.keys[0] if origin.keys else f"{origin.by} {origin.at.isoformat()}"
    return sha256(asked.encode("utf-8", "replace")).hexdigest()[:16]


def payload(form: Form, name: str, by: Account, place: Place | None, config: TeamsConfig) -> Json:
    """Return what the activity of a form holds, for one person. Raises ValueError for what doesn't fit."""
    mentions: Mentions = {}
    body = [*_parts(form, name, by, mentions), _send(form, name, by, place, config)]
    return card.held(body, form.title, mentions)


def response(result: HandledCommand, command: Submit, config: TeamsConfig) -> Json:
    """Return what becomes of the card that was sent: it stays, with what is wrong, or another takes its place."""
    by, place, name = command.origin.by, command.origin.place, _name(command)
    if result.faults:
        return {"statusCode": 200, "type": MESSAGE, "value": " ".join(fault.says for fault in result.faults)}
    if result.form and by:
        return _card(payload(result.form, name, by, place, config))
    told = plain(form_is_done()) if result.told_apart else result.answer
    if told and by:
        return _card(render.payload(addressed(told, config.addresses), name, by.workspace))
    return {"statusCode": 200, "type": MESSAGE, "value": noted()}


def filled(activity: Payload, config: TeamsConfig, at: datetime) -> Submit | None:
    """Return the form that was sent; None for one that its sender was never given.

    `at` is for one that doesn't say when.
    """
    data = part(activity, "value", "action", "data")
    held, by = part(data, MARK), inbound.account_of(activity)
    name = words(held, VERB)
    if by is None or not name:
        return None
    try:
        place = sealing.place_of(held, by, config.app_password)
    except sealing.Forged:
        return None
    origin = Origin(
        by=by, by_name=words(activity, "from", "name"), place=place, at=inbound.instant(activity) or at, via=Via.FORM
    )
    answers = {key: words(data, key) for key in data if key != MARK}
    sent = Filled(
        id=f"teams:form:{name}",
        customer=words(held, "customer"),
        plan=words(held, "plan"),
        answers=answers,
        purpose=sealing.purpose_of(held),
        intake=sealing.intake_of(held),
    )
    return Submit(origin=origin, filled=sent)


def _name(command: Submit) -> str:
    return command.filled.id.rpartition(":")[2]


def _card(held: Json) -> Json:
    return {"statusCode": 200, "type": card.CARD, "value": held["attachments"][0]["content"]}


def _parts(form: Form, name: str, by: Account, mentions: Mentions) -> list[Json]:
    blocks, shown = render.CardBlocks(name, by.workspace, mentions), []
    # In a chat nothing else says which ticket or request it is about.
    title = (Heading(text=form.title),) if form.purpose or form.intake else ()
    for one in (*title, *form.parts):
        shown += [_input(one)] if isinstance(one, FormChoice | FormChoices | Writing) else list(blocks.of((one,)))
    return shown


def _input(field: Field) -> Json:
    label = shortened(one_line(field.label), render.LABEL)
    held: Json = {"id": field.name.value, "label": label, "isRequired": not field.is_optional}
    wrong = {"errorMessage": field.missing} if field.missing else {}
    match field:
        case FormChoice():
            chosen = {"value": field.chosen} if field.chosen else {}
            style = "expanded" if len(field.options) <= EXPANDED and not field.is_optional else "compact"
            return {"type": "Input.ChoiceSet", **held, **_choices(field.options), "style": style, **wrong, **chosen}
        case FormChoices():
            chosen = {"value": ",".join(field.chosen)} if field.chosen else {}
            several = {"isMultiSelect": True, "style": "expanded", "wrap": True}
            return {"type": "Input.ChoiceSet", **held, **_choices(field.options), **several, **wrong, **chosen}
        case Writing():
            written = {"value": field.written} if field.written else {}
            hint = {"placeholder": field.hint} if field.hint else {}
            size: Json = {"isMultiline": not field.is_short, "maxLength": field.max_length}
            return {"type": "Input.Text", **held, **size, **hint, **wrong, **written}
        case _:
            assert_never(field)


def _choices(options: tuple[Option, ...]) -> Json:
    shown = [{"title": shortened(one_line(one.label), render.LABEL), "value": one.value} for one in options]
    return {"choices": shown}


def _send(form: Form, name: str, by: Account, place: Place | None, config: TeamsConfig) -> Json:
    means = sealing.sealed(form, by, place, config.app_password) | {VERB: name}
    action = {"type": "Action.Execute", "title": form.send, "verb": VERB, "data": {MARK: means}, "style": "positive"}
    return {"type": "ActionSet", "actions": [action]}
