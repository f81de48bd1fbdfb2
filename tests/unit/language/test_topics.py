"""Which of the topics there are somebody means."""

import pytest

from bot.language.topics import asked_about

TOPICS = (
    ("severity", "You choose it."),
    ("who may ask", "Anyone may ask; the terms name no contacts."),
    ("plans", "Your contract says which."),
    ("chat", "Chat is there by arrangement."),
    ("intake", "The terms lack its address."),
    ("hours", "Mon–Fri 08:00–17:00. No holidays are kept."),
    ("not included: password resets", "Use the login page."),
    ("remote access", "It needs approval."),
)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("severity", ["severity"]),
        ("password resets", ["not included: password resets"]),
        ("passwords", ["not included: password resets"]),
        ("remote acces", ["remote access"]),
        ("aproval", ["remote access"]),
        ("contacts", ["who may ask"]),
        ("slack", ["chat"]),
        ("teams", ["chat"]),
        ("weekend", ["hours"]),
        ("holidays", ["hours"]),
        ("who decides the severity", ["severity"]),
        ("dragons", []),
        ("the", []),
    ],
)
def test_a_topic_is_known_by_its_name_by_what_is_said_of_it_or_by_a_word_that_is_nearly_one(
    asked: str, meant: list[str]
) -> None:
    assert [TOPICS[place][0] for place in asked_about(asked, TOPICS)] == meant


@pytest.mark.parametrize("words", ["for Monday: the severity and our hours", "holidays", "who decides the severity"])
def test_in_a_sentence_only_names_count(words: str) -> None:
    assert asked_about(words, TOPICS, by_name=True) == ()
