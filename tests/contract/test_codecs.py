"""What is written as JSON comes back exactly. (Text that cannot be stored is in `test_text.py`.)"""

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.events import ContractEvent, Event, MilestoneReported
from bot.model.contract import Contract
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.ticket import Ticket
from policies.terms import Metric, Plan
from storage import codecs
from storage.codecs import Codec
from tests.contract.any_value import any_value
from tests.contract.examples import NOW, a_plan, a_ticket, acknowledged
from tests.rounds import rounds
from tests.shipped import EXAMPLES, LIBRARY

briefly = settings(max_examples=rounds(4, 500), suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: str(kind.__name__))
@briefly
@given(data=st.data())
def test_every_event_comes_back(kind: type, data: st.DataObject) -> None:
    event = data.draw(any_value(kind))

    assert codecs.EVENT.load(codecs.EVENT.dump(event)) == event


@pytest.mark.parametrize("kind", get_args(ContractEvent), ids=lambda kind: str(kind.__name__))
@briefly
@given(data=st.data())
def test_every_event_of_a_contract_comes_back(kind: type, data: st.DataObject) -> None:
    event = data.draw(any_value(kind))

    assert codecs.CONTRACT_EVENT.load(codecs.CONTRACT_EVENT.dump(event)) == event


@pytest.mark.parametrize(
    ("kind", "codec"),
    [
        (Intake, codecs.INTAKE),
        (Ticket, codecs.TICKET),
        (Contract, codecs.CONTRACT),
        (Message, codecs.MESSAGE),
        (Plan, codecs.PLAN),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
@briefly
@given(data=st.data())
def test_every_value_comes_back(kind: type, codec: Codec[Any], data: st.DataObject) -> None:
    value = data.draw(any_value(kind))

    assert codec.load(codec.dump(value)) == value


@pytest.mark.parametrize(
    "plan", [plan for pack in LIBRARY.packs() for plan in pack.plans.values()], ids=lambda plan: plan.ref
)
def test_every_shipped_plan_comes_back(plan: Plan) -> None:
    assert codecs.PLAN.load(codecs.PLAN.dump(plan)) == plan


def test_instants_are_written_in_utc() -> None:
    in_chicago = NOW.astimezone(timezone(timedelta(hours=-6)))

    document = json.loads(codecs.TICKET.dump(a_ticket(opened_at=in_chicago)))

    assert document["opened_at"] == "2026-03-02T15:00:00+00:00"


def test_the_hour_that_comes_twice_in_autumn_is_written_as_two() -> None:
    once = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))

    documents = [json.loads(codecs.TICKET.dump(a_ticket(opened_at=once.replace(fold=fold)))) for fold in (0, 1)]

    assert [each["opened_at"] for each in documents] == ["2026-10-25T00:30:00+00:00", "2026-10-25T01:30:00+00:00"]


def test_an_instant_without_a_zone_is_refused() -> None:
    nowhere = datetime(2026, 3, 2, 15, 0)  # noqa: DTZ001  # what is refused here

    with pytest.raises(ValueError, match="no time zone"):
        codecs.TICKET.dump(a_ticket(opened_at=nowhere))


def test_an_event_carries_its_name() -> None:
    assert json.loads(codecs.EVENT.dump(acknowledged()))["_type"] == "Acknowledged"


def test_values_that_are_defaults_are_written_too() -> None:
    assert json.loads(codecs.TICKET.dump(a_ticket()))["cycle"] == 1


def test_a_field_that_older_documents_lack_gets_its_default() -> None:
    document = json.loads(codecs.TICKET.dump(a_ticket()))
    del document["assignee"]

    assert codecs.TICKET.load(json.dumps(document)) == a_ticket()


def test_sets_are_written_sorted_so_that_equal_plans_are_written_alike() -> None:
    days = [date(2026, month, 1) for month in range(1, 13)]
    calendar = replace(a_plan().calendars["always"], holidays=frozenset(reversed(days)))

    document = json.loads(codecs.PLAN.dump(replace(a_plan(), calendars={"always": calendar})))

    assert document["calendars"]["always"]["holidays"] == [day.isoformat() for day in days]


def test_a_plan_with_metrics_of_its_packs_own_comes_back() -> None:
    plan = EXAMPLES.plan("fernhill/till-care", zone="Europe/Paris")

    back = codecs.PLAN.load(codecs.PLAN.dump(plan))

    assert back == plan
    assert back.own_metrics == plan.own_metrics
    assert all(isinstance(metric, Metric) for metric in back.targets["question"])


def test_a_workaround_that_was_recorded_under_its_former_name_is_one_that_was_reported() -> None:
    now = json.loads(codecs.EVENT.dump(MilestoneReported(at=NOW, by="agent-one", via="slash", name="A", text="Wait.")))
    former = {key: value for key, value in now.items() if key != "metric"} | {"_type": "WorkaroundGiven"}

    event = codecs.EVENT.load(json.dumps(former))

    assert isinstance(event, MilestoneReported)
    assert (event.text, event.metric) == ("Wait.", Metric.WORKAROUND)
