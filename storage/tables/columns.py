"""Column types that neither database offers alike."""

from collections.abc import Callable

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.text import storable


class Words(TypeDecorator[str]):
    """Text, made storable on the way in: both in values and in what is searched for."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:
        """Return what gives the text as it is stored; an enum member as its value."""
        return _stored


def _stored(value: str | None) -> str | None:
    if type(value) is str and value.isascii() and "\0" not in value:  # storable at first sight, as nearly all is
        return value
    return None if value is None else storable(str(value))


class RowNumber(TypeDecorator[int]):
    """A primary key that counts up. SQLite counts only in a column of the type INTEGER."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[int]:
        """Return INTEGER on SQLite, which is 64 bits wide there; BIGINT elsewhere."""
        return Integer() if dialect.name == "sqlite" else BigInteger()
