"""What PostgreSQL does in one statement, where SQLite needs a transaction of two.

Over a network each statement is a question more, and so are BEGIN and COMMIT. They are written
once: putting one together takes as long as asking it.
"""

from __future__ import annotations

from sqlalchemy import Text, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY, insert

from bot.storage.tables import Moment, answers, deliveries, pending

_keys = bindparam("keys", type_=ARRAY(Text))
_rows = select(func.unnest(_keys), bindparam("received_at", type_=Moment))
_noted = (
    insert(deliveries)
    .from_select(["key", "received_at"], _rows)
    .on_conflict_do_nothing()
    .returning(deliveries.c.key)
    .cte("noted")
)
_new = select(func.count()).select_from(_noted)
_held = (
    insert(pending)
    .from_select(
        [column.name for column in pending.c],
        select(*(bindparam(column.name, type_=column.type) for column in pending.c)).where(
            _new.scalar_subquery() == func.cardinality(_keys)
        ),
    )
    .on_conflict_do_nothing()
    .cte("held")
)
_done = delete(pending).where(pending.c.key == bindparam("done")).cte("done")

NOTE_AND_HOLD = _new.add_cte(_held)
"""Note ``keys``, and hold the question of a row of ``pending`` if all are new; how many are."""

POSTED_AND_DONE = (
    update(answers)
    .where(answers.c.reference == bindparam("given"))
    .values(posted=bindparam("at"))
    .add_cte(_done)
)
"""Note that the answer ``given`` stands ``at`` a ts, and let go of the question ``done``."""
