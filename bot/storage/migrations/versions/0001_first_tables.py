"""The first tables: deliveries, questions, answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    moment = sa.DateTime(timezone=True)
    short = sa.String(32)
    op.create_table(
        "deliveries",
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("received_at", moment, nullable=False),
    )
    op.create_index("deliveries_received_at", "deliveries", ["received_at"])
    op.create_table(
        "questions",
        *(sa.Column(name, short, primary_key=True) for name in ("team", "channel", "thread", "ts")),
        sa.Column("user", short, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("asked_at", moment, nullable=False),
    )
    op.create_index("questions_asked_at", "questions", ["asked_at"])
    op.create_table(
        "answers",
        sa.Column("reference", short, primary_key=True),
        *(
            sa.Column(name, short, nullable=False)
            for name in ("team", "channel", "thread", "ts", "user", "surface")
        ),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("outcome", short, nullable=False),
        sa.Column("reason", short),
        sa.Column("edition", sa.String(64)),
        sa.Column("reply", sa.JSON, nullable=False),
        sa.Column("message", sa.JSON, nullable=False),
        sa.Column("given_at", moment, nullable=False),
        sa.Column("posted", short),
        sa.Column("shared", short),
    )
    op.create_index("answers_given_at", "answers", ["given_at"])
    op.create_index("answers_place", "answers", ["team", "channel", "ts"])
