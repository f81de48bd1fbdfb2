"""What a desk file adds to the words that people type for a severity."""

from tests.unit.desk_file.files import DeskFolder


def test_what_customers_call_a_severity_is_read_whatever_the_language(desk: DeskFolder) -> None:
    words = 'words = { en = { "1" = ["prod down"] }, de = { "1" = ["brennt"], "2" = ["klemmt"] } }'

    found = desk.read(("[desk]\n", f"[desk]\n{words}\n"))

    assert found.desk.words == {"1": ("prod down", "brennt"), "2": ("klemmt",)}


def test_a_word_for_a_severity_must_stand_in_a_list(desk: DeskFolder) -> None:
    (fault,) = desk.faults(("[desk]\n", '[desk]\nwords = { en = { "1" = "prod down" } }\n'))

    assert "desk.words.en.1: must be a list of texts" in fault


def test_words_for_a_severity_that_no_plan_in_use_has_are_warned_of(desk: DeskFolder) -> None:
    words = 'words = { en = { "1" = ["prod down"], "sev1" = ["on fire"], outage = ["all dark"] } }'

    found = desk.read(("[desk]\n", f"[desk]\n{words}\n"))

    (warning,) = [str(one) for one in found.warnings if "words" in one.key]
    assert "desk.words.en.sev1: no plan in use has a severity “sev1”" in warning
