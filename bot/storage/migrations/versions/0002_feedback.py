"""Feedback: what people say of a reply."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    short = sa.String(32)
    op.create_table(
        "feedback",
        sa.Column("reference", short, primary_key=True),
        sa.Column("user", short, primary_key=True),
        sa.Column("helpful", sa.Boolean, nullable=False),
        sa.Column("wanted", short),
        sa.Column("note", sa.Text),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("feedback_given_at", "feedback", ["given_at"])
