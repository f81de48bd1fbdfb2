"""Reasons why nobody can do something about a message, on any platform."""

from typing import Final

from adapters.sandbox.core.sights import Deed

ANOTHERS: Final = dict.fromkeys((Deed.EDIT, Deed.DELETE), "Somebody else wrote this.")
ONLY_YOURS: Final = dict.fromkeys(Deed, "Only you see this message, so there's nothing to be done about it.")
THE_DESKS: Final = {
    **dict.fromkeys(
        (Deed.REACT, Deed.OPEN), "The desk wrote this itself: there's nothing in it to open a ticket about."
    ),
    Deed.REPLY: "The desk wrote this itself.",
}
