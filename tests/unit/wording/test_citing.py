"""Where a rule comes from."""

import pytest
from msgspec.structs import replace

from bot.model.plain_text import body, words
from bot.wording.citing import cited
from bot.wording.views import plan as terms
from policies.terms import Source
from tests.shipped import LIBRARY
from tests.unit.sla.calendars import plan, target
from tests.unit.wording.examples import OPEN, Promise

PLAN = plan({"1": target("4 bh")})  # of "Example terms"


def test_a_clause_is_named_with_its_document() -> None:
    assert words(cited(PLAN, Source(clause="Hours")).spans) == "Source: Example terms, “Hours”."


def test_a_reading_stands_after_the_clause() -> None:
    said = words(cited(PLAN, Source(clause="Hours", assumed="Central is US Central"), "Hours. ").spans)

    assert said == (
        "Hours. Source: Example terms, “Hours”. The terms leave this open; our reading: Central is US Central."
    )


def test_what_no_clause_states_names_none() -> None:
    said = words(cited(PLAN, Source(clause="not stated", assumed="You choose."), "You choose. ").spans)

    assert said == "You choose. The terms leave this open; our reading: You choose."


def test_what_is_neither_stated_nor_read_into_the_terms_is_not_laid_at_their_door() -> None:
    assert words(cited(PLAN, Source(clause="not stated")).spans) == "The terms do not say this in so many words."


FORM = "Order form 12, section 3"


def test_what_an_order_form_sets_is_cited_as_the_order_form_alone() -> None:
    said = words(cited(PLAN, Source(clause=FORM, document="Order form 12")).spans)

    assert said == "Source: Order form 12, section 3."


def test_where_an_order_form_sets_a_field_the_clause_of_the_rest_follows() -> None:
    said = words(cited(PLAN, Source(clause=f"{FORM} (maximum); otherwise Contacts")).spans)

    assert said == "Source: Order form 12, section 3; for the rest Example terms, “Contacts”."


def test_what_an_order_form_leaves_open_is_said_of_the_rest() -> None:
    said = words(cited(PLAN, Source(clause=f"{FORM} (holidays); otherwise not stated", assumed="Mon–Fri")).spans)

    assert said == "Source: Order form 12, section 3. The rest the terms leave open; our reading: Mon–Fri."


@pytest.mark.parametrize(
    ("source", "reference"),
    [
        (Source(clause="4"), "4"),
        (Source(clause="4", document="Data terms"), "Data terms, 4"),
        (Source(clause=FORM, document="Order form 12"), FORM),
        (Source(clause="not stated", document="Data terms"), "not stated"),
    ],
)
def test_a_reference_names_the_document_unless_it_is_the_terms(source: Source, reference: str) -> None:
    assert source.reference == reference


def test_two_documents_with_the_same_clause_are_both_cited_in_the_plan() -> None:
    premier = LIBRARY.plan("mpowr/premier")
    other = replace(premier.chat, source=Source(clause=premier.severity_rule.source.clause, document="Data terms"))
    one = Promise(plan=replace(premier, chat=other), region=None)

    said = body(terms.plan(one.plan, one.customer, OPEN))

    assert "Data terms, “" in said
    assert f"{premier.document}, “{premier.severity_rule.source.clause}”" in said


def test_a_clause_of_another_document_is_named_with_that() -> None:
    said = words(cited(PLAN, Source(clause="4", document="Data terms")).spans)

    assert said == "Source: Data terms, “4”."
