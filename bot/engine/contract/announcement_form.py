"""The form of an announcement: what is said, to whom, and about which day; and the same with what they will read."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from bot.engine.form_answers import MAX_OPTIONS, MAX_TEXT
from bot.engine.situation import Situation
from bot.language.audience import ALL, Recipients, plans_of
from bot.language.forms import ANNOUNCE
from bot.model.form import FieldName, Form, FormChoices, Option, Part, Purpose, Writing
from bot.model.message import Block
from bot.wording import other_forms
from bot.wording.contract import announcing as words

MAX_KEPT = 300
"""The most characters of what was typed that a button can say again."""
MAX_DAY = 20
"""The most characters of a day."""


class AnnouncementDraft(Struct, frozen=True, kw_only=True):
    """The words of an announcement, whom it is for, and the day that it is about as it was written, if there is one."""

    text: str
    audience: Recipients
    day: str = ""


def form(draft: AnnouncementDraft, situation: Situation, typed: str = "") -> Form:
    """Return the form with what is written so far; its button shows what would be sent.

    Where it can't be shown at once it is with what was `typed`, if that is short.
    """
    title, send = other_forms.NAMES[ANNOUNCE]
    purpose = Purpose(verb=ANNOUNCE, subject=typed if len(typed) <= MAX_KEPT else "")
    return Form(title=title, send=send, parts=tuple(_parts(draft, situation)), purpose=purpose)


def preview(form: Form, above: tuple[Block, ...], send: str, shown: str, *, asks: bool) -> Form:
    """Return the form below what is going to be read, by whom; if it `asks`, with a box to tick that names are none."""
    parts = (*above, *form.parts, *((no_names(),) if asks else ()))
    return replace(form, send=send, parts=parts, purpose=Purpose(verb=ANNOUNCE, shown=shown))


def no_names() -> FormChoices:
    """Return the box to tick that what reads like names is none."""
    yes = Option(value="yes", label=words.ANYWAY)
    return FormChoices(name=FieldName.ANYWAY, label=words.NAMES, options=(yes,), is_optional=True)


def _parts(draft: AnnouncementDraft, situation: Situation) -> Iterator[Part]:
    yield Writing(
        name=FieldName.TEXT,
        label=words.TEXT,
        max_length=MAX_TEXT,
        missing=words.NO_TEXT,
        written=draft.text[:MAX_TEXT],
    )
    yield from _customers(draft, situation)
    yield from _plans(draft, situation)
    yield Writing(
        name=FieldName.DAY,
        label=words.DAY,
        max_length=MAX_DAY,
        hint=words.DAY_HINT,
        written=draft.day[:MAX_DAY],
        is_optional=True,
        is_short=True,
    )


def _customers(draft: AnnouncementDraft, situation: Situation) -> Iterator[Part]:
    """Yield the customers to tick, those that are ticked first, and the way to name others if not all fit."""
    there, ticked = situation.desk.customers, draft.audience.customers
    in_order = sorted(there, key=lambda one: (one.id not in ticked, one.name.casefold()))
    options = (
        Option(value=ALL, label=words.all_of(len(there))),
        *(Option(value=one.id, label=words.customer(one, situation.desk.off)) for one in in_order),
    )
    yield FormChoices(
        name=FieldName.CUSTOMERS,
        label=words.CUSTOMERS,
        options=options[:MAX_OPTIONS],
        chosen=ticked,
        missing=words.NOBODY_TICKED,
        is_optional=True,
    )
    if len(options) > MAX_OPTIONS:
        yield other_forms.about(words.MORE)


def _plans(draft: AnnouncementDraft, situation: Situation) -> Iterator[Part]:
    """Yield the plans to tick, if customers have several."""
    number = Counter(ref for customer in situation.desk.customers for ref in plans_of(customer))
    if len(number) > 1:
        plans = (
            *situation.present_plans.values(),
            *(one for own in situation.product_plans.values() for one in own.values()),
        )
        names = {one.ref: one.name for one in plans}
        options = tuple(
            Option(value=ref, label=words.plan(ref, names.get(ref, ref), many)) for ref, many in sorted(number.items())
        )
        yield FormChoices(
            name=FieldName.PLANS,
            label=words.PLANS,
            options=options[:MAX_OPTIONS],
            chosen=draft.audience.plans,
            missing=words.NOBODY_TICKED,
            is_optional=True,
        )
