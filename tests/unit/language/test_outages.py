"""What tells of an outage, in any of the languages."""

import pytest

from bot.language.outages import tells_of_outage


@pytest.mark.parametrize(
    "text",
    [
        "The portal is down!",
        "We get a 503 everywhere",
        "API not reachable since 8:00",
        "Outage?",
        "Alles ausgefallen",
        "Seite lädt nicht",
        "Tout est en panne",
        "Le site ne répond plus",
        "El portal está caído",
        "Se cayó todo",
    ],
)
def test_an_outage_is_told_of(text: str) -> None:
    assert tells_of_outage(text)


def test_a_desk_adds_its_own_words() -> None:
    assert tells_of_outage("Die Anlage steht seit acht", ("Anlage steht",))
    assert not tells_of_outage("Die Anlage steht seit acht", ("",))


@pytest.mark.parametrize(
    "text", ["The report is empty", "How do I download it?", "Wie lade ich Daten hoch?", "Comment exporter ?", ""]
)
def test_other_troubles_are_none(text: str) -> None:
    assert not tells_of_outage(text)
