"""Pending: questions that were taken and not replied to yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "pending",
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("replica", sa.String(32), nullable=False),
        sa.Column("received_at", moment, nullable=False),
        sa.Column("renewed_at", moment, nullable=False),
        sa.Column("taken", sa.Integer, nullable=False),
    )
    op.create_index("pending_renewed_at", "pending", ["renewed_at"])
