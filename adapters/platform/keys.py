"""The keys of a command, by which a second delivery of it is known: `Origin.keys`.

Platforms deliver at least once. What isn't answered in seconds comes again, and so does what was answered while the
connection broke. A click that counted twice would assign a ticket anew, or raise it once more. So each command carries
keys, and is absorbed if any of them was seen before: their receipt is kept in the transaction that carries it out.

One key is of the delivery: the id that the platform gives it and repeats with it. It isn't enough, since a platform may
deliver one deed under two ids (two kinds of event for one post, a retry that is made anew), or leave the id out. So
there is a key of the meaning: who did what to which message, and which time of doing it this was. The last part is the
difficult one. With too little in it somebody's second, deliberate click is taken for the first one come again; with too
much, such as the time of arrival, a click that is repeated is taken for a new one. What tells the two apart is each
platform's own: see `click.py` in its folder.
"""


def keys(*named: tuple[str, str]) -> tuple[str, ...]:
    """Return `name:value` for each of these, without those whose value the platform left out."""
    return tuple(f"{name}:{value}" for name, value in named if value)
