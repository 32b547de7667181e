"""News: what each channel was told of last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("channels", sa.Column("mark", sa.String(64)))
    op.add_column("channels", sa.Column("told", sa.JSON))
