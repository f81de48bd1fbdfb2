"""The keys of a click on Teams: what makes a click that is delivered again the same click.

Teams repeats a turn that took too long: first under the same activity id, which is the key of the delivery, and at last
under a new id and with a later time. Nothing in such a repeated click says that it is one. So the key of the meaning is
made of what the desk itself put into the button: the nonce of this version of the card (the id of its delivery, another
one after each edit), the verb and its arguments, with the person. That alone would let nobody press a button of one
card twice, ever, as somebody may who takes a ticket, gives it back and takes it again. So time is in it, as the number
of the ten minutes since 1970 in which the click was, and a click is noted for two of them, its own and the next. A
repeat at most ten minutes later shares one of the two; a deliberate press after twenty shares none; in between it
depends on where the ten minutes end, and counting once is the safer mistake.
"""

from datetime import datetime, timedelta
from typing import Final

from adapters.http.payload import Payload, words
from adapters.platform.keys import keys
from bot.model.places import Account

MEMORY: Final = timedelta(minutes=10)
"""The time within which a click that comes again, under whatever id, is the same."""


def spans(at: datetime) -> tuple[int, int]:
    """Return the two stretches of `MEMORY`, counted from 1970, for which something at that instant (UTC) is noted."""
    span = int(at.timestamp() // MEMORY.total_seconds())
    return span, span + 1


def click_keys(activity: Payload, button: Payload, by: Account, at: datetime) -> tuple[str, ...]:
    """Return the keys of the press of a `button` by somebody at an instant (UTC): of the delivery, and of the press.

    A button without a nonce has the key of the delivery alone.
    """
    meant = [words(button, key) for key in ("nonce", "verb", "subject", "argument")]
    presses = [f"{by}/{'/'.join(meant)}/{each}" for each in spans(at)] if meant[0] else []
    return keys(("teams:click", words(activity, "id")), *(("teams:card", each) for each in presses))
