"""Buttons: what pressing one means, and that the same pressing counts once."""

from typing import Any

import pytest

from adapters.teams import inbound
from bot.commands import Acknowledge, Choose, Command, Help, Via
from bot.model.places import Thread
from tests.unit.teams.deliveries import ACME, CONTACT_ONE, MESSAGE, NOW, activity, click, submit


def pressed(body: dict[str, Any]) -> Command:
    found = inbound.pressed(body, NOW)
    assert found
    return found


@pytest.mark.parametrize("body", [click(), submit()])
def test_a_button_is_its_verb_about_its_subject(body: dict[str, Any]) -> None:
    command = pressed(body)

    assert isinstance(command, Acknowledge)
    assert command.ticket == "EX-1"
    assert command.origin.by == CONTACT_ONE
    assert command.origin.place == ACME
    assert command.origin.thread == Thread(place=ACME, root=MESSAGE)
    assert command.origin.via is Via.BUTTON


def test_the_argument_of_a_button_is_kept_apart() -> None:
    command = pressed(click("choose", "i-1", "2"))

    assert isinstance(command, Choose)
    assert (command.intake, command.severity) == ("i-1", "2")


def test_a_button_of_a_card_that_began_a_thread_was_pressed_in_the_channel() -> None:
    assert pressed(click(replyToId=MESSAGE)).origin.thread is None


def test_a_button_with_an_odd_subject_is_explained() -> None:
    assert isinstance(pressed(click(subject="../..")), Help)


def test_a_click_that_does_not_say_when_it_was_is_now() -> None:
    assert pressed(click(timestamp=None)).origin.at == NOW


def keys(**changes: Any) -> set[str]:
    return set(pressed(click(**changes)).origin.keys)


LATER = {"id": "f:another", "timestamp": "2026-03-02T15:00:35Z"}


def test_a_click_that_comes_again_under_another_id_is_the_same() -> None:
    assert keys() & keys(**LATER)


def test_a_click_is_the_same_across_any_border_of_time() -> None:
    for minute in range(60):
        before = keys(timestamp=f"2026-03-02T15:{minute:02}:50Z")

        assert before & keys(id="f:another", timestamp=f"2026-03-02T15:{minute:02}:59.9Z")
        if minute < 59:
            assert before & keys(id="f:another", timestamp=f"2026-03-02T15:{minute + 1:02}:20Z")


@pytest.mark.parametrize(
    "other",
    [
        {"nonce": "d2"},
        {"verb": "resolve"},
        {"subject": "EX-2"},
        {"argument": "2"},
        {"from": {"id": "29:2", "aadObjectId": "somebody-else"}},
        {"timestamp": "2026-03-02T15:20:05Z"},
    ],
)
def test_another_button_person_version_of_the_card_or_time_is_another_click(other: dict[str, Any]) -> None:
    assert not keys() & keys(**({"id": "f:another"} | other))


def test_a_click_without_a_nonce_is_known_by_its_delivery_alone() -> None:
    assert keys(nonce="") == {"teams:click:f:0f1e"}


def test_a_message_with_a_value_that_is_not_ours_is_nothing() -> None:
    assert inbound.pressed(activity(value={"actionId": "info"}), NOW) is None
