"""Frozen values to JSON text and back, exactly. How they are written, is in `storage.json_text`.

The code that reads a class is generated when the first value of it is met: that of them all takes as long as half of
all imports.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache, cached_property
from typing import Any, Generic, TypeVar, get_args, get_origin

import orjson
from cattrs import Converter
from msgspec import Struct
from msgspec.structs import fields

from bot.commands import Deferrable, RewritingCommand
from bot.events import ContractEvent, Event
from bot.model.approval import ContactWish, Wish
from bot.model.contract import Contract
from bot.model.customer_message import CustomerMessage
from bot.model.ids import SubjectId, subject_id
from bot.model.incident import Incident
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import Membership
from bot.model.places import AnyThread, OwnThread, Thread
from bot.model.ticket import Ticket
from policies.terms import AnyMetric, Plan, metric_named
from storage import former_intakes, former_tickets
from storage.json_text import NAME, UNIONS, json_text
from storage.upcast import COMMANDS, EVENTS, upcast

T = TypeVar("T")


def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_structure_hook(time, lambda text, _: time.fromisoformat(text))
    converter.register_structure_hook(SubjectId, lambda text, _: subject_id(text))
    converter.register_structure_hook(AnyThread, lambda tree, _: _thread(converter, tree))
    converter.register_structure_hook(AnyMetric, lambda text, _: metric_named(text))
    converter.register_structure_hook_factory(_is_of_one_kind, _each)
    converter.register_structure_hook_factory(lambda kind: isinstance(kind, type) and issubclass(kind, Struct), _fields)
    for union in (*UNIONS, Event, ContractEvent, RewritingCommand, Deferrable):
        converter.register_structure_hook(union, _lift(union, converter))
    return converter


def _is_of_one_kind(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis


def _each(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """Return what reads a tuple whose members are of one kind. cattrs' own looks up how at each tuple anew."""
    member = get_args(kind)[0]
    read = converter.get_structure_hook(member)
    return lambda values, _: tuple([read(value, member) for value in values]) if values else ()


def _thread(converter: Converter, tree: dict[str, Any]) -> AnyThread:
    """Return a thread, which is kept without its class name: one of ours is known by its message's key."""
    return converter.structure(tree, OwnThread) if "message_key" in tree else converter.structure(tree, Thread)


def _fields(kind: type[Struct], converter: Converter) -> Callable[[Any, Any], Any]:
    """Return what reads a value of ours, field by field; one that isn't written holds its default."""
    reads = [(one.name, one.type, converter.get_structure_hook(one.type)) for one in fields(kind)]
    return lambda tree, _: kind(**{name: read(tree[name], of) for name, of, read in reads if name in tree})


def _lift(union: Any, converter: Converter) -> Callable[[dict[str, Any], Any], Any]:
    """Return what reads a member of a union by its class name; a wish without one is from when there was no other."""
    members = {member.__name__: member for member in get_args(union)}
    unnamed = ContactWish.__name__ if union == Wish else ""

    @cache
    def reading(name: str) -> Callable[[Any, Any], Any]:
        return converter.get_structure_hook(members[name])

    return lambda tree, _: reading(tree.get(NAME, unnamed))(tree, None)


_CONVERTER = _converter()


class Codec(Generic[T]):
    """The reading and writing of one type of value. `former` is as in `upcast`; `mended` reads another shape."""

    def __init__(
        self,
        kind: Any,
        former: Mapping[str, str] | None = None,
        mended: Callable[[Any], Any] | None = None,
    ) -> None:
        self._kind = kind
        self._is_union = not isinstance(kind, type)
        self._former = former or {}
        self._mended = mended

    @cached_property
    def _raise(self) -> Callable[[Any, Any], T]:
        return _CONVERTER.get_structure_hook(self._kind)

    def dump(self, value: T) -> str:
        """Return the value as JSON text; raises ValueError for an instant without a zone."""
        return json_text(value, is_named=self._is_union)

    def load(self, text: str) -> T:
        """Return the value that was written."""
        tree = upcast(text, orjson.loads(text), self._former)
        value: T = self._raise(self._mended(tree) if self._mended else tree, self._kind)
        return value


def stored(value: T, codec: Codec[T]) -> T:
    """Return the value as it comes back from the store."""
    return codec.load(codec.dump(value))


PLAN = Codec[Plan](Plan)
INTAKE = Codec[Intake](Intake, mended=former_intakes.with_milestones)
TICKET = Codec[Ticket](Ticket, mended=former_tickets.with_milestones)
CUSTOMER_MESSAGE = Codec[CustomerMessage](CustomerMessage)
EVENT = Codec[Event](Event, EVENTS)
CONTRACT = Codec[Contract](Contract)
INCIDENT = Codec[Incident](Incident)
CONTRACT_EVENT = Codec[ContractEvent](ContractEvent)
CHANGE = Codec[RewritingCommand](RewritingCommand, COMMANDS)
DEFERRED = Codec[Deferrable](Deferrable, COMMANDS)
MEMBERSHIP = Codec[Membership](Membership)
MESSAGE = Codec[Message](Message)
