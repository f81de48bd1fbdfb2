from storage.recent import Recent


def test_the_latest_values_are_known_by_their_text() -> None:
    recent = Recent[int](2)

    for number in range(1, 4):
        recent.keep(f"text {number}", number)

    assert [recent.get(f"text {number}") for number in range(1, 4)] == [1, 2, 3]


def test_values_that_many_others_followed_are_forgotten() -> None:
    recent = Recent[int](2)

    for number in range(1, 6):
        recent.keep(f"text {number}", number)

    assert [recent.get(f"text {number}") for number in range(1, 6)] == [None, None, 3, 4, 5]
