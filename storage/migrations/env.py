"""The running of migrations.

It is in the transaction that `storage.database.upgrade` gives, or, from Alembic's own command, in one on DATABASE_URL.
"""

import os

from alembic import context
from sqlalchemy import Connection

from storage import derived, engines
from storage.tables import METADATA, is_ours


def migrate(connection: Connection) -> None:
    """Run all migrations that are missing, in the transaction at hand: one that is killed half way leaves nothing."""
    context.configure(connection=connection, target_metadata=METADATA, compare_type=True, include_name=is_ours)
    before = context.get_context().get_current_revision()
    with context.begin_transaction():
        context.run_migrations()
    if before and before < derived.SINCE <= (context.get_context().get_current_revision() or ""):
        derived.fill(connection)


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    engine = engines.writing(engines.parse(os.environ.get("DATABASE_URL", "sqlite:///plandesk.db")))
    with engine.begin() as own:
        migrate(own)
