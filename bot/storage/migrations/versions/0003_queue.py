"""The queue: what people ask the maintainers, and what became of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    short, moment = sa.String(32), sa.DateTime(timezone=True)
    op.create_table(
        "wishes",
        sa.Column("reference", short, primary_key=True),
        sa.Column("user", short, primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("tell", sa.Boolean, nullable=False),
        sa.Column("wished_at", moment, nullable=False),
        sa.Column("told_at", moment),
    )
    op.create_index("wishes_wished_at", "wishes", ["wished_at"])
    op.create_table(
        "resolutions",
        sa.Column("reference", short, primary_key=True),
        sa.Column("kind", short, nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("resolved_at", moment, nullable=False),
    )
    op.create_index("resolutions_resolved_at", "resolutions", ["resolved_at"])
