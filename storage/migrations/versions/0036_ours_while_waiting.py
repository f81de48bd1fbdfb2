"""A ticket of which a promise of ours runs is ours, even if we wait for its customer: `storage.derived` lists it so."""

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Change nothing: the columns are there."""
