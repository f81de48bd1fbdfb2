"""Merging a plan's tables, and finding the way back to where a key was written."""

from policies.layers import Layer, merged, origin

PACK = Layer(
    at=(), raw={"zone": "UTC", "chat": {"says": "No.", "clause": "1", "assumed": "why", "ways": {"phone": {}}}}
)


def over(raw: dict[str, object]) -> tuple[Layer, Layer]:
    return PACK, Layer(at=("plans", "full"), raw=raw)


def test_a_table_changes_key_by_key() -> None:
    result = merged(over({"chat": {"says": "Yes."}}))

    assert result["chat"] == {"says": "Yes.", "clause": "1", "assumed": "why", "ways": {"phone": {}}}


def test_false_takes_an_entry_away() -> None:
    result = merged(over({"chat": {"ways": {"phone": False}}}))

    assert result["chat"] == {"says": "No.", "clause": "1", "assumed": "why", "ways": {}}


def test_a_new_clause_does_not_inherit_what_was_assumed() -> None:
    result = merged(over({"chat": {"clause": "2"}}))

    assert result["chat"] == {"says": "No.", "clause": "2", "ways": {"phone": {}}}


def test_merging_leaves_the_layers_as_they_were() -> None:
    merged(over({"chat": {"says": "Yes.", "ways": {"phone": False}}}))

    assert PACK.raw["chat"] == {"says": "No.", "clause": "1", "assumed": "why", "ways": {"phone": {}}}


def test_a_key_of_the_pack_is_found_there() -> None:
    assert origin(over({"chat": {}}), ("chat", "says")) == ("chat", "says")


def test_a_key_that_the_plan_sets_is_found_in_the_plan() -> None:
    assert origin(over({"chat": {"says": 3}}), ("chat", "says")) == ("plans", "full", "chat", "says")


def test_a_missing_key_belongs_where_most_of_its_way_is() -> None:
    assert origin(over({}), ("chat", "ways", "phone", "name")) == ("chat", "ways", "phone", "name")


def test_a_key_of_which_nothing_is_known_belongs_to_the_plan() -> None:
    assert origin(over({}), ("ladder",)) == ("plans", "full", "ladder")


def test_rows_of_a_list_are_found_by_number() -> None:
    layers = (PACK, Layer(at=("plans", "full"), raw={"rungs": [{"percent": 1}]}))

    assert origin(layers, ("rungs", "0", "percent")) == ("plans", "full", "rungs", "0", "percent")
