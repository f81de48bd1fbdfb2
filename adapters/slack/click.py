"""The keys of a click on Slack: what makes a click that is delivered again the same click.

What comes again is as it was: an envelope of Socket Mode that wasn't answered, or a signed request that somebody
replays before its signature is too old. So its `trigger_id` is the key of the delivery. Each press of a button also has
an `action_ts` of its own, a stamp in microseconds. Who pressed which element (`block_id`, and the `action_id`, in which
is the button's place in its row) with that stamp is the key of the meaning: what is delivered again has the same stamp,
and a second, deliberate press of the same person another. People who press in the same instant differ by the person.
Without a stamp there is no key of the meaning: all presses of one button by one person would be the same. And a payload
without both has no key at all, and counts each time: better a click twice than one that is lost.
"""

from adapters.http.payload import Payload, words
from adapters.platform.keys import keys


def click_keys(payload: Payload, action: Payload, user: str) -> tuple[str, ...]:
    """Return the keys of the press of one `action` by a user: of the delivery, and of that one press."""
    stamp = words(action, "action_ts")
    press = f"{user}/{stamp}/{words(action, 'block_id')}/{words(action, 'action_id')}"
    return keys(("slack:trigger", words(payload, "trigger_id")), ("slack:action", press if stamp else ""))
