"""Order: which conversation a question that is being answered is of, and when it was written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("pending", sa.Column("channel", sa.String(32)))
    op.add_column("pending", sa.Column("ts", sa.String(32)))
    op.create_index("pending_place", "pending", ["channel", "ts"])
