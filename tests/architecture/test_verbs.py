"""The table of verbs in the README is the one that the desk goes by."""

import re

from bot.catalogue import TABLE as CATALOGUE
from bot.catalogue import VERBS
from bot.model.people import STAFF_ROLES, Role
from tests.architecture.sources import ROOT

ROW = re.compile(r"^\| `([^`]+)` \| ([a-z, ]+) \| .+ \|$", re.MULTILINE)


def verb_of(said: str) -> str:
    """The verb that an example begins with, which may have two words."""
    double = " ".join(said.split()[:2])
    return double if double in VERBS else said.split()[0]


TABLE = {verb_of(said): (said, who) for said, who in ROW.findall((ROOT / "bot" / "README.md").read_text("utf-8"))}


def test_every_verb_is_in_the_readme_and_every_verb_of_the_readme_is_there() -> None:
    assert TABLE.keys() == VERBS.keys()


def test_the_readme_shows_the_form_that_is_taken() -> None:
    assert {verb: form for verb, (form, _) in TABLE.items()} == {name: verb.example for name, verb in VERBS.items()}


def test_the_readme_says_who_may_say_it() -> None:
    permitted = {verb.name: who(row.roles) for row in CATALOGUE for verb in row.verbs if verb.name in VERBS}

    assert {verb: said for verb, (_, said) in TABLE.items()} == permitted


def who(roles: frozenset[Role]) -> str:
    """The people that these roles are, in the words of the table."""
    assistants = ["assistants"] if Role.ASSISTANT in roles else []
    if Role.STRANGER in roles:
        return ", ".join(["everybody", *assistants])
    if Role.COLLEAGUE in roles:
        return ", ".join(["everybody known", *assistants])
    contacts = ["contacts"] if Role.CONTACT in roles else []
    agents = ["agents"] if roles >= STAFF_ROLES else []
    managers = ["account managers"] if Role.TAM in roles and not agents else []
    return ", ".join(contacts + agents + managers + assistants)
