"""The check of what was filled in, a form with the answers that it had before, and forms that can't be taken."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from bot.effects import ReplyToActor, ReturnForm
from bot.engine.situation import Decision, answer
from bot.language.forms import FORMS
from bot.model import plain_text
from bot.model.form import FieldFault, FieldName, Filled, Form, FormChoice, FormChoices, Part, Writing
from bot.model.message import Message
from bot.wording.intake import form as words

MAX_TEXT: Final = 3000
"""The most characters that a text in a form may have."""
MAX_OPTIONS: Final = 100
"""The most options that a choice may have on every platform."""


def faults(form: Form, filled: Filled) -> tuple[FieldFault, ...]:
    """Return what is wrong with these answers to this form."""
    return tuple(_faults(form, filled))


def with_answers(parts: tuple[Part, ...], before: Filled) -> tuple[Part, ...]:
    """Return the parts of a form whose fields have the answers of `before`, as far as these can still be given."""
    return tuple(_with_answer(part, before) for part in parts)


def keep_form(told: Message, filled: Filled) -> Decision:
    """Return the refusal of a form, with what was written in it."""
    return answer(words.with_text(told, filled.said(FieldName.TEXT)))


def refused(filled: Filled, decided: Decision) -> Decision:
    """Return a refusal of what a form comes to at the field that it is about, and on record as it was.

    Where there are tickets to tick, that is their field.
    """
    verb = filled.purpose.verb if filled.purpose else ""
    said = [effect.message for effect in decided.effects if isinstance(effect, ReplyToActor)]
    if not said or verb not in FORMS:
        return decided
    field = FieldName.TICKETS if FieldName.TICKETS in filled.answers else FORMS[verb].main
    fault = FieldFault(name=field, says=plain_text.summary(said[0]))
    return Decision(effects=(ReturnForm(faults=(fault,)),), refusal=decided.refusal)


def _faults(form: Form, filled: Filled) -> Iterator[FieldFault]:
    for field in form.fields:
        said = filled.said(field.name)
        if not said and field.is_optional:
            continue
        if isinstance(field, FormChoice | FormChoices):
            given = filled.ticked(field.name) if isinstance(field, FormChoices) else (said,)
            if not given or not {option.value for option in field.options}.issuperset(given):
                yield FieldFault(name=field.name, says=field.missing)
        elif not said:
            yield FieldFault(name=field.name, says=field.missing)
        elif len(said) > field.max_length:
            yield FieldFault(name=field.name, says=words.too_long(field.max_length, len(said)))


def _with_answer(part: Part, before: Filled) -> Part:
    if isinstance(part, Writing):
        return replace(part, written=before.said(part.name)[: part.max_length])
    if isinstance(part, FormChoice):
        said = before.said(part.name)
        return replace(part, chosen=said if any(said == option.value for option in part.options) else part.chosen)
    if isinstance(part, FormChoices):
        ticked = before.ticked(part.name)
        return replace(part, chosen=tuple(option.value for option in part.options if option.value in ticked))
    return part
