"""The seal on a form: where it was asked for, and by whom, so that it can be trusted when the form comes back.

A client could claim anything about a form that it sends. A seal shows that the desk wrote it, for this very person.
"""

import hmac
from hashlib import sha256

from adapters.http.payload import Payload, words
from bot.model.form import Form, Purpose
from bot.model.ids import IntakeId
from bot.model.places import Account, Place

_KEYS = ("place", "customer", "plan", "fills", "ticket", "shown")
_INTAKE = "intake"
"""A key that only some forms have: without it the seal is as it was before there were any of these."""


class Forged(Exception):
    """A form that the desk never gave to this person."""


def sealed(form: Form, by: Account, place: Place | None, secret: str) -> dict[str, str]:
    """Return what a form carries with it; `place` None: it was asked for in no conversation."""
    about = form.purpose
    held = {
        "place": str(place) if place else "",
        "customer": form.customer or "",
        "plan": form.plan,
        "fills": about.verb if about else "",
        "ticket": about.subject if about else "",
        "shown": about.shown if about else "",
    }
    held |= {_INTAKE: str(form.intake)} if form.intake else {}
    return held | {"seal": _seal(held, by, secret)}


def place_of(held: Payload, by: Account, secret: str) -> Place | None:
    """Return where it was asked for, None for no conversation. Raises Forged."""
    claimed = {key: words(held, key) for key in (*_KEYS, _INTAKE)}
    if not hmac.compare_digest(_seal(claimed, by, secret), words(held, "seal").encode("ascii", "replace").decode()):
        raise Forged
    return Place.parse(claimed["place"]) if claimed["place"] else None


def purpose_of(held: Payload) -> Purpose | None:
    """Return the verb that a form fills in; None for the form of a request. Its seal has been looked at."""
    verb = words(held, "fills")
    return Purpose(verb=verb, subject=words(held, "ticket"), shown=words(held, "shown")) if verb else None


def intake_of(held: Payload) -> IntakeId | None:
    """Return the request that waits for the form; None if it begins one. Its seal has been looked at."""
    return IntakeId(words(held, _INTAKE)) or None


def _seal(held: dict[str, str], by: Account, secret: str) -> str:
    """Return the seal over the user alone, not their workspace: platforms name that in more than one way."""
    waits = held.get(_INTAKE, "")
    content = "\n".join((by.platform, by.user, *(held[key] for key in _KEYS), *((waits,) if waits else ())))
    return hmac.new(secret.encode(), content.encode("utf-8", "replace"), sha256).hexdigest()
