"""What maintainers decided on answers whose words changed, until the askers are told."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from bot.storage.rows import Correction
from bot.storage.store import inserting
from bot.storage.tables import corrections

if TYPE_CHECKING:
    from sqlalchemy import Column

    from bot.storage.store import Store


def decide(store: Store, decided: Correction) -> None:
    """Keep a decision, in place of what was decided on this answer before."""
    row = asdict(decided) | {"decided_at": store.now()}
    with store.engine.begin() as connection:
        same = corrections.c.reference == decided.reference
        connection.execute(delete(corrections).where(same))
        connection.execute(inserting(connection.dialect.name, corrections), row)


def decisions(store: Store) -> dict[str, Correction]:
    """Return what was decided, by reference."""
    with store.engine.begin() as connection:
        rows = connection.execute(select(*_columns())).mappings().all()
    return {row["reference"]: Correction(**row) for row in rows}


def uncorrected(store: Store) -> tuple[Correction, ...]:
    """Return what askers are to be told and were not yet; it is told by whoever takes it."""
    untold = corrections.c.tell.is_(True), corrections.c.told_at.is_(None)
    taken = []
    with store.engine.begin() as connection:
        for row in connection.execute(select(*_columns()).where(*untold)).mappings().all():
            mine = corrections.c.reference == row["reference"]
            claim = update(corrections).where(mine, *untold).values(told_at=store.now())
            if connection.execute(claim).rowcount == 1:
                taken.append(Correction(**row))
    return tuple(taken)


def _columns() -> list[Column[Any]]:
    return [corrections.c[field.name] for field in fields(Correction)]
