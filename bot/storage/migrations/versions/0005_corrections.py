"""Corrections: what maintainers decided on answers whose words changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "corrections",
        sa.Column("reference", sa.String(32), primary_key=True),
        sa.Column("said", sa.JSON, nullable=False),
        sa.Column("tell", sa.Boolean, nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("decided_at", moment, nullable=False),
        sa.Column("told_at", moment),
    )
    op.create_index("corrections_decided_at", "corrections", ["decided_at"])
