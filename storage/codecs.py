"""Frozen values to JSON text and back, exactly.

A member of a union carries its class name as `_type`, so those names are part of what is stored. Every field is
written, defaults too: a default that changes later must not change what was promised before. Sets are written sorted,
instants in ISO 8601 and UTC, text made storable (see `storage.text`).

The code that reads or writes a class is generated when the first value of it is met: that of them all takes as long as
half of all imports.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from functools import cached_property, lru_cache
from typing import Any, Final, Generic, TypeVar, get_args, get_origin

import orjson
from cattrs import Converter

from bot.commands import Deferrable, RewritingCommand
from bot.events import ContractEvent, Event
from bot.model.approval import ContactWish, Wish
from bot.model.contract import Contract
from bot.model.customer_message import CustomerMessage
from bot.model.ids import SubjectId, subject_id
from bot.model.incident import Incident
from bot.model.intake import Intake
from bot.model.message import Block, Message, Span
from bot.model.people import Membership
from bot.model.ticket import Ticket
from policies.terms import AnyMetric, Plan, metric_named
from storage import former_intakes, former_tickets
from storage.text import storable
from storage.upcast import COMMANDS, EVENTS, upcast

T = TypeVar("T")

_TYPE: Final = "_type"


def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone: instants are kept in UTC")
    return _written(value.astimezone(UTC))


@lru_cache(maxsize=64)  # most that one act writes has the same instant
def _written(instant: datetime) -> str:
    return instant.isoformat()


def _converter() -> Converter:
    converter = Converter(detailed_validation=False, unstruct_collection_overrides={frozenset: sorted})
    converter.register_unstructure_hook(datetime, _instant)
    converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_unstructure_hook(time, time.isoformat)
    converter.register_structure_hook(time, lambda text, _: time.fromisoformat(text))
    converter.register_structure_hook(SubjectId, lambda text, _: subject_id(text))
    converter.register_structure_hook(AnyMetric, lambda text, _: metric_named(text))
    converter.register_structure_hook_factory(_is_of_one_kind, _each)
    _tag(Wish, converter, untagged=ContactWish)  # once there was no other
    for union in (Span, Block, Event, ContractEvent, RewritingCommand, Deferrable):
        _tag(union, converter)
    return converter


def _is_of_one_kind(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis


def _each(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """Return what reads a tuple whose members are of one kind. cattrs' own looks up how at each tuple anew."""
    member = get_args(kind)[0]
    read = converter.get_structure_hook(member)
    return lambda values, _: tuple([read(value, member) for value in values]) if values else ()


def _tag(union: Any, converter: Converter, untagged: type | None = None) -> None:
    """Have each member of a union carry its class name; a value without one is `untagged`.

    A value of a subclass is kept as the member that it is.
    """
    members = {member.__name__: member for member in get_args(union)}

    def lower(value: Any) -> dict[str, Any]:
        kind = type(value)
        if kind.__name__ not in members:
            kind = next(one for one in kind.__mro__ if one.__name__ in members)
        tree: dict[str, Any] = converter.unstructure(value, kind)
        tree[_TYPE] = kind.__name__
        return tree

    def lift(tree: dict[str, Any], _: object) -> Any:
        kind = untagged if untagged and _TYPE not in tree else members[tree[_TYPE]]
        return converter.structure(tree, kind)

    converter.register_unstructure_hook(union, lower)
    converter.register_structure_hook(union, lift)


_CONVERTER = _converter()


def _write(tree: Any) -> str:
    return orjson.dumps(tree, option=orjson.OPT_NON_STR_KEYS).decode()  # keys may be members of enumerations


class Codec(Generic[T]):
    """The reading and writing of one type of value. `former` is as in `upcast`; `mended` reads another shape."""

    def __init__(
        self,
        kind: Any,
        former: Mapping[str, str] | None = None,
        mended: Callable[[Any], Any] | None = None,
    ) -> None:
        self._kind = kind
        self._former = former or {}
        self._mended = mended

    @cached_property
    def _lower(self) -> Callable[[T], Any]:
        return _CONVERTER.get_unstructure_hook(self._kind)

    @cached_property
    def _raise(self) -> Callable[[Any, Any], T]:
        return _CONVERTER.get_structure_hook(self._kind)

    def dump(self, value: T) -> str:
        """Return the value as JSON text; raises ValueError for an instant without a zone."""
        tree = self._lower(value)
        try:
            text = _write(tree)
        except orjson.JSONEncodeError:  # half of a UTF-16 pair somewhere
            return _write(_repaired(tree))
        # A NUL shows as its escape. A backslash that a person typed may look like one: repairing that changes nothing.
        return _write(_repaired(tree)) if "\\u0000" in text else text

    def load(self, text: str) -> T:
        """Return the value that was written."""
        tree = upcast(text, orjson.loads(text), self._former)
        value: T = self._raise(self._mended(tree) if self._mended else tree, self._kind)
        return value


def stored(value: T, codec: Codec[T]) -> T:
    """Return the value as it comes back from the store."""
    return codec.load(codec.dump(value))


def _repaired(tree: Any) -> Any:
    match tree:
        case str():
            return storable(tree)
        case dict():
            return {_repaired(key): _repaired(value) for key, value in tree.items()}
        case list() | tuple():
            return [_repaired(value) for value in tree]
        case _:
            return tree


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
