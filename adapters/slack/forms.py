"""A form as a modal of Slack, and what comes back of it. Pure, and within every limit.

The modal carries with it where it was asked for, sealed; what is in its fields comes back by their names.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, assert_never

from adapters.http import json_object, sealing
from adapters.http.fitting import one_line, shortened
from adapters.http.handling import HandledCommand
from adapters.http.payload import EMPTY, Payload, part, parts, words
from adapters.platform.permalink import addressed
from adapters.slack import render
from adapters.slack.config import SlackConfig
from adapters.slack.ident import ident
from bot.commands import Origin, Submit, Via
from bot.model.blocks import without_buttons
from bot.model.form import Field, FieldFault, Filled, Form, FormChoice, FormChoices, Option, Part, Writing
from bot.model.message import Message
from bot.model.places import Account, Place, Platform
from bot.wording import other_forms
from bot.wording.intake import form as forms

Json = dict[str, Any]

CALLBACK = "plandesk:request"
"""The id of our modals, so that nobody else's is taken for one."""
ANSWER = "answer"

TITLE, LABEL, HINT, OPTION, VALUE, BLOCKS = 24, 2000, 2000, 75, 150, 100  # limits of modals, in characters
RADIOS = 6
"""Options that are shown side by side; more are a list to open."""
BOXES = 10
"""Options that are boxes to tick, as many as Slack takes; more are a list to open, in which one can search."""


def modal(form: Form, by: Account, place: Place | None, config: SlackConfig) -> Json:
    """Return the form as a modal for one person. Whom it is for, and the `place`, travel in it under a seal.

    Raises ValueError if it can't fit.
    """
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": _plain(form.title, TITLE),
        "submit": _plain(form.send, TITLE),
        "close": _plain(forms.CANCEL, TITLE),
        "private_metadata": json.dumps(sealing.sealed(form, by, place, config.bot_token)),
        "blocks": _parts(form.parts),
    }


def told(message: Message, title: str = forms.TITLE) -> Json:
    """Return a modal that only says something."""
    return {
        "type": "modal",
        "title": _plain(title, TITLE),
        "close": _plain(forms.CLOSE, TITLE),
        "blocks": render.blocks(without_buttons(message.blocks))[:BLOCKS],
    }


def response(result: HandledCommand | None, command: Submit | None, config: SlackConfig) -> Json:
    """Return what Slack is to do with the modal that was sent: keep it with its faults, show another, or close it."""
    if result is None or command is None:
        return {"response_action": "update", "view": told(forms.unreadable())}
    by, place = command.origin.by, command.origin.place
    if result.faults:
        return {"response_action": "errors", "errors": _errors(result.faults)}
    if result.form and by:
        return {"response_action": "update", "view": modal(result.form, by, place, config)}
    if result.answer is None or (result.confirms and command.filled.purpose):
        return {}
    about = command.filled.purpose
    waiting = forms.WAITING_TITLE if command.filled.intake else forms.TITLE
    title = other_forms.NAMES.get(about.verb, (about.subject, ""))[0] if about else waiting
    return {"response_action": "update", "view": told(addressed(result.answer, config.addresses), title)}


def filled(payload: Payload, config: SlackConfig, at: datetime) -> Submit | None:
    """Return the form that was sent, with `at` as its time, since Slack doesn't say when.

    None for one that the desk never gave its sender.
    """
    view, user = part(payload, "view"), ident(payload, "user", "id")
    if not user or not words(view, "id"):
        return None
    team = ident(payload, "user", "team_id") or config.installed
    by, held = Account(platform=Platform.SLACK, workspace=team, user=user), _held(view)
    try:
        place = sealing.place_of(held, by, config.bot_token)
    except sealing.Forged:
        return None
    origin = Origin(by=by, by_name=words(payload, "user", "name"), place=place, at=at, via=Via.FORM)
    answers = {name: _answer(part(view, "state", "values", name, ANSWER)) for name in part(view, "state", "values")}
    form = Filled(
        id=f"slack:view:{words(view, 'id')}",
        customer=words(held, "customer"),
        plan=words(held, "plan"),
        answers=answers,
        purpose=sealing.purpose_of(held),
        intake=sealing.intake_of(held),
    )
    return Submit(origin=origin, filled=form)


def _held(view: Payload) -> Payload:
    try:
        return json_object.read(words(view, "private_metadata"))
    except ValueError:
        return EMPTY


def _answer(state: Payload) -> str:
    ticked = ",".join(words(one, "value") for one in parts(state, "selected_options"))
    return words(state, "value") or words(state, "selected_option", "value") or ticked


def _errors(faults: Iterable[FieldFault]) -> dict[str, str]:
    return {fault.name.value: fault.says for fault in faults}


def _parts(form: tuple[Part, ...]) -> list[Json]:
    shown: list[Json] = []
    for one in form:
        shown += [_input(one)] if isinstance(one, FormChoice | FormChoices | Writing) else render.blocks((one,))
    return shown


def _input(field: Field) -> Json:
    held: Json = {"type": "input", "block_id": field.name.value, "label": _plain(field.label, LABEL)}
    held |= {"optional": True} if field.is_optional else {}
    match field:
        case FormChoice():
            return held | {"element": _choice(field)}
        case FormChoices():
            return held | {"element": _choices(field)}
        case Writing():
            hint = {"hint": _plain(field.hint, HINT)} if field.hint else {}
            return held | {"element": _writing(field)} | hint
        case _:
            assert_never(field)


def _choice(field: FormChoice) -> Json:
    options = [_option(option) for option in field.options]
    chosen = [shown for shown, option in zip(options, field.options, strict=True) if option.value == field.chosen]
    # Nobody can take back a radio button, so that what may be left out is a list.
    kind = "radio_buttons" if len(options) <= RADIOS and not field.is_optional else "static_select"
    first = {"initial_option": chosen[0]} if field.chosen and chosen else {}
    return {"type": kind, "action_id": ANSWER, "options": options, **first}


def _choices(field: FormChoices) -> Json:
    options = [_option(option) for option in field.options]
    chosen = [shown for shown, option in zip(options, field.options, strict=True) if option.value in field.chosen]
    kind = "checkboxes" if len(options) <= BOXES else "multi_static_select"
    first = {"initial_options": chosen} if chosen else {}
    return {"type": kind, "action_id": ANSWER, "options": options, **first}


def _writing(field: Writing) -> Json:
    written = {"initial_value": field.written} if field.written else {}
    return {
        "type": "plain_text_input",
        "action_id": ANSWER,
        "multiline": not field.is_short,
        "max_length": min(field.max_length, 3000),
        **written,
    }


def _option(option: Option) -> Json:
    if len(option.value) > VALUE:
        raise ValueError(f"the option “{option.label[:OPTION]}” carries more than {VALUE} characters")
    return {"text": _plain(option.label, OPTION), "value": option.value}


def _plain(text: str, limit: int) -> Json:
    return {"type": "plain_text", "text": shortened(one_line(text), limit), "emoji": False}
