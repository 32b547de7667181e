"""Press: by which press of its button an answer is being shared."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column."""
    op.add_column("answers", sa.Column("press", sa.String(255)))
