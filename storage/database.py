"""One database: its engines, its version, and the plans it was seen to keep.

`upgrade` brings a database to this code's schema, `check` compares the two, `opened` gives one that is ready for use.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import TimeoutError as NoConnection

from bot.errors import StorageUnavailable
from policies.terms import Plan
from storage import copies, engines, migrations
from storage.engines import UnusableDatabase
from storage.holding import Hold
from storage.tables import METADATA, is_ours

_MIGRATION_LOCK = 0x706C616E  # any number that is ours alone in this database
_MIGRATION_WAIT = "60s"
_BUSY = "All connections to the database are in use."


class Database:
    """A database at an address. It connects when it is first needed.

    `plans` are those known to be committed; a plan is named by its content, so they never grow stale. `dialect` is
    SQLAlchemy's name of its kind; `file` is that of SQLite.
    """

    def __init__(self, url: str) -> None:
        parsed = engines.parse(url)
        self.dialect = parsed.get_backend_name()
        self.is_sqlite = self.dialect == "sqlite"
        self.plans: dict[str, Plan] = {}
        self.file = Path(str(parsed.database)) if self.is_sqlite else None
        self._hold: Hold | None = None
        self._writing = engines.writing(parsed)
        self._viewing = engines.viewing(parsed)

    def connect(self) -> Connection:
        """Return a connection with a transaction begun; raises StorageUnavailable if there is none to be had."""
        try:
            connection = self._writing.connect()
        except NoConnection as error:
            raise StorageUnavailable(_BUSY) from error
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return connection

    def look(self) -> Connection:
        """Return a connection with a transaction begun that can't write; raises StorageUnavailable."""
        try:
            connection = self._viewing.connect()
        except NoConnection as error:
            raise StorageUnavailable(_BUSY) from error
        connection.begin()
        if not self.is_sqlite:
            connection.execute(text("SET TRANSACTION READ ONLY"))
        return connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a short transaction of its own, committed at the end."""
        with self.connect() as connection:
            yield connection
            connection.commit()

    @contextmanager
    def view(self) -> Iterator[Connection]:
        """Give a connection for reading: one consistent picture, and no writing."""
        try:
            connection = self._viewing.connect()
        except NoConnection as error:
            raise StorageUnavailable(_BUSY) from error
        with connection, connection.begin():
            yield connection

    @contextmanager
    def glance(self) -> Iterator[Connection]:
        """Give a connection for one prepared question, which needs no transaction around it."""
        try:
            connection = self._viewing.connect()
        except NoConnection as error:
            raise StorageUnavailable(_BUSY) from error
        with connection:
            yield connection

    def verify(self) -> None:
        """Raise UnusableDatabase unless the schema is this code's."""
        with self.view() as connection:
            revision = _revision(connection)
        if revision is None:
            raise UnusableDatabase("The database has no tables yet: run `plandesk db upgrade`")
        if revision != migrations.HEAD:
            raise UnusableDatabase(
                f"The database has schema {revision}, this plandesk needs {migrations.HEAD}:"
                " run `plandesk db upgrade`, or use the plandesk that wrote it"
            )

    def now(self) -> datetime:
        """Return the time by PostgreSQL's clock. Raises StorageUnavailable."""
        with self.view() as connection:
            found: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
            return found

    def try_writing(self) -> None:
        """Write something, and undo it; raises StorageUnavailable if nothing can be written."""
        with self.connect() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = version_num"))
            connection.rollback()

    def hold(self) -> None:
        """Keep other desks off a file, until `close`. Raises UnusableDatabase if another one is running."""
        if self.file is not None:
            self._hold = Hold(self.file)

    def close(self) -> None:
        """Give all connections back, and release the file."""
        if self._hold is not None:
            self._hold.release()
        self._writing.dispose()
        self._viewing.dispose()


@contextmanager
def _at_start() -> Iterator[None]:
    """Report trouble with the database as something to be fixed, while somebody is there to read it."""
    try:
        yield
    except StorageUnavailable as error:
        raise UnusableDatabase(f"{error} Check DATABASE_URL, and that the database is there.") from error


def is_made(url: str) -> bool:
    """Return whether there is anything to open: SQLite would make an empty file.

    Raises UnusableDatabase for no address.
    """
    parsed = engines.parse(url)
    return parsed.get_backend_name() != "sqlite" or Path(str(parsed.database)).exists()


@_at_start()
def opened(url: str) -> Database:
    """Return a database that is ready: reached, set up safely and of this code's schema.

    Raises UnusableDatabase if it isn't.
    """
    database = Database(url)
    try:
        database.verify()
    except BaseException:
        database.close()
        raise
    return database


def upgrade(url: str) -> None:
    """Bring the schema up to this code's, wholly or not at all; one process at a time. Raises UnusableDatabase."""
    upgraded(url).close()


@_at_start()
def upgraded(url: str) -> Database:
    """Return a database that is ready, with its schema brought up to this code's as `upgrade` does.

    Raises UnusableDatabase if it isn't.
    """
    database = Database(url)
    try:
        _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _migrate(database: Database) -> None:
    if database.file is not None:
        copies.refuse_half_way(database.file)
    with database.connect() as connection:
        if not database.is_sqlite:
            connection.execute(text(f"SET LOCAL lock_timeout = '{_MIGRATION_WAIT}'"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
        if _revision(connection) == migrations.HEAD:
            return  # Alembic would read every migration to find that out
        from alembic import command  # a quarter of a second, for what is rarely needed
        from alembic.config import Config
        from alembic.util import CommandError

        # An installed copy has no pyproject.toml: the configuration is built here.
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise UnusableDatabase(
                f"The database was made by another plandesk, perhaps a newer one ({error}); use that one"
            ) from error
        connection.commit()


@_at_start()
def check(url: str) -> tuple[str, ...]:
    """Return the differences between the database's schema and this code's, in words; none if they agree."""
    if not is_made(url):
        return (f"schema none where {migrations.HEAD} is needed",)
    database = Database(url)
    try:
        with database.view() as connection:
            revision = _revision(connection)
            if revision != migrations.HEAD:
                return (f"schema {revision or 'none'} where {migrations.HEAD} is needed",)
            from alembic.autogenerate import compare_metadata
            from alembic.migration import MigrationContext

            context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_ours})
            return tuple(str(difference) for difference in compare_metadata(context, METADATA))
    finally:
        database.close()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
