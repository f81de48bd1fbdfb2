"""Companies and people are known in a text by less than their whole names, and everyday words aren't names."""

import pytest

from bot.language import plain
from bot.language.naming import parts, spellings, whole


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Globe Industries Ltd", {"globe", "globe industries", "globeindustries"}),
        ("Globe", {"globe"}),
        ("The Data Company GmbH & Co. KG", set()),
        ("Digital Services Ltd", {"digital services", "digitalservices"}),
        ("Müller + Söhne AG", {"muller", "sohne", "muller sohne", "mullersohne"}),
        ("3M", set()),
        ("Inc.", set()),
    ],
)
def test_of_a_company_each_word_is_known_that_few_others_have(name: str, known: set[str]) -> None:
    assert parts(name) == known


@pytest.mark.parametrize(
    "text",
    [
        "Globe is down",
        "globe's",
        "GL\u00adOBE",
        "Gl\u200bobe",
        "Ｇｌｏｂｅ",
        "the @Globe team",
        "globe.example",
        "Glōbe",
    ],
)
def test_a_name_is_known_however_it_is_written(text: str) -> None:
    assert any(plain.says(one, whole("Globe")) for one in spellings(text))


@pytest.mark.parametrize("text", ["globes", "Globex", "global", "englobed"])
def test_another_word_is_no_name(text: str) -> None:
    assert not any(plain.says(one, whole("Globe")) for one in spellings(text))


def test_a_sign_that_nobody_sees_may_stand_between_two_words() -> None:
    assert any(plain.says(one, whole("Globe Industries")) for one in spellings("Globe\u200bIndustries"))
